import fc from 'fast-check';
import type { Area, TreatmentKind } from '../../functions/domain/care/area.ts';
import type { Occasion } from '../../functions/domain/care/occasion.ts';
import { addDays, addMonths, daysBetween, stockholmDate } from '../../functions/domain/care/period.ts';
import { homeRegions } from '../../functions/domain/care/region.ts';
import { complicationGrades } from '../../functions/domain/patient/complication-grade.ts';
import {
  type Complication,
  legalSexes,
  type Patient,
  type Treatment,
  type Visit,
  visitKinds,
  visitModes,
} from '../../functions/domain/patient/patient.ts';
import type { Sunnybrook } from '../../functions/domain/patient/sunnybrook.ts';
import { type Answer, answerModes, respondents } from '../../functions/domain/survey/answer.ts';
import { type Instrument, optionsOf } from '../../functions/domain/survey/instrument.ts';
import { instrumentOf } from '../../functions/domain/survey/instruments/instruments.ts';
import { channels, type Invitation } from '../../functions/domain/survey/invitation.ts';
import type { Values } from '../../functions/domain/survey/values.ts';

/** The end of every random history: a record of patientArbitrary is valid at this moment and later. */
export const endOfHistory = new Date('2028-03-02T09:00:00Z');

const firstDay = '2024-10-01';
const lastDay = '2028-03-01';

const exact = { noNullPrototype: true } as const;
const optional = <Key extends string>(requiredKeys: Key[]) => ({ ...exact, requiredKeys });

/** Any day of the history, from `first`; the first and last days of periods come up often. */
export function dayArbitrary(first = firstDay): fc.Arbitrary<string> {
  const turns = ['2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01', '2026-12-31', '2027-01-01', lastDay];
  const days = fc.nat(daysBetween(first, lastDay)).map((count) => addDays(first, count));
  const later = turns.filter((turn) => turn >= first);
  return later.length === 0 ? days : fc.oneof({ weight: 4, arbitrary: days }, fc.constantFrom(...later));
}

/** A day in 2026, the first year whose treatments are followed up in a measure. */
const dayIn2026 = fc.nat(364).map((count) => addDays('2026-01-01', count));

/** Any moment of the history, from `first` on; moments around midnight in Stockholm come up often. */
function instantArbitrary(first = firstDay): fc.Arbitrary<string> {
  const times = fc.constantFrom('09:00:00Z', '18:22:41.250Z', '22:30:00Z', '23:30:00Z', '23:59:59Z');
  return fc.tuple(dayArbitrary(first), times).map(([day, time]) => `${day}T${time}`);
}

/** Valid values of an instrument: often for all items, otherwise for any non-empty subset. */
export function valuesArbitrary(instrument: Instrument): fc.Arbitrary<Values> {
  const all = Object.fromEntries(
    instrument.items.map((item) => [item.key, fc.constantFrom(...optionsOf(instrument, item))]),
  );
  const required = instrument.items.filter((item) => item.required).map((item) => item.key);
  const scored = instrument.items.filter((item) => !item.unscored).map((item) => item.key);
  return fc
    .oneof(fc.record(all, exact), fc.record(all, optional(required)))
    .filter((values) => scored.some((key) => values[key] !== undefined));
}

const regional = (min: number, max: number) => {
  const value = fc.integer({ min, max });
  return fc.record({ brow: value, eyeClosure: value, smile: value, snarl: value, pucker: value }, exact);
};

/** A Sunnybrook grading, or the reason why there is none. */
export const sunnybrookArbitrary: fc.Arbitrary<Sunnybrook> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record(
      {
        resting: fc.record(
          {
            eye: fc.integer({ min: 0, max: 1 }),
            cheek: fc.integer({ min: 0, max: 2 }),
            mouth: fc.integer({ min: 0, max: 1 }),
          },
          exact,
        ),
        movement: regional(1, 5),
        synkinesis: regional(0, 3),
      },
      exact,
    ),
  },
  fc.record({ notAssessable: fc.constantFrom('bilateral' as const, 'other' as const) }, exact),
);

