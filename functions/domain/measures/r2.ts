import { type FollowedTreatment, newVisitsUntil, treatmentYearOf } from '../cohort.ts';
import type { Facts, Measure, Membership } from '../measure.ts';
import type { Visit } from '../patient.ts';
import type { Reason } from '../reason.ts';
import { isGraded } from '../sunnybrook.ts';
import { presentWindows, windowCounts } from './follow-up.ts';
import {
  administrativeSystems,
  definitionReference,
  followedUpDenominator,
  followedUpPopulation,
  sharePercent,
  starred,
} from './texts.ts';

const graded = (visits: readonly Visit[]) => visits.some((visit) => isGraded(visit.sunnybrook));
const notAssessable = (visits: readonly Visit[]) =>
  visits.some((visit) => visit.sunnybrook !== undefined && !isGraded(visit.sunnybrook));

/** Graded before (or on the day of) this treatment and again at a one-year visit that follows it up. */
const gradedAround = (facts: Facts, { treatment, followUps }: FollowedTreatment) => ({
  before: graded(newVisitsUntil(facts, treatment.date)),
  after: graded(followUps),
});

function explain(
  facts: Facts,
  followed: readonly FollowedTreatment[],
): Pick<Membership, 'missing' | 'reasons'> {
  const around = followed.map((one) => gradedAround(facts, one));
  const reasons: Reason[] = [];
  const missing: string[] = [];
  if (!around.some(({ before }) => before)) {
    missing.push('sunnybrook@new-visit');
    reasons.push({ code: 'not-graded', what: 'new-visit' });
    const late = facts.patient.visits.find((visit) => visit.kind === 'new' && isGraded(visit.sunnybrook));
    if (late) reasons.push({ code: 'graded-after-treatment', date: late.date });
  }
  if (!around.some(({ after }) => after)) {
    missing.push('sunnybrook@one-year');
    reasons.push({ code: 'not-graded', what: 'one-year' });
  }
  return { missing, reasons };
}

function member(facts: Facts, year: number): Membership | null {
  const treated = treatmentYearOf(facts, year);
  const [first] = treated;
  if (!first) return null;
  const followed = treated.filter(({ followUps }) => followUps.length > 0);
  if (followed.length === 0) {
    const reasons: Reason[] = [{ code: 'not-followed-up', date: first.treatment.date }];
    return {
      inDenominator: false,
      inNumerator: false,
      counts: windowCounts(treated),
      missing: ['one-year-visit'],
      reasons,
    };
  }
  const both = followed.some((one) => {
    const { before, after } = gradedAround(facts, one);
    return before && after;
  });
  const explained = both
    ? { missing: [], reasons: [{ code: 'graded-both' } as const] }
    : explain(facts, followed);
  const seen = followed.flatMap(({ treatment, followUps }) => [
    ...newVisitsUntil(facts, treatment.date),
    ...followUps,
  ]);
  const unassessable = notAssessable(seen);
  return {
    inDenominator: true,
    inNumerator: both,
    counts: unassessable ? { notAssessable: 1 } : {},
    missing: explained.missing,
    reasons: [...explained.reasons, ...(unassessable ? [{ code: 'not-assessable' } as const] : [])],
  };
}

export const r2: Measure = {
  id: 'R2',
  name: 'Utvärdering av ansiktsfunktion med Sunnybrook',
  category: 'outcome',
  kind: 'share',
  direction: 'high',
  firstReportYear: 2028,
  followsTreatmentYear: true,
  levels: ['country', 'unit'],
  texts: {
    measured:
      'Andel patienter där utvärdering av ansiktsfunktion gjorts både vid nybesök samt vid återbesök/ettårskontroll',
    unitOfMeasure: sharePercent,
    purpose: 'Måttet avser att visa på resultatet av den vård som ges inom definitionen.',
    direction: 'Hög andel eftersträvas',
    type: 'Processmått',
    dataSource: administrativeSystems,
    limitations: '',
    technical: [
      'Andel patienter där utvärdering av ansiktsfunktion gjorts både vid nybesök och återbesök ett år efter behandling.',
      'Utvärdering av ansiktsfunktion görs med Sunnybrook Facial Grading System.',
      followedUpPopulation,
      definitionReference,
      'Täljare: Antal patienter, enligt nämnaren, som utvärderats med Sunnybrook både vid nybesök och vid återbesök.',
      followedUpDenominator,
    ],
    reporting:
      'NHV-enheten rapporterar detta mått för första gången i mars år 2028 för patienter som behandlats inom NHV-tillståndet från 1 januari–31 december 2026 och följts upp ett år senare. Därefter inrapporteras uppgifter årligen i mars för patienter som behandlats inom NHV-definitionen under årets som inträffar två år innan inrapporteringsåret.',
    readings: [
      'Uppföljd ett år efter behandling: ett ettårsbesök 9–15 kalendermånader efter en räknad behandling, båda gränserna inräknade.',
      'Graderingen vid nybesök ska vara gjord senast på behandlingsdagen. «Ej bedömbar» räknas inte som graderad; antalet visas bredvid, eftersom definitionen omfattar bilateral pares.',
    ],
  },
  publicTexts: starred,
  breakdowns: [],
  member,
  present: (counter, view) => ({ notAssessable: counter('notAssessable'), ...presentWindows(counter, view) }),
};
