import { type Occasion, occasions } from '../../care/occasion.ts';
import { instrumentOf } from '../../survey/instruments/instruments.ts';
import type { Invitation } from '../../survey/invitation.ts';
import {
  type FollowedTreatment,
  firstFollowUp,
  type History,
  newVisitsUntil,
  type YearHistory,
} from '../history.ts';
import type { FormsBeside, Measure } from '../measure.ts';
import type { Membership } from '../membership.ts';
import type { ReasonDetail } from '../reason.ts';
import { formCounts, invitationsOf } from '../response.ts';
import { followUpGaps, followUpReasons, notFollowedUp, visitText } from './follow-up.ts';
import { lastAnswerDay, silenceOf } from './silence.ts';
import {
  administrativeSystems,
  definitionReference,
  followedUpDenominator,
  followedUpPopulation,
  sharePercent,
  starred,
} from './texts.ts';

/** The forms of which any counts, at both times: the text of the source says «FACE scale eller FDI». */
type Proms = readonly string[];

/** The response rates for new visits of the treatment year, and for one year after its treatments. */
const responseRatesOf = (proms: Proms): readonly FormsBeside[] => [
  {
    kind: 'forms',
    id: 'responseRate.new-visit',
    name: 'Svarsfrekvens, nybesök',
    occasion: 'new-visit',
    forms: proms,
    yearsBefore: 1,
    counters: { sent: 'new-visit.sent', answered: 'new-visit.answered' },
  },
  {
    kind: 'forms',
    id: 'responseRate.one-year',
    name: 'Svarsfrekvens, ettårskontroll',
    occasion: 'one-year',
    forms: proms,
    yearsBefore: 0,
    counters: { sent: 'one-year.sent', answered: 'one-year.answered' },
  },
];

const reasons = {
  ...followUpReasons,
  'not-treated': () => 'Ingen behandling räknas under behandlingsåret. Utskicken räknas i svarsfrekvensen.',
  'answered-both': () => 'FaCE eller FDI är besvarad både vid nybesöket och efter ett år.',
  'form-not-sent': ({ what }: ReasonDetail) => `Ingen FaCE eller FDI är skickad för ${visitText(what)}.`,
  'form-not-answered': ({ what, date }: ReasonDetail, today: string) =>
    `FaCE eller FDI är skickad för ${visitText(what)} men inte besvarad.${lastAnswerDay(date, today)}`,
  'form-withdrawn': ({ what }: ReasonDetail) =>
    `Utskicket av FaCE eller FDI för ${visitText(what)} är återkallat och inte besvarat.`,
  'form-incomplete': ({ what }: ReasonDetail) =>
    `FaCE eller FDI är besvarad vid ${visitText(what)} men inte fullständig.`,
  'forms-around-different-treatments': () =>
    'Formulären före och efter hör till olika behandlingar: fullständig FaCE eller FDI efter den senare saknas.',
};

const gaps = {
  ...followUpGaps,
  'prom@new-visit': { name: 'FaCE eller FDI vid nybesök' },
  'prom@one-year': { name: 'FaCE eller FDI vid ettårskontroll' },
};

type FormsMembership = Membership<keyof typeof reasons, keyof typeof gaps>;

function completeForms(invitations: readonly Invitation[], proms: Proms): Set<string> {
  const complete = new Set<string>();
  for (const invitation of invitations) {
    for (const form of proms) {
      const answer = invitation.answers?.[form];
      if (answer && instrumentOf(form).isComplete(answer.values)) complete.add(form);
    }
  }
  return complete;
}

/** Selects the PROM invitations around one treatment: for new visits until its day, and anchored to it. */
function around(history: History, { treatment }: FollowedTreatment) {
  const visits = new Set(newVisitsUntil(history, treatment.date).map((visit) => visit.key));
  const { invitations } = history.patient;
  return {
    before: invitations.filter((one) => one.occasion === 'new-visit' && visits.has(one.anchor)),
    after: invitations.filter((one) => one.occasion === 'one-year' && one.anchor === treatment.key),
  };
}

const anyProm = (invitations: readonly Invitation[], proms: Proms) =>
  invitations.some((invitation) => proms.some((form) => invitation.answers?.[form]));

