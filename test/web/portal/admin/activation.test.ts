import { describe, expect, it } from 'vitest';
import {
  activateAtEach,
  isLeftWithout,
  wordingChanges,
  wordingChangeText,
} from '../../../../web/portal/admin/activation.ts';
import { Problem } from '../../../../web/portal/problem.ts';
import { shownOf, unitOf, wordingsOf } from '../../../support/admin-wordings.ts';

const slot = { instrument: 'face', language: 'sv' };
const own = shownOf('face', 'sv', 'face-sv-own', 'provisional');
const english = shownOf('face', 'en', 'face-en-own', 'provisional');
const permitted = shownOf('face', 'sv', 'face-sv-2026', 'permitted');
const [a, b, c] = [unitOf('a', [own]), unitOf('b', [permitted]), unitOf('c', [])];
const units = [a, b, c];
const told = (version: string | null, provided = [own]) =>
  wordingChanges(wordingsOf(units, { packs: [permitted], provided }), units, slot, version).map(
    (change) => `${change.unit.id} ${wordingChangeText(change, slot)}`,
  );

describe('an activation', () => {
  it('changes every unit that does not show the pack already', () => {
    expect(told('face-sv-2026')).toEqual([
      'a visar face-sv-2026 i stället för face-sv-own (preliminär)',
      'c börjar visa FaCE på svenska: face-sv-2026',
    ]);
  });

  it('of no pack shows the wording that comes with the system again', () => {
    expect(told(null)).toContain('b visar face-sv-own (preliminär) i stället för face-sv-2026');
  });

  it('of no pack hides the form when the system has no wording for it', () => {
    expect(told(null, [])).toEqual([
      'a visar inte längre FaCE på svenska',
      'b visar inte längre FaCE på svenska',
    ]);
  });
});

describe('a unit is left without words for the form', () => {
  const change = (unit: typeof a, to: typeof own | undefined) => ({ unit, from: permitted, to });
  it.each([
    { name: 'when the only language goes', unit: b, to: undefined, left: true },
    {
      name: 'not when another language is shown',
      unit: unitOf('d', [permitted, english]),
      to: undefined,
      left: false,
    },
    { name: 'not when other words take over', unit: b, to: own, left: false },
  ])('$name', ({ unit, to, left }) => {
    expect(isLeftWithout(change(unit, to), slot)).toBe(left);
  });
});

describe('activating at several units', () => {
  it('activates one unit after the other', async () => {
    const order: string[] = [];
    const result = await activateAtEach(units, async (unit) => {
      order.push(`${unit} begins`);
      await Promise.resolve();
      order.push(`${unit} ends`);
    });
    expect(result).toEqual({ done: 3 });
    expect(order).toEqual(['a begins', 'a ends', 'b begins', 'b ends', 'c begins', 'c ends']);
  });

  it('stops at the first refusal, and says how many units are done', async () => {
    const asked: string[] = [];
    const conflict = new Problem(409);
    const result = await activateAtEach(units, async (unit) => {
      asked.push(unit);
      if (unit === 'b') throw conflict;
    });
    expect(result).toEqual({ done: 1, problem: conflict });
    expect(asked).toEqual(['a', 'b']);
  });
});
