import fc from 'fast-check';
import { expect, it } from 'vitest';
import {
  grouped,
  groupedAtSigning,
  heldBy,
  shownSums,
} from '../../../functions/domain/measure/answer-groups.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import {
  day,
  type Held,
  moving,
  patients,
  type Step,
  steps,
  unitOf,
  years,
} from '../../support/answer-histories.ts';
import { sumOf } from '../../support/counters.ts';

const unreadIn = (sums: Counters) => Object.keys(sums).filter((name) => name.startsWith('unread'));

it('any two results differ in no patient’s unread answer, or in those of five at least', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const results of unitOf(all).seen.values()) {
        const different = [...new Set(results.map((sums) => unreadIn(sums).sort().join()))].map(
          (text) => new Set(text === '' ? [] : text.split(',')),
        );
        for (const one of different) {
          for (const other of different) {
            const names = [...one, ...other].filter((name) => !(one.has(name) && other.has(name)));
            const changed = new Set(names.map((name) => name.split(' ')[1]));
            expect(changed.size === 0 || changed.size >= 5).toBe(true);
          }
        }
      }
    }),
    { numRuns: 200 },
  );
});

/** The number of rows of a matrix that do not depend on each other. */
function rankOf(rows: readonly (readonly number[])[]): number {
  const left = rows.map((row) => [...row]);
  let rank = 0;
  for (let column = 0; column < (rows[0]?.length ?? 0); column++) {
    const found = left.findIndex((row, index) => index >= rank && Math.abs(row[column] ?? 0) > 1e-9);
    if (found < 0) continue;
    const [pivot = []] = left.splice(found, 1);
    left.splice(rank, 0, pivot);
    for (const row of left.slice(rank + 1)) {
      const times = (row[column] ?? 0) / (pivot[column] ?? 1);
      for (const index of row.keys()) row[index] = (row[index] ?? 0) - times * (pivot[index] ?? 0);
    }
    rank += 1;
  }
  return rank;
}

/** The fewest patients in a combination of the results, up to five: tried for every set of fewer than five. */
function fewestIn(results: readonly (readonly string[])[]): number {
  const answers = [...new Set(results.flat())];
  const pieces = [
    ...Map.groupBy(answers, (one) => results.map((sums) => Number(sums.includes(one))).join()),
  ].map(([key, own]) => ({
    row: key.split(',').map(Number),
    whose: new Set(own.map((one) => one.split(' ')[1])),
  }));
  const rank = rankOf(pieces.map(({ row }) => row));
  let fewest = 5;
  const tryWithout = (from: number, without: ReadonlySet<number>, whose: ReadonlySet<unknown>) => {
    const others = pieces.filter((_, index) => !without.has(index)).map(({ row }) => row);
    if (rankOf(others) < rank) fewest = Math.min(fewest, whose.size);
    for (const [index, piece] of pieces.entries()) {
      const more = new Set([...whose, ...piece.whose]);
      if (index >= from && more.size < 5) tryWithout(index + 1, new Set([...without, index]), more);
    }
  };
  tryWithout(0, new Set(), new Set());
  return fewest;
}

it('each combination of results, of one year or of both, holds the unread answers of five patients or of none', () => {
  fc.assert(
    fc.property(fc.oneof(steps, moving), (all) => {
      const results = [...unitOf(all).seen.values()].flat().map((sums) => unreadIn(sums).sort());
      const different = [...new Map(results.map((sums) => [sums.join(), sums])).values()];
      expect(fewestIn(different)).toBe(5);
    }),
    { numRuns: 300 },
  );
});

it('the check of the combinations finds one of few patients', () => {
  const of = (...patients: number[]) => patients.map((patient) => `unread ${patient} 0`);
  expect(fewestIn([of(1, 2, 3, 4, 5), of(2, 3, 4, 5, 6)])).toBe(2);
  expect(fewestIn([of(1, 2, 3, 4, 5, 6), of(1, 2, 3, 7, 8, 9), of(4, 5, 7, 8, 9, 10)])).toBe(4);
  expect(fewestIn([of(1, 2, 3, 4, 5), of(6, 7, 8, 9, 10), of(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11)])).toBe(1);
});

it('no answer is counted twice, and no patient has two answers in a result', () => {
  fc.assert(
    fc.property(steps, (all) => {
      for (const sums of [...unitOf(all).seen.values()].flat()) {
        expect(Object.values(sums).every((count) => count === 1)).toBe(true);
        const whose = Object.keys(sums).map((name) => name.split(' ')[1]);
        expect(new Set(whose).size).toBe(whose.length);
      }
    }),
  );
});

it('known answers change nothing about unread ones: the groups are the same without them', () => {
  const unreadOnly = (all: readonly Step[]): Step[] =>
    all.map((one) => (one.kind === 'typed' ? { ...one, kind: 'delete' } : one));
  fc.assert(
    fc.property(steps, (all) => {
      const [one, other] = [unitOf(all).seen, unitOf(unreadOnly(all)).seen];
      for (const year of years) {
        const named = (seen: typeof one) =>
          (seen.get(year) ?? []).map((sums) =>
            unreadIn(sums)
              .map((name) => name.split(' ')[1])
              .sort(),
          );
        expect(named(one)).toEqual(named(other));
      }
    }),
  );
});

it('each unread answer that counts waits, or its patient is a member; fewer than ten that were never shown wait', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { of, tallied } = unitOf(all);
      for (const year of years) {
        const { waiting, members } = of(year);
        const isUnread = (held: Held) => held.year === year && !held.answer.known;
        const counted = [...tallied].filter(([, held]) => isUnread(held)).map(([patient]) => `m${patient}`);
        expect(Object.keys(waiting).sort()).toEqual(counted.filter((one) => !members[one]).sort());
        expect(Object.values(waiting).filter(({ joins }) => !joins).length).toBeLessThan(10);
      }
    }),
  );
});

it('a signing with five or more waiting that were never shown shows the whole truth', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { of, sumsIn } = unitOf(all);
      for (const year of years) {
        const truth = sumsIn(year, false);
        const groups = groupedAtSigning(of(year), truth, { day, isCorrection: false });
        const unshown = Object.values(of(year).waiting).filter(({ joins }) => !joins);
        if (unshown.length < 5) expect(groups).toBe(of(year));
        else expect(shownSums(groups, sumsIn(year, true))).toEqual(sumOf([truth, sumsIn(year, true)]));
      }
    }),
  );
});

it('the known answers that are held are those of the members in the sums', () => {
  fc.assert(
    fc.property(steps, (all) => {
      const { of } = unitOf(all);
      for (const year of years) expect(of(year).held).toEqual(heldBy(of(year).members));
    }),
  );
});

it('a change needs only the members whom it concerns: with the others left out, it does the same', () => {
  fc.assert(
    fc.property(steps, fc.nat(patients - 1), (all, patient) => {
      const { of, tallied } = unitOf(all);
      const own = tallied.get(patient);
      for (const present of [{}, own && { answer: { ...own.answer, known: true as const } }]) {
        const change = {
          reference: `SU-${patient}`,
          member: `m${patient}`,
          entry: own?.entry ?? '',
          ...present,
        };
        const groups = of(2026);
        const member = groups.members[change.member];
        const only = { ...groups, members: member ? { [change.member]: member } : {} };
        const { members, ...shown } = grouped(only, [change], day);
        expect({ ...shown, members: { ...groups.members, ...members } }).toEqual(
          grouped(groups, [change], day),
        );
      }
    }),
  );
});
