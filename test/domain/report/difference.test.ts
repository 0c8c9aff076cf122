import { describe, expect, it } from 'vitest';
import { changesBetween } from '../../../functions/domain/report/difference.ts';

describe('the difference between a signed report and today', () => {
  it('lists counters in the order of the measures, absent ones as 0', () => {
    const was = { 'T1.numerator': 3, 'B1.count': 4, 'B1.homeRegion.14': 1 };
    const is = { 'T1.numerator': 2, 'B1.count': 4, 'T1.denominator': 1 };
    expect(changesBetween(was, is, ['B1', 'T1'])).toEqual([
      { measure: 'B1', counter: 'homeRegion.14', was: 1, is: 0 },
      { measure: 'T1', counter: 'denominator', was: 0, is: 1 },
      { measure: 'T1', counter: 'numerator', was: 3, is: 2 },
    ]);
  });

  it('names the patients who add something else to a counter, also new and absent ones', () => {
    const were = new Map([
      ['SU-1', { 'T1.numerator': 1 }],
      ['SU-2', { 'T1.numerator': 1 }],
    ]);
    const are = new Map([
      ['SU-2', { 'T1.numerator': 1 }],
      ['SU-3', { 'T1.numerator': 2 }],
    ]);
    const changes = changesBetween({ 'T1.numerator': 2 }, { 'T1.numerator': 3 }, ['T1'], { were, are });
    expect(changes).toEqual([
      { measure: 'T1', counter: 'numerator', was: 2, is: 3, references: ['SU-1', 'SU-3'] },
    ]);
  });
});
