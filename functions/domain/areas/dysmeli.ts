import type { Area } from '../area.ts';
import { b1 } from '../measures/b1.ts';
import { b3 } from '../measures/b3.ts';
import { o1 } from '../measures/o1.ts';
import { p1 } from '../measures/p1.ts';
import { t1 } from '../measures/t1.ts';

/**
 * Dysmeli: four units. No measure list is published for it, so its set is a draft of the generic measures, marked as
 * such wherever it shows and never offered for signing. Surgery is decided at the unit but not reserved to it.
 */
export const dysmeli: Area = {
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
      permissionHolder: 'Region Stockholm',
      region: '01',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-vasterbotten',
      name: 'Dysmelienheten, Region Västerbotten',
      permissionHolder: 'Region Västerbotten',
      region: '24',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-orebro',
      name: 'Dysmelienheten, Region Örebro län',
      permissionHolder: 'Region Örebro län',
      region: '18',
      treatsChildren: true,
    },
    {
      id: 'dysmeli-vastra-gotaland',
      name: 'Dysmelienheten, Västra Götalandsregionen',
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
  forms: { 'new-visit': ['prem'], 'one-year': [] },
  followUpWindow: { fromMonths: 9, toMonths: 15 },
  firstPeriod: { from: '2025-09-01', to: '2025-12-31' },
  counts: () => true,
  measures: [b1, b3, t1, p1, o1],
};
