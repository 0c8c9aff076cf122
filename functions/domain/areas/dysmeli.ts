import type { Measure, MeasureTexts } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import { b1 } from '../measure/measures/b1.ts';
import { b3 } from '../measure/measures/b3.ts';
import { o1 } from '../measure/measures/o1.ts';
import { p1 } from '../measure/measures/p1.ts';
import { t1 } from '../measure/measures/t1.ts';
import { administrativeSystems, physicalOrDigital } from '../measure/measures/texts.ts';

/**
 * Makes a draft measure for dysmeli from one of perifer facialispares: the same rule, with texts for dysmeli.
 */
const drafted = (measure: Measure, texts: Partial<MeasureTexts> = {}): Measure => ({
  ...measure,
  texts: {
    ...measure.texts,
    reporting: 'Utkast: ingen inrapportering är beslutad för dysmeli.',
    readings: ['Måttet följer samma regel som för perifer facialispares. Det är ett utkast.'],
    ...texts,
  },
});

const assessed =
  'Samtliga unika patienter inom definitionen, som genomgått multidisciplinär bedömning vid nybesök på NHV-enhet under mätåret.';

const measures: readonly Measure[] = [
  drafted(b1, {
    technical: [
      assessed,
      physicalOrDigital,
      'För måttet redovisas totalt antal patienter samt fördelningar enligt: hemregion (enligt folkbokföring), ej folkbokförda i Sverige, juridiskt kön, barn/vuxna.',
    ],
    comment:
      'Nybesök – besök (fysiskt eller digitalt) hos teamet på NHV-enhet för multidisciplinär bedömning.',
  }),
  drafted(b3, {
    purpose:
      'Att kunna följa utveckling och fördelning av vården inom definitionen för dysmeli som nationell högspecialiserad vård.',
    technical: [
      'Samtliga behandlingar på NHV-enhet under mätåret: avancerad rehabilitering, komplicerade ortoser och proteser, proteser med avancerad teknik. Kirurgi beslutas på NHV-enhet men är inte förbehållen den och ingår inte.',
    ],
    comment: 'Besök för avancerad rehabilitering kan ske både fysiskt och digitalt.',
  }),
  drafted(t1, {
    technical: [
      assessed,
      'Täljare: Antal patienter, enligt nämnaren, som bedömts inom 90 dagar från ankommen godkänd remiss.',
      'Nämnare: Samtliga patienter inom definitionen som bedömts vid nybesök under mätåret.',
    ],
  }),
  drafted(p1({ form: 'prem', item: 'overall', positive: ['very-good', 'good'] }), {
    dataSource: `PREM-enkät. ${administrativeSystems}`,
    technical: [
      assessed,
      'Täljare: Antal patienter (närstående om patienten är barn och inte kan svara själv), enligt nämnaren, som svarat «Mycket bra» eller «Bra» på frågan om besöket som helhet.',
      'Nämnare: Samtliga patienter (eller närstående till denne), som bedömts på nybesök under mätåret.',
    ],
  }),
  drafted(o1, {
    technical: [
      assessed,
      'Täljare: Antal patienter, enligt nämnaren, där överrapportering till remittent skett med remissvar.',
      'Nämnare: Samtliga patienter inom definitionen som bedömts vid nybesök under mätåret.',
    ],
  }),
];

/**
 * Dysmeli: four units. No measure list is published for it, so its set is a draft of the generic measures:
 * marked as a draft wherever it is shown, and never offered for signing. The unit decides on surgery, which
 * is not reserved to it.
 */
export const dysmeli: MeasuredArea = {
  id: 'dysmeli',
  name: 'Dysmeli',
  status: 'draft',
  definition: [
    'Patienter med dysmeli, oavsett ålder, ska remitteras till en nationell högspecialiserad vårdenhet (NHV-enhet) för multidisciplinär bedömning och ställningstagande till åtgärder och vårdnivå.',
    'Utöver detta ska ett ställningstagande till eventuella avancerade åtgärder ske på NHV-enhet.',
    'Utförande och uppföljning av avancerad rehabilitering och ortos/protesförsörjning som är komplicerad eller kräver avancerad teknik ska utföras på NHV-enhet.',
  ],
  clarifications: [
    'Med dysmeli avses i detta förslag medfödd reduktionsmissbildning av hela eller delar av övre och/eller nedre extremitet (arm/ben).',
    'Med avancerade åtgärder avses: avancerad rehabilitering, exempelvis initial utredning och behandling med fysioterapi/arbetsterapi (oavsett extremitet); extremitetsförlängning och komplicerad deformitetskirurgi på både nedre och övre extremitet; ortos- och/eller protesförsörjning av komplicerade ortoser/proteser (oavsett extremitet); ortos- och/eller protesförsörjning av proteser med avancerad teknik (oavsett extremitet).',
  ],
  exclusions: [
    'Patienter med liknande vårdbehov, exempelvis vid komplicerade medfödda extremitetsmissbildningar (som inte innebär reduktion) eller amputationer efter sepsis, trauma, cancer eller brännskada ingår inte i definitionen, men NHV-enhet kan vid behov konsulteras även för dessa patienter.',
    'Patienter med prognosticerad benlängdsskillnad på mindre än 2 cm vid avslutad tillväxt ingår ej i definitionen.',
  ],
  source: 'Socialstyrelsen, Beslut om nationell högspecialiserad vård – viss vård vid dysmeli',
  units: [
    {
      id: 'dysmeli-stockholm',
      name: 'Dysmelienheten, Region Stockholm',
      nameTellsCare: true,
      permissionHolder: 'Region Stockholm',
      region: '01',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-vasterbotten',
      name: 'Dysmelienheten, Region Västerbotten',
      nameTellsCare: true,
      permissionHolder: 'Region Västerbotten',
      region: '24',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-orebro',
      name: 'Dysmelienheten, Region Örebro län',
      nameTellsCare: true,
      permissionHolder: 'Region Örebro län',
      region: '18',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-vastra-gotaland',
      name: 'Dysmelienheten, Västra Götalandsregionen',
      nameTellsCare: true,
      permissionHolder: 'Västra Götalandsregionen',
      region: '14',
      treatsChildren: true,
    },
  ],
  patientGroups: [],
  causes: [],
  treatmentKinds: [
    { id: 'advanced-rehabilitation', name: 'Avancerad rehabilitering', carries: 'mode' },
    { id: 'complex-orthosis-prosthesis', name: 'Komplicerad ortos eller protes', carries: 'nothing' },
    { id: 'advanced-technology-prosthesis', name: 'Protes med avancerad teknik', carries: 'nothing' },
  ],
  procedures: [],
  gradesWith: null,
  forms: { 'new-visit': ['prem'], 'one-year': [] },
  followUpWindow: { fromMonths: 9, toMonths: 15 },
  firstPeriod: { from: '2025-01-01', to: '2025-12-31' },
  scopeOf: () => 'within',
  measures,
  definitions: '2026-11-29',
};
