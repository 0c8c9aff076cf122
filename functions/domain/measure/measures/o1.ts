import { newVisitGap } from '../gap.ts';
import type { YearHistory } from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import type { ReasonDetail } from '../reason.ts';
import {
  administrativeSystems,
  assessedDenominator,
  assessedPopulation,
  definitionReference,
  reportedFrom2026,
  sameAssessment,
  sharePercent,
  starred,
} from './texts.ts';

const reasons = {
  reported: ({ date }: ReasonDetail) => `Svar till remittenten ${date}.`,
  'not-reported': ({ date }: ReasonDetail) =>
    `Inget svar till remittenten är registrerat för nybesöket ${date}.`,
};

const gaps = {
  reportedToReferrerOn: newVisitGap('reportedToReferrerOn', 'svar till remittent', 'report-to-referrer'),
};

function member({
  newVisits: [visit],
}: YearHistory): Membership<keyof typeof reasons, keyof typeof gaps> | null {
  if (!visit) return null;
  const reportedOn = visit.reportedToReferrerOn;
  return {
    inDenominator: true,
    enteredOn: visit.date,
    inNumerator: reportedOn !== undefined,
    counts: {},
    missing: reportedOn === undefined ? ['reportedToReferrerOn'] : [],
    reasons: [
      reportedOn === undefined
        ? { code: 'not-reported', date: visit.date }
        : { code: 'reported', date: reportedOn },
    ],
  };
}

export const o1: Measure = {
  id: 'Ö1',
  name: 'Överrapportering till remittent',
  category: 'handover',
  kind: 'share',
  direction: 'high',
  firstReportYear: 2026,
  population: 'assessed',
  levels: ['country', 'unit'],
  texts: {
    measured: 'Andel patienter där överrapportering till remittent gjorts efter bedömning på NHV-enhet.',
    unitOfMeasure: sharePercent,
    purpose:
      'Att främja samverkan mellan NHV-enhet och remittent, öka patientsäkerheten samt förbättra vårdkedjan för patienter som bedömts inom definitionen.',
    direction: 'Hög andel eftersträvas',
    type: 'Processmått',
    dataSource: administrativeSystems,
    limitations: '',
    technical: [
      'Efter bedömning på NHV-enhet ges en överrapportering med remissvar till remittent. Remissvaret innehåller information om vad som gjorts på NHV-enhet samt planering för patientens fortsatta vård. I denna innefattas även behandlingsstrategi och behandlingsplan.',
      `${assessedPopulation} Måttet har samma population som i mått B1.`,
      definitionReference,
      'Täljare: Antal patienter, enligt nämnaren, där överrapportering till remittent skett med remissvar.',
      assessedDenominator,
    ],
    reporting: reportedFrom2026,
    beside:
      'Källan säger regionalt facialisteam i tabell 1 men remittent på måttets sida. Svar till remittenten räknas.',
    readings: [
      sameAssessment,
      'Källans tabell 1 säger «till regionalt facialisteam», måttets egen sida «till remittent». Sidan gäller. Årets första nybesök räknas.',
    ],
  },
  publicTexts: starred,
  member,
  reasons,
  gaps,
  shownFirst: 3,
  parts: [
    { name: 'Svar skickat', landed: 'numerator' },
    { name: 'Svar saknas', landed: 'not-numerator' },
  ],
  breakdowns: [],
  beside: [],
};