function lackAt(
  occasion: Occasion,
  invitations: readonly Invitation[],
  proms: Proms,
): FormsMembership['reasons'][number] | null {
  if (completeForms(invitations, proms).size > 0) return null;
  if (anyProm(invitations, proms)) return { code: 'form-incomplete', what: occasion };
  const { why, ...told } = silenceOf(invitations, proms);
  return { code: `form-${why}`, what: occasion, ...told };
}

/** Names the missing form of a patient who is followed up and has no complete pair around one treatment. */
function explain(
  pairs: readonly ReturnType<typeof around>[],
  proms: Proms,
): Pick<FormsMembership, 'missing' | 'reasons'> {
  const invitations = {
    'new-visit': pairs.flatMap(({ before }) => before),
    'one-year': pairs.flatMap(({ after }) => after),
  };
  const lacking = occasions.flatMap((occasion) => {
    const reason = lackAt(occasion, invitations[occasion], proms);
    return reason ? [{ gap: `prom@${occasion}` as const, reason }] : [];
  });
  // Answered before a later treatment and after an earlier one: the form after the later one is missing.
  if (lacking.length === 0)
    return { missing: ['prom@one-year'], reasons: [{ code: 'forms-around-different-treatments' }] };
  return { missing: lacking.map(({ gap }) => gap), reasons: lacking.map(({ reason }) => reason) };
}

/** Counts forms sent and answered, also of patients who are not followed up. */
function responseCounts(history: YearHistory, rates: readonly FormsBeside[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { occasion, forms, yearsBefore, counters } of rates) {
    const { sent, answered } = formCounts(
      invitationsOf(history, occasion, history.year - yearsBefore),
      forms,
    );
    if (sent > 0) counts[counters.sent] = sent;
    if (answered > 0) counts[counters.answered] = answered;
  }
  return counts;
}

function member(history: YearHistory, proms: Proms, rates: readonly FormsBeside[]): FormsMembership | null {
  const counts = responseCounts(history, rates);
  const { treated } = history;
  if (treated.length === 0) {
    if (Object.keys(counts).length === 0) return null;
    return {
      inDenominator: false,
      inNumerator: false,
      counts,
      missing: [],
      reasons: [{ code: 'not-treated' }],
    };
  }
  const first = firstFollowUp(treated);
  if (!first) return notFollowedUp(history, counts);
  const place = { inDenominator: true, enteredOn: first.date, counts };
  const pairs = treated.map((one) => around(history, one));
  const complete = pairs.map(({ before, after }) => ({
    before: completeForms(before, proms),
    after: completeForms(after, proms),
  }));
  const both = complete.some(({ before, after }) => before.size > 0 && after.size > 0);
  if (!both) return { ...place, inNumerator: false, ...explain(pairs, proms) };
  const same = complete.some(({ before, after }) => [...before].some((form) => after.has(form)));
  if (same) counts.sameInstrument = 1;
  return {
    ...place,
    inNumerator: true,
    missing: [],
    reasons: [{ code: 'answered-both' }],
  };
}

/** Makes P2 for the forms of which the area's units send any. */
export function p2(proms: Proms): Measure {
  const rates = responseRatesOf(proms);
  return {
    id: 'P2',
    name: 'Andel patienter som besvarat PROM-enkät (FACE scale eller FDI)',
    category: 'patient-reported',
    kind: 'share',
    direction: 'high',
    underDevelopment: true,
    firstReportYear: 2028,
    followsTreatmentYear: true,
    population: 'followed-up',
    links: [{ is: 'at-most', sum: ['P2.sameInstrument'], to: ['P2.numerator'] }],
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
    member: (history) => member(history, proms, rates),
    reasons,
    gaps,
    asks: [{ occasion: 'one-year', forms: proms }],
    parts: [
      { name: 'Svar båda gångerna', landed: 'numerator' },
      { name: 'Svar saknas', landed: 'not-numerator' },
    ],
    breakdowns: [],
    beside: [...rates, { kind: 'patients', id: 'sameInstrument', name: 'Samma formulär båda gångerna' }],
  };
}
