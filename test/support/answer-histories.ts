import fc from 'fast-check';
import {
  type AnswerGroups,
  grouped,
  groupedAtSigning,
  hasShown,
  linked,
  noGroups,
  shownSums,
} from '../../functions/domain/measure/answer-groups.ts';
import type { CountedAnswer } from '../../functions/domain/measure/counted-answer.ts';
import type { Counters } from '../../functions/domain/measure/counters.ts';
import { sumOf } from './counters.ts';

/**
 * Any sequence of answers, deletions, re-imports, moves between years, deliveries in any order and signings. Every
 * answer adds a counter of its own, so the shown sums name the answers that they hold.
 */

type Year = 2026 | 2027;
export const years: readonly Year[] = [2026, 2027];
export const day = '2026-11-12';

type Place = { patient: number; year: Year };
/** A fact, tallied at once or, when it is late, with a later delivery. */
export type Step =
  | ({ kind: 'web' | 'typed' | 'delete' | 'restore' | 'move' | 'deliver'; late: boolean } & Place)
  | { kind: 'sign' | 'correct'; year: Year };

export const patients = 20;
export const steps = fc.array(
  fc.oneof(
    {
      weight: 12,
      arbitrary: fc.record({
        kind: fc.constantFrom('web', 'web', 'web', 'delete', 'delete', 'restore', 'typed', 'move', 'deliver'),
        patient: fc.nat(patients - 1),
        year: fc.constantFrom(2026, 2026, 2026, 2027),
        late: fc.boolean(),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        kind: fc.constantFrom('sign', 'correct', 'correct'),
        year: fc.constantFrom(2026, 2026, 2026, 2027),
      }),
    },
  ),
  { minLength: 60, maxLength: 200 },
) as fc.Arbitrary<Step[]>;

/** Answers of all patients, most in one year, and then visits that move between the years. */
export const moving = fc
  .tuple(
    fc.array(fc.constantFrom<Year>(2026, 2026, 2026, 2027), { minLength: patients, maxLength: patients }),
    fc.array(
      fc.record({
        kind: fc.constantFrom(
          'move',
          'move',
          'move',
          'move',
          'move',
          'web',
          'delete',
          'restore',
          'sign',
          'correct',
        ),
        patient: fc.nat(patients - 1),
        year: fc.constantFrom<Year>(2026, 2027, 2027),
        late: fc.constant(false),
      }),
      { minLength: 30, maxLength: 80, size: 'max' },
    ),
  )
  .map(([answered, then]) => [
    ...answered.map((year, patient) => ({ kind: 'web', patient, year, late: false })),
    ...then.map(({ kind, year, ...one }) =>
      kind === 'sign' || kind === 'correct' ? { kind, year } : { kind, year, ...one },
    ),
  ]) as fc.Arbitrary<Step[]>;

export type Held = { year: Year; answer: CountedAnswer; entry: string };

/** A unit whose tally follows the facts when it is delivered; `seen` holds what staff saw, in order. */
export function unitOf(steps: readonly Step[]) {
  const facts = new Map<number, Held>();
  /** The last copy of each patient's unread answer, as a sealed export keeps it. */
  const sealed = new Map<number, Held>();
  const tallied = new Map<number, Held>();
  const groups = new Map<Year, AnswerGroups>(years.map((year) => [year, noGroups]));
  const seen = new Map<Year, Counters[]>(years.map((year) => [year, []]));

  const sumsIn = (year: Year, isKnown: boolean) =>
    sumOf(
      [...tallied.values()]
        .filter((held) => held.year === year && (held.answer.known === true) === isKnown)
        .map(({ answer: { adds } }) => adds),
    );
  const of = (year: Year) => groups.get(year) ?? noGroups;
  const look = (year: Year) => void seen.get(year)?.push(shownSums(of(year), sumsIn(year, true)));
  const answered = ({ patient, year }: Place, count: number, isKnown: boolean) => {
    const adds = { [`${isKnown ? 'known' : 'unread'} ${patient} ${count}`]: 1 };
    const answeredAt = new Date(Date.UTC(2026, 2, 1, 9, count)).toISOString();
    const answer = { answeredAt, adds, ...(isKnown ? { known: true as const } : {}) };
    const held = { year, answer, entry: String(count) };
    facts.set(patient, held);
    if (!isKnown) sealed.set(patient, held);
  };
  const deliver = (patient: number) => {
    const held = facts.get(patient);
    const before = tallied.get(patient);
    if (held) tallied.set(patient, held);
    else tallied.delete(patient);
    for (const year of years) {
      if (held?.year !== year && before?.year !== year) continue;
      const present = { reference: `SU-${patient}`, member: `m${patient}`, entry: held?.entry ?? '' };
      const isShownIn = (one: Year) => {
        const member = of(one).members[present.member];
        return one !== year && member !== undefined && hasShown(member, present.entry);
      };
      const sharing = held?.year === year && !held.answer.known ? years.filter(isShownIn) : [];
      const elsewhere = sharing.length > 0 ? { isShownElsewhere: true as const } : {};
      const own = held?.year === year ? { ...present, answer: held.answer, ...elsewhere } : present;
      groups.set(year, grouped(of(year), [own], day));
      for (const one of sharing) groups.set(one, linked(of(one)));
    }
  };
  for (const [count, one] of steps.entries()) {
    switch (one.kind) {
      case 'web':
      case 'typed':
        answered(one, count, one.kind === 'typed');
        break;
      case 'delete':
        facts.delete(one.patient);
        break;
      case 'restore': {
        const copy = sealed.get(one.patient);
        if (copy) facts.set(one.patient, copy);
        break;
      }
      case 'move': {
        const held = facts.get(one.patient);
        if (held) facts.set(one.patient, { ...held, year: one.year });
        break;
      }
      case 'deliver':
        break;
      default: {
        const asked = { day, isCorrection: one.kind === 'correct' };
        groups.set(one.year, groupedAtSigning(of(one.year), sumsIn(one.year, false), asked));
      }
    }
    if ('patient' in one && !(one.late && one.kind !== 'deliver')) deliver(one.patient);
    for (const year of years) look(year);
  }
  for (let patient = 0; patient < patients; patient++) deliver(patient);
  for (const year of years) look(year);
  return { of, seen, tallied, sumsIn };
}
