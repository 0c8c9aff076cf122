import { describe, expect, it } from 'vitest';
import type { Occasion } from '../../../functions/domain/care/occasion.ts';
import { instrumentOf, instruments } from '../../../functions/domain/survey/instruments/instruments.ts';
import { changeBetween, comparedOf } from '../../../functions/domain/survey/score-change.ts';

const at = (value: number | null) => ({ value });

const scaleOf = (instrument: string, id: string) => {
  const scale = instrumentOf(instrument).scales.find((one) => one.id === id);
  if (!scale) throw new Error(`${instrument} has no scale ${id}`);
  return scale;
};

describe('a change exceeds measurement error from 18 points', () => {
  it('which is the least whole number above the published 17.6 and 17.7', () => {
    const detectable = instruments.flatMap(({ id, scales }) =>
      scales
        .filter(({ detectableChange }) => detectableChange !== undefined)
        .map((scale) => [id, scale.id, scale.detectableChange]),
    );
    expect(detectable).toEqual([
      ['face', 'total', 18],
      ['fdi', 'physical', 18],
      ['fdi', 'social', 18],
    ]);
  });

  it.each([
    ['face', 'total', 50, 67.9, false],
    ['face', 'total', 50, 68, true],
    ['face', 'total', 68, 50, true],
    ['face', 'total', 50, 50, false],
    ['fdi', 'physical', -25, -7, true],
    ['fdi', 'social', 64, 70, false],
  ])('%s %s from %d to %d: %s', (instrument, scale, earlier, later, beyondError) => {
    expect(changeBetween(scaleOf(instrument, scale), at(earlier), at(later))).toEqual({
      difference: later - earlier,
      beyondError,
    });
  });
});

describe('an unknown change is not claimed', () => {
  it('gives only the difference for domains without a published error', () => {
    expect(changeBetween(scaleOf('face', 'movement'), at(25), at(75))).toEqual({ difference: 50 });
  });

  it.each([
    [null, 50],
    [50, null],
    [undefined, 50],
  ])('gives no change from %s to %s', (earlier, later) => {
    const score = (value: number | null | undefined) => (value === undefined ? undefined : at(value));
    expect(changeBetween(scaleOf('face', 'total'), score(earlier), score(later))).toBeNull();
  });
});

describe('the two answers to compare', () => {
  const given = (occasion: Occasion, name: string) => ({ occasion, name });
  const first = given('new-visit', 'first');
  const again = given('new-visit', 'again');
  const afterOne = given('one-year', 'after one');
  const afterTwo = given('one-year', 'after two');

  it('are the first for a new visit and the last for a one-year visit', () => {
    const compared = { earlier: first, later: afterTwo };
    expect(comparedOf([first, afterOne, again, afterTwo])).toEqual(compared);
    expect(comparedOf([afterOne, first, again, afterTwo])).toEqual(compared);
  });

  it.each([
    ['no answer', []],
    ['new visits alone', [first, again]],
    ['one-year visits alone', [afterOne, afterTwo]],
    ['a one-year visit before the first new visit', [afterOne, first]],
  ])('are none with %s', (_case, answers) => {
    expect(comparedOf(answers)).toBeNull();
  });
});
