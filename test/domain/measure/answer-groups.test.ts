import { describe, expect, it } from 'vitest';
import {
  type AnswerGroups,
  grouped,
  groupedAtSigning,
  noGroups,
  type PresentAnswer,
  shownSums,
} from '../../../functions/domain/measure/answer-groups.ts';
import { addCounters, type Counters } from '../../../functions/domain/measure/counters.ts';

const day = '2026-11-12';

/** An unread answer: that of patient `7` was given on 7 March. Its counter says whose it is. */
const unread = (patient: number, more: { entry?: string; day?: number } = {}): PresentAnswer => {
  const { entry = `e${patient}`, day: given = patient } = more;
  return {
    reference: `SU-${patient}`,
    member: `m${patient}`,
    entry,
    answer: {
      answeredAt: `2026-03-${String(given).padStart(2, '0')}T09:00:00Z`,
      adds: { [`answers.${patient}`]: 1 },
    },
  };
};
const known = (patient: number): PresentAnswer => ({
  ...unread(patient),
  answer: { answeredAt: '2026-03-01T09:00:00Z', adds: { [`answers.known-${patient}`]: 1 }, known: true },
});
const none = (patient: number): PresentAnswer => ({
  reference: `SU-${patient}`,
  member: `m${patient}`,
  entry: '',
});
const upTo = (last: number, first = 1) =>
  Array.from({ length: last - first + 1 }, (_, index) => unread(first + index));
const sumsOf = (...patients: number[]): Counters =>
  Object.fromEntries(patients.map((patient) => [`answers.${patient}`, 1]));
const waitingIn = ({ waiting }: AnswerGroups) => Object.values(waiting).map(({ reference }) => reference);

describe('unread answers', () => {
  it('wait while fewer than ten do', () => {
    const groups = grouped(noGroups, upTo(9), day);
    expect(waitingIn(groups)).toHaveLength(9);
    expect(groups).toMatchObject({ results: 0, sums: {}, members: {} });
    expect(groups).not.toHaveProperty('asOf');
  });

  it('close as a group of the five that have waited longest when ten wait', () => {
    const groups = grouped(noGroups, upTo(10).reverse(), day);
    expect(groups).toMatchObject({ results: 1, asOf: day, sums: sumsOf(1, 2, 3, 4, 5) });
    expect(waitingIn(groups).sort()).toEqual(['SU-10', 'SU-6', 'SU-7', 'SU-8', 'SU-9']);
  });

  it('have waited equally long when given at the same moment: the lesser reference goes first', () => {
    const groups = grouped(
      noGroups,
      upTo(9, 0).map(({ reference: _, ...one }, index) => ({
        ...one,
        reference: `SU-${9 - index}`,
        answer: {
          ...unread(1).answer,
          answeredAt: '2026-03-01T09:00:00Z',
          adds: { [`answers.${9 - index}`]: 1 },
        },
      })),
      day,
    );
    expect(groups.sums).toEqual(sumsOf(0, 1, 2, 3, 4));
  });

  it('are compared by their moments, however these are written', () => {
    const late = { ...unread(1), answer: { answeredAt: '2026-03-01T09:00:00.500Z', adds: { last: 1 } } };
    const others = upTo(10, 2).map((one) => ({
      ...one,
      answer: { answeredAt: '2026-03-01T09:00:00Z', adds: { first: 1 } },
    }));
    expect(grouped(noGroups, [late, ...others], day).sums).toEqual({ first: 5 });
  });

  it('close in several groups when many come at once', () => {
    const groups = grouped(noGroups, upTo(23), day);
    expect(groups.results).toBe(3);
    expect(waitingIn(groups)).toHaveLength(8);
  });

  it('no longer wait when they are gone, known or counted elsewhere', () => {
    const groups = grouped(noGroups, upTo(3), day);
    expect(waitingIn(grouped(groups, [none(1), known(2)], day))).toEqual(['SU-3']);
  });
});