function complicationArbitrary(operated: string): fc.Arbitrary<Complication> {
  const near = fc.integer({ min: 0, max: 35 }).map((count) => addDays(operated, count));
  return fc.record(
    {
      date: fc.oneof(near, dayArbitrary(operated)).map((date) => (date > lastDay ? lastDay : date)),
      grade: fc.constantFrom(...complicationGrades),
      expected: fc.boolean(),
    },
    exact,
  );
}

function treatmentArbitrary(area: Area, kind: TreatmentKind): fc.Arbitrary<Omit<Treatment, 'key'>> {
  return fc.oneof(dayArbitrary(), dayIn2026).chain((date) => {
    const head = { kind: fc.constant(kind.id), date: fc.constant(date) };
    if (kind.carries === 'mode') return fc.record({ ...head, mode: fc.constantFrom(...visitModes) }, exact);
    if (kind.carries === 'nothing') return fc.record(head, exact);
    const procedures = fc.subarray(area.procedures.map(({ id }) => id));
    const complications = fc.array(complicationArbitrary(date), { maxLength: 3 });
    return fc.record({ ...head, procedures, complications }, optional(['kind', 'date', 'procedures']));
  });
}

type When = Pick<Visit, 'date' | 'kind'>;

/**
 * Kinds and days of visits, often near a treatment: new visits around its day, one-year visits around its
 * window.
 */
function whenArbitrary(area: Area, treatments: readonly { date: string }[]): fc.Arbitrary<When> {
  const { fromMonths, toMonths } = area.followUpWindow;
  const around = (days: readonly string[], kind: Visit['kind']) =>
    days
      .flatMap((day) => [addDays(day, -1), day, addDays(day, 1)])
      .filter((date) => date >= firstDay && date <= lastDay)
      .map((date) => ({ date, kind }));
  const whenever = fc.record({ date: dayArbitrary(), kind: fc.constantFrom(...visitKinds) }, exact);
  const telling = treatments.flatMap(({ date }) => [
    ...around([date], 'new'),
    ...around([addMonths(date, fromMonths), addMonths(date, 12), addMonths(date, toMonths)], 'one-year'),
  ]);
  return telling.length === 0
    ? whenever
    : fc.oneof(whenever, { weight: 2, arbitrary: fc.constantFrom(...telling) });
}

function visitArbitrary({ date, kind }: When): fc.Arbitrary<Omit<Visit, 'key'>> {
  return fc.record(
    {
      kind: fc.constant(kind),
      date: fc.constant(date),
      mode: fc.constantFrom(...visitModes),
      multidisciplinary: fc.oneof({ weight: 3, arbitrary: fc.constant(true) }, fc.constant(false)),
      referralReceivedOn: fc
        .oneof(fc.integer({ min: 85, max: 95 }), fc.nat(400))
        .map((waited) => addDays(date, -waited)),
      patientChoseToWait: fc.boolean(),
      reportedToReferrerOn: fc.nat(60).map((later) => {
        const reported = addDays(date, later);
        return reported > lastDay ? lastDay : reported;
      }),
      sunnybrook: sunnybrookArbitrary,
    },
    optional(['kind', 'date', 'mode', 'multidisciplinary']),
  );
}

function answerArbitrary(form: string, sentAt: string): fc.Arbitrary<Answer> {
  const later = instantArbitrary(sentAt.slice(0, 10)).map((at) =>
    Date.parse(at) < Date.parse(sentAt) ? sentAt : at,
  );
  return fc.record(
    {
      answeredAt: later,
      respondent: fc.constantFrom(...respondents),
      mode: fc.constantFrom(...answerModes),
      language: fc.constantFrom('sv', 'en'),
      wording: fc.constantFrom('sv-1', 'en-1'),
      values: valuesArbitrary(instrumentOf(form)),
    },
    optional(['answeredAt', 'respondent', 'mode', 'language', 'values']),
  );
}

type Anchor = { occasion: Occasion; key: string };

