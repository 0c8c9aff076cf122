import { expect, it } from 'vitest';
import type { MeasureResult } from '../../../../functions/http/measure-result.ts';
import { answersBeside, countBeside, rateBeside } from '../../../../web/portal/year/beside.ts';

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
