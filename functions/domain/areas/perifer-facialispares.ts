import type { MeasuredArea } from '../measure/measured-area.ts';
import { b1 } from '../measure/measures/b1.ts';
import { b2 } from '../measure/measures/b2.ts';
import { b3 } from '../measure/measures/b3.ts';
import { o1 } from '../measure/measures/o1.ts';
import { p1 } from '../measure/measures/p1.ts';
import { p2 } from '../measure/measures/p2.ts';
import { r1 } from '../measure/measures/r1.ts';
import { r2 } from '../measure/measures/r2.ts';
import { t1 } from '../measure/measures/t1.ts';

/** Perifer facialispares: three units, two of them also for children. Socialstyrelsen, bilaga 1. */
export const periferFacialispares: MeasuredArea = {
  id: 'perifer-facialispares',
  name: 'Perifer facialispares',
  status: 'decided',
  definition: [
    'Patienter med perifer facialispares och eventuellt behov av dynamisk rekonstruktion, ska remitteras till en nationell högspecialiserad vårdenhet (NHVe) för multidisciplinär bedömning och ställningstagande till fortsatta avancerade åtgärder såsom specialiserad fysioterapi och kirurgi samt i förekommande fall utförande och uppföljning av sådana åtgärder.',
    'Följande patientgrupper avses: patienter, oavsett ålder, med slapp facialispares (mer än 1 år efter debut av facialispares); barn med medfödd facialispares.',
    'Utöver ovan ska även patienter med komplexa synkinesier remitteras till en NHVe för en individualiserad multidisciplinär bedömning.',
    'Med komplexa synkinesier avses: patienter som trots upprepade behandlingsförsök regionalt (oavsett typ av behandling) har fortsatt besvär av sin synkinesi efter minst ett års tid; andra svåra fall av synkinesi som inte kan hanteras regionalt.',
  ],
  clarifications: [
    'Med dynamisk rekonstruktion avses återskapande av leende («smile reanimation»), samt fysioterapi innan och efter ingreppet.',
    'Med upprepade behandlingsförsök av synkinesier avses behandling med exempelvis botox och/eller fysioterapi under minst ett års tid utan tillräcklig effekt.',
    'Förslaget avser patienter med både uni- och bilateral facialispares.',
  ],
  exclusions: [
    'Akuta facialisskador, efter exempelvis trauma, eller primär nervgrafting vid cancerkirurgi/parotiskirurgi.',
  ],
  source: 'Socialstyrelsen, Årlig uppföljning av nationell högspecialiserad vård, perifer facialispares',
  units: [
    {
      id: 'akademiska',
      name: 'Akademiska sjukhuset',
      permissionHolder: 'Region Uppsala',
      region: '03',
      treatsChildren: true,
    },
    {
      id: 'sahlgrenska',
      name: 'Sahlgrenska Universitetssjukhuset',
      permissionHolder: 'Västra Götalandsregionen',
      region: '14',
      treatsChildren: true,
    },
    {
      id: 'linkoping',
      name: 'Universitetssjukhuset i Linköping',
      permissionHolder: 'Region Östergötland',
      region: '05',
      treatsChildren: false,
    },
  ],
  patientGroups: [
    {
      id: 'flaccid',
      name: 'Slapp facialispares (mer än 1 år efter debut) med behov av dynamisk rekonstruktion',
    },
    {
      id: 'congenital',
      name: 'Barn (medfödd facialispares) med behov av dynamisk rekonstruktion',
      forChildren: true,
    },
    { id: 'complex-synkinesis', name: 'Komplexa synkinesier' },
  ],
  causes: [
    { id: 'congenital', name: 'Kongenital' },
    { id: 'tumour', name: 'Tumör' },
    { id: 'infection', name: 'Infektion' },
    { id: 'trauma', name: 'Trauma' },
    { id: 'idiopathic-other', name: 'Idiopatisk/övrig' },
  ],
  treatmentKinds: [
    { id: 'surgery', name: 'Kirurgi', carries: 'procedures' },
    { id: 'physiotherapy', name: 'Fysioterapi', carries: 'mode' },
    { id: 'botulinum', name: 'Botulinumbehandling', carries: 'nothing' },
  ],
  procedures: [
    { id: 'myectomy', name: 'Myektomi' },
    { id: 'neurectomy', name: 'Neurektomi' },
    { id: 'free-muscle-transplant', name: 'Fritt muskeltransplantat' },
    { id: 'cross-face-nerve-graft', name: 'Cross-face nervgraft' },
    { id: 'temporalis-transposition', name: 'Temporalis muskeltransposition' },
  ],
  gradesWith: 'sunnybrook',
  forms: { 'new-visit': ['prem', 'face', 'fdi'], 'one-year': ['face', 'fdi'] },
  followUpWindow: { fromMonths: 9, toMonths: 15 },
  firstPeriod: { from: '2025-09-01', to: '2025-12-31' },
  scopeOf: ({ kind }, { patientGroup, homeRegion }, { region }) => {
    if (kind !== 'botulinum') return 'within';
    // The definition covers botulinum only for patients with complex synkinesis from outside the unit's
    // region.
    const isOtherGroup = patientGroup !== undefined && patientGroup !== 'complex-synkinesis';
    if (isOtherGroup || homeRegion === region) return 'outside';
    if (patientGroup === undefined)
      return { unknown: homeRegion === undefined ? ['patientGroup', 'homeRegion'] : ['patientGroup'] };
    return homeRegion === undefined ? { unknown: ['homeRegion'] } : 'within';
  },
  measures: [
    b1,
    b2,
    b3,
    t1,
    r1,
    r2,
    p1({ form: 'prem', item: 'overall', positive: ['very-good', 'good'] }),
    p2(['face', 'fdi']),
    o1,
  ],
  definitions: '2026-11-29',
};