describe('a closed group', () => {
  const groups = grouped(noGroups, upTo(10), day);
  const shown = sumsOf(1, 2, 3, 4, 5);

  it('keeps its sums when a member’s answer is removed, replaced or typed in anew', () => {
    const changes = [none(1), unread(2, { entry: 'other' }), known(3)];
    const after = grouped(groups, changes, '2026-12-01');
    expect(shownSums(after, known(3).answer?.adds ?? {})).toEqual(shown);
    expect(after).toMatchObject({ asOf: day, results: 1 });
  });

  it('is entered once: a member who comes back does not wait', () => {
    const back = grouped(grouped(groups, [none(1)], day), [unread(1)], day);
    expect(waitingIn(back)).not.toContain('SU-1');
    expect(shownSums(back, {})).toEqual(shown);
  });

  it('is the same when everything is noted again', () => {
    expect(grouped(groups, upTo(10), '2026-12-01')).toEqual(groups);
  });

  it('is shown with the known answers of patients in no group', () => {
    const after = grouped(groups, [known(20), known(1)], day);
    const adds = addCounters(known(20).answer?.adds ?? {}, known(1).answer?.adds ?? {});
    expect(shownSums(after, adds)).toEqual({ ...shown, 'answers.known-20': 1 });
    const without = grouped(after, [none(1)], day);
    expect(shownSums(without, known(20).answer?.adds ?? {})).toEqual({ ...shown, 'answers.known-20': 1 });
  });
});

describe('signing the year’s report', () => {
  const first = { day: '2027-02-20', isCorrection: false };
  const correction = { day: '2027-06-01', isCorrection: true };

  it('closes all that wait when they are five', () => {
    const groups = groupedAtSigning(grouped(noGroups, upTo(5), day), sumsOf(1, 2, 3, 4, 5), first);
    expect(groups).toMatchObject({ asOf: '2027-02-20', sums: sumsOf(1, 2, 3, 4, 5), waiting: {} });
    expect(Object.keys(groups.members)).toHaveLength(5);
  });

  it('leaves four that wait, and the members who have changed since', () => {
    const groups = grouped(grouped(noGroups, upTo(10), day), [none(10), none(1)], day);
    expect(groupedAtSigning(groups, {}, first)).toBe(groups);
  });

  it('that closes a group settles what has become of earlier members', () => {
    const after = grouped(grouped(noGroups, upTo(10), day), [none(1)], day);
    const groups = groupedAtSigning(after, sumsOf(2, 3, 4, 5, 6, 7, 8, 9, 10), first);
    expect(groups.sums).toEqual(sumsOf(2, 3, 4, 5, 6, 7, 8, 9, 10));
    expect(waitingIn(grouped(groups, [unread(1)], day))).toEqual([]);
    const typed = grouped(groups, [known(1)], day);
    expect(shownSums(typed, known(1).answer?.adds ?? {})).toMatchObject({ 'answers.known-1': 1 });
  });

  const signed = groupedAtSigning(
    grouped(noGroups, upTo(10), day),
    sumsOf(1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    first,
  );

  it('changes nothing when the result is the whole truth', () => {
    expect(groupedAtSigning(signed, signed.sums, correction)).toBe(signed);
  });

  it('as a correction counts anew when five patients’ answers have changed', () => {
    const four = grouped(signed, [none(6), none(7), none(8), none(9)], day);
    expect(groupedAtSigning(four, sumsOf(1, 2, 3, 4, 5, 10), correction)).toBe(four);
    const five = grouped(four, [none(10)], day);
    expect(groupedAtSigning(five, sumsOf(1, 2, 3, 4, 5), correction).sums).toEqual(sumsOf(1, 2, 3, 4, 5));
    expect(groupedAtSigning(five, sumsOf(1, 2, 3, 4, 5), first)).toBe(five);
  });

  it('as a correction counts a replaced answer as changed, and those that wait', () => {
    const replaced = [unread(1, { entry: 'x' }), unread(6, { entry: 'x' }), unread(7, { entry: 'x' })];
    const groups = grouped(signed, [...replaced, unread(20), unread(21)], day);
    expect(groupedAtSigning(groups, { new: 1 }, correction)).toMatchObject({ sums: { new: 1 }, waiting: {} });
  });

  it('as a correction does not come close to an earlier result, which would tell the difference', () => {
    // Compared with the first result, of the patients 1 to 5, the new one would lack patient 1 alone.
    const groups = grouped(signed, [1, 6, 7, 8, 9, 10].map(none), day);
    expect(groupedAtSigning(groups, sumsOf(2, 3, 4, 5), correction)).toBe(groups);
  });
});
