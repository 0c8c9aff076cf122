import type { Occasion } from '../../care/occasion.ts';
import { instrumentOf } from '../../survey/instruments/instruments.ts';
import type { Invitation } from '../../survey/invitation.ts';
import { type FollowedTreatment, type History, newVisitsUntil, type YearHistory } from '../history.ts';
import type { Measure, Membership, Rated } from '../measure.ts';
import type { Reason } from '../reason.ts';
import { formCounts, invitationsOf } from '../response.ts';
import { notFollowedUp } from './follow-up.ts';
import { silenceOf } from './silence.ts';
import {
  administrativeSystems,
  definitionReference,
  followedUpDenominator,
  followedUpPopulation,
  sharePercent,
  starred,
} from './texts.ts';

/** Either instrument counts at either time: the text of the source says «FACE scale eller FDI». */
const proms = ['face', 'fdi'];

/** New visits of the treatment year, and one year after its treatments. */
const rated: readonly Rated[] = [
  { occasion: 'new-visit', forms: proms, yearsBefore: 1 },
  { occasion: 'one-year', forms: proms, yearsBefore: 0 },
];

function completeForms(invitations: readonly Invitation[]): Set<string> {
  const complete = new Set<string>();
  for (const invitation of invitations) {
    for (const form of proms) {
      const answer = invitation.answers?.[form];
      if (answer && instrumentOf(form).isComplete(answer.values)) complete.add(form);
    }
  }
  return complete;
}

/** PROM invitations before and after one treatment: for new visits until its day, and anchored to it. */
function around(history: History, { treatment }: FollowedTreatment) {
  const visits = new Set(newVisitsUntil(history, treatment.date).map((visit) => visit.key));
  const { invitations } = history.patient;
  return {
    before: invitations.filter((one) => one.occasion === 'new-visit' && visits.has(one.anchor)),
    after: invitations.filter((one) => one.occasion === 'one-year' && one.anchor === treatment.key),
  };
}

const anyProm = (invitations: readonly Invitation[]) =>
  invitations.some((invitation) => proms.some((form) => invitation.answers?.[form]));

function lackAt(occasion: Occasion, invitations: readonly Invitation[]): Reason | null {
  if (completeForms(invitations).size > 0) return null;
  if (anyProm(invitations)) return { code: 'form-incomplete', what: occasion };
  const { why, ...told } = silenceOf(invitations, proms);
  return { code: `form-${why}`, what: occasion, ...told };
}

/** Which form is missing, for a patient who is followed up and has no complete pair around one treatment. */
function explain(pairs: readonly ReturnType<typeof around>[]): Pick<Membership, 'missing' | 'reasons'> {
  const lacking = [
    lackAt(
      'new-visit',
      pairs.flatMap(({ before }) => before),
    ),
    lackAt(
      'one-year',
      pairs.flatMap(({ after }) => after),
    ),
  ].filter((reason) => reason !== null);
  // Answered before a later treatment and after an earlier one: what is lacking is a form after the later.
  if (lacking.length === 0)
    return { missing: ['prom@one-year'], reasons: [{ code: 'forms-around-different-treatments' }] };
  return { missing: lacking.map(({ what }) => `prom@${what}`), reasons: lacking };
}

/** Forms sent and answered, also of patients who are not followed up. */
function responseCounts(history: YearHistory): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { occasion, forms, yearsBefore } of rated) {
    const { sent, answered } = formCounts(
      invitationsOf(history, occasion, history.year - yearsBefore),
      forms,
    );
    if (sent > 0) counts[`${occasion}.sent`] = sent;
    if (answered > 0) counts[`${occasion}.answered`] = answered;
  }
  return counts;
}

function member(history: YearHistory): Membership | null {
  const counts = responseCounts(history);
  const { treated } = history;
  if (treated.length === 0) {
    if (Object.keys(counts).length === 0) return null;
    const reasons: Reason[] = [{ code: 'not-treated' }];
    return { inDenominator: false, inNumerator: false, counts, missing: [], reasons };
  }
  if (!treated.some(({ followUps }) => followUps.length > 0)) return notFollowedUp(history, counts);
  const pairs = treated.map((one) => around(history, one));
  const complete = pairs.map(({ before, after }) => ({
    before: completeForms(before),
    after: completeForms(after),
  }));
  const both = complete.some(({ before, after }) => before.size > 0 && after.size > 0);
  if (!both) return { inDenominator: true, inNumerator: false, counts, ...explain(pairs) };
  const same = complete.some(({ before, after }) => [...before].some((form) => after.has(form)));
  if (same) counts.sameInstrument = 1;
  return {
    inDenominator: true,
    inNumerator: true,
    counts,
    missing: [],
    reasons: [{ code: 'answered-both' }],
  };
}

export const p2: Measure = {
  id: 'P2',
  name: 'Andel patienter som besvarat PROM-enkät (FACE scale eller FDI)',
  category: 'patient-reported',
  kind: 'share',
  direction: 'high',
  underDevelopment: true,
  firstReportYear: 2028,
  followsTreatmentYear: true,
  levels: ['country', 'unit'],
  texts: {
    measured:
      'Andel patienter där patientrapporterad livskvalitet följts upp både vid nybesök samt vid återbesök/ettårskontroll med FACE scale eller FDI',
    unitOfMeasure: sharePercent,
    purpose:
      'Måttet avser att visa på patientrapporterat resultat av den vård som ges inom definitionen. Måttet är under utveckling av NHV-enheterna.',
    direction: 'Hög andel eftersträvas',
    type: 'Processmått / utvecklingsmått',
    dataSource: administrativeSystems,
    limitations: '',
    technical: [
      'Andel patienter där patientrapporterad diagnosspecifik livskvalitet följts upp både vid nybesök samt vid återbesök/ettårskontroll med FACE scale eller FDI.',
      followedUpPopulation,
      definitionReference,
      'Täljare: Antal patienter, enligt nämnaren, som följts upp avseende diagnosspecifik livskvalitet (FACE scale eller FDI) både vid nybesök och vid återbesök.',
      followedUpDenominator,
    ],
    comment: 'Utvecklingsmått. Följs upp i samband med första inrapportering.',
    reporting: 'Utvecklingsmått',
    beside:
      'Källan daterar inte måttet. Att det redovisas från 2028, och vad som är ett fullständigt formulär, är vår läsning.',
    readings: [
      'Källan kallar måttet «Utvecklingsmått» i tabell 1, «Patientrapporterat mått 2» i rubriken och «Resultatmått/utvecklingsmått» på sidan. Här hör det till de patientrapporterade måtten, under utveckling.',
      'Källan anger inget första år för P2. Vi läser det som för R2: mars 2028, för patienter som behandlats 2026.',
      'En fullständig FaCE är en vars totalpoäng kan beräknas (alla 15 frågor), en fullständig FDI en där båda delskalorna kan beräknas. Det är vår läsning.',
      'FaCE vid ena tillfället och FDI vid det andra räknas; hur många som besvarat samma visas bredvid.',
      'Formuläret vid nybesök ska gälla ett nybesök senast på behandlingsdagen.',
    ],
  },
  publicTexts: starred,
  rated,
  breakdowns: [],
  member,
  present: (counter) => ({
    sameInstrument: counter('sameInstrument'),
    responseRate: {
      'new-visit': { answered: counter('new-visit.answered'), sent: counter('new-visit.sent') },
      'one-year': { answered: counter('one-year.answered'), sent: counter('one-year.sent') },
    },
  }),
};
