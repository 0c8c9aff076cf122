import { expect, it } from 'vitest';
import type { MeasureResult } from '../../../../functions/http/measure-result.ts';
import {
  answersBeside,
  countBeside,
  rateBeside,
  shareIsOver,
} from '../../../../web/portal/measure/beside.ts';
import { measure } from '../../../support/landing.ts';

const result: MeasureResult = {
  id: 'P2',
  kind: 'share',
  sameInstrument: 3,
  responseRate: { 'one-year': { answered: 2, sent: 4 } },
  answers: { good: 2, poor: 0 },
};

it('a number beside is read by its id, also from within an object', () => {
  expect(countBeside(result, 'sameInstrument')).toBe(3);
  expect(rateBeside(result, 'responseRate.one-year')).toEqual({ answered: 2, sent: 4 });
  expect(answersBeside(result, 'answers')).toEqual([
    ['good', 2],
    ['poor', 0],
  ]);
});

it('a number that is absent, or of another kind, is undefined', () => {
  expect(countBeside(result, 'responseRate')).toBeUndefined();
  expect(rateBeside(result, 'responseRate.new-visit')).toBeUndefined();
  expect(rateBeside(result, 'sameInstrument.answered')).toBeUndefined();
  expect(answersBeside(result, 'shares')).toEqual([]);
});

it('a share is over the denominator, or over the shown answers where these are more', () => {
  const p1 = measure('P1');
  expect(shareIsOver(p1, { ...result, denominator: 3 })).toBe(3);
  expect(shareIsOver(p1, { ...result, denominator: 1 })).toBe(2);
  expect(shareIsOver(measure('T1'), { ...result, denominator: 1 })).toBe(1);
});