function invitationArbitrary(area: Area, anchor: Anchor): fc.Arbitrary<Omit<Invitation, 'key'>> {
  const sending = fc.tuple(
    fc.subarray([...area.forms[anchor.occasion]], { minLength: 1 }),
    fc.option(instantArbitrary(), { nil: undefined }),
  );
  return sending.chain(([forms, sentAt]) => {
    const head = {
      occasion: fc.constant(anchor.occasion),
      anchor: fc.constant(anchor.key),
      forms: fc.constant(forms),
      channel: fc.constantFrom(...channels),
    };
    const least = ['occasion', 'anchor', 'forms', 'channel'] as const;
    if (!sentAt) return fc.record({ ...head, createdAt: instantArbitrary() }, optional([...least]));
    const from = sentAt.slice(0, 10);
    const after = instantArbitrary(from).map((at) => (Date.parse(at) < Date.parse(sentAt) ? sentAt : at));
    const byForm = Object.fromEntries(forms.map((form) => [form, answerArbitrary(form, sentAt)]));
    const answers = fc.oneof(fc.record(byForm, exact), fc.record(byForm, optional([])));
    const whole = {
      ...head,
      createdAt: fc.constant(sentAt),
      sentAt: fc.constant(sentAt),
      openedAt: after,
      withdrawnAt: after,
      expiresAt: after.map(stockholmDate),
      answers,
    };
    return fc.record(whole, optional([...least, 'sentAt']));
  });
}

const keyed = <Part>(prefix: string, parts: readonly Part[]) =>
  parts.map((part, index) => ({ key: `${prefix}${index + 1}`, ...part }));

/**
 * Whole valid patients of an area, with visits, treatments, complications, gradings, invitations and answers:
 * the schema and the checks accept each of them at endOfHistory. Histories cluster around the edges of
 * periods and windows.
 */
export function patientArbitrary(area: Area): fc.Arbitrary<Patient> {
  const treatmentLists = fc.array(
    fc.constantFrom(...area.treatmentKinds).chain((kind) => treatmentArbitrary(area, kind)),
    { maxLength: 4 },
  );
  const care = treatmentLists.chain((treatments) =>
    fc
      .array(whenArbitrary(area, treatments).chain(visitArbitrary), { maxLength: 6 })
      .map((visits) => ({ visits: keyed('v', visits), treatments: keyed('t', treatments) })),
  );
  const histories = care.chain(({ visits, treatments }) => {
    const anchors: Anchor[] = [
      ...visits
        .filter(({ kind }) => kind === 'new')
        .map(({ key }) => ({ occasion: 'new-visit' as const, key })),
      ...treatments.map(({ key }) => ({ occasion: 'one-year' as const, key })),
    ].filter(({ occasion }) => area.forms[occasion].length > 0);
    const invitations =
      anchors.length === 0
        ? fc.constant([])
        : fc.array(
            fc.constantFrom(...anchors).chain((anchor) => invitationArbitrary(area, anchor)),
            { maxLength: 6 },
          );
    return invitations.map((sent) => ({ visits, treatments, invitations: keyed('i', sent) }));
  });
  const oneOf = (values: readonly { id: string }[]) => fc.constantFrom(...values.map(({ id }) => id));
  const head = {
    reference: fc.nat(999_999).map((number) => `P-${number}`),
    birthDate: fc.oneof(
      fc.nat(90 * 365).map((count) => addDays('1934-01-01', count)),
      fc.constantFrom('2008-02-29', '2008-06-15', '2019-08-31'),
    ),
    legalSex: fc.constantFrom(...legalSexes),
    homeRegion: oneOf(homeRegions),
    ...(area.patientGroups.length > 0 ? { patientGroup: oneOf(area.patientGroups) } : {}),
    ...(area.causes.length > 0 ? { cause: oneOf(area.causes) } : {}),
  };
  return fc
    .tuple(fc.record(head, optional(['reference', 'birthDate'])), histories)
    .map(([person, history]) => ({ ...person, ...history }));
}

/** The patients of a unit: references differ. */
export const patientsArbitrary = (area: Area, maxLength = 8): fc.Arbitrary<Patient[]> =>
  fc.uniqueArray(patientArbitrary(area), { maxLength, selector: ({ reference }) => reference });
