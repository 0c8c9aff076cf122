import type { Visit } from '../../patient/patient.ts';
import { isGraded } from '../../patient/sunnybrook-grading.ts';
import { earliest, type Gap } from '../gap.ts';
import {
  type FollowedTreatment,
  firstFollowUp,
  type History,
  isNewVisit,
  newVisitsUntil,
  type YearHistory,
} from '../history.ts';
import type { Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import type { MemberReason, ReasonDetail } from '../reason.ts';
import { followUpGaps, followUpReasons, notFollowedUp, visitText } from './follow-up.ts';
import {
  administrativeSystems,
  definitionReference,
  followedUpDenominator,
  followedUpPopulation,
  sharePercent,
  starred,
} from './texts.ts';

const reasons = {
  ...followUpReasons,
  'graded-both': () => 'Graderad med Sunnybrook både vid nybesök före behandlingen och vid ettårskontrollen.',
  'not-graded': ({ what }: ReasonDetail) => `Sunnybrook saknas vid ${visitText(what)}.`,
  'not-assessable': () => 'En gradering är registrerad som ej bedömbar.',
  'graded-after-treatment': ({ date }: ReasonDetail) =>
    `Graderad vid nybesök ${date}, som låg efter behandlingen.`,
  'graded-around-different-treatments': () =>
    'Graderingarna före och efter hör till olika behandlingar: gradering vid ettårskontroll efter den senare saknas.',
};

/** @param helping the visits at which a grading can bring the patient into the numerator */
const gradingGap = (
  name: string,
  isAsked: (visit: Visit) => boolean,
  helping: (history: YearHistory) => readonly Visit[],
): Gap => ({
  name,
  filledIn({ visits }) {
    const ungraded = earliest(visits.filter((visit) => isAsked(visit) && !isGraded(visit.sunnybrook)));
    return ungraded && { record: 'grading', key: ungraded.key };
  },
  need(history) {
    const visit = earliest(helping(history).filter(({ sunnybrook }) => sunnybrook === undefined));
    return visit && { kind: 'sunnybrook', visit: visit.key, from: visit.date };
  },
});

const gaps = {
  ...followUpGaps,
  'sunnybrook@new-visit': gradingGap('Sunnybrook vid nybesök', isNewVisit, (history) =>
    history.treated.flatMap(({ treatment, followUps }) =>
      followUps.length > 0 ? newVisitsUntil(history, treatment.date) : [],
    ),
  ),
  'sunnybrook@one-year': gradingGap(
    'Sunnybrook vid ettårskontroll',
    ({ kind }) => kind === 'one-year',
    ({ treated }) => treated.flatMap(({ followUps }) => followUps),
  ),
};

type GradingMembership = Membership<keyof typeof reasons, keyof typeof gaps>;

const graded = (visits: readonly Visit[]) => visits.some((visit) => isGraded(visit.sunnybrook));
const notAssessable = (visits: readonly Visit[]) =>
  visits.some((visit) => visit.sunnybrook !== undefined && !isGraded(visit.sunnybrook));

/**
 * Whether the patient was graded before (or on the day of) this treatment, and at a one-year visit that
 * follows it.
 */
const gradedAround = (history: History, { treatment, followUps }: FollowedTreatment) => ({
  before: graded(newVisitsUntil(history, treatment.date)),
  after: graded(followUps),
});

/**
 * Names the missing grading of a patient who is followed up but not graded before and after the same
 * treatment.
 */
function explain(
  { allNewVisits }: History,
  around: readonly { before: boolean; after: boolean }[],
): Pick<GradingMembership, 'missing' | 'reasons'> {
  const why: MemberReason<keyof typeof reasons>[] = [];
  const missing: (keyof typeof gaps)[] = [];
  if (!around.some(({ before }) => before)) {
    missing.push('sunnybrook@new-visit');
    why.push({ code: 'not-graded', what: 'new-visit' });
    const late = allNewVisits.find((visit) => isGraded(visit.sunnybrook));
    if (late) why.push({ code: 'graded-after-treatment', date: late.date });
  }
  if (!around.some(({ after }) => after)) {
    missing.push('sunnybrook@one-year');
    why.push({ code: 'not-graded', what: 'one-year' });
  }
  // Graded before a later treatment and after an earlier one: the grading after the later one is missing.
  if (missing.length === 0) {
    missing.push('sunnybrook@one-year');
    why.push({ code: 'graded-around-different-treatments' });
  }
  return { missing, reasons: why };
}

function member(history: YearHistory): GradingMembership | null {
  const { treated } = history;
  if (treated.length === 0) return null;
  const first = firstFollowUp(treated);
  if (!first) return notFollowedUp(history);
  const followed = treated.filter(({ followUps }) => followUps.length > 0);
  const around = followed.map((one) => gradedAround(history, one));
  const both = around.some(({ before, after }) => before && after);
  const explained = both
    ? { missing: [], reasons: [{ code: 'graded-both' } as const] }
    : explain(history, around);
  const seen = followed.flatMap(({ treatment, followUps }) => [
    ...newVisitsUntil(history, treatment.date),
    ...followUps,
  ]);
  const unassessable = notAssessable(seen);
  return {
    inDenominator: true,
    enteredOn: first.date,
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
  population: 'followed-up',
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
      'Uppföljd ett år efter behandling: en ettårskontroll inom områdets uppföljningsfönster, räknat i kalendermånader efter en räknad behandling, båda gränserna inräknade.',
      'Graderingen vid nybesök ska vara gjord senast på behandlingsdagen. «Ej bedömbar» räknas inte som graderad; antalet visas bredvid, eftersom definitionen omfattar bilateral pares.',
    ],
  },
  publicTexts: starred,
  member,
  reasons,
  gaps,
  parts: [
    { name: 'Graderade båda gångerna', landed: 'numerator' },
    { name: 'Gradering saknas', landed: 'not-numerator' },
  ],
  breakdowns: [],
  beside: [{ kind: 'patients', id: 'notAssessable', name: 'Graderade som ej bedömbara' }],
};
