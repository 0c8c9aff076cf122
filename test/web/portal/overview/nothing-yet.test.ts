import { describe, expect, it } from 'vitest';
import type { OccasionResponse } from '../../../../functions/domain/measure/occasion-response.ts';
import type { MeasureResult } from '../../../../functions/http/measure-result.ts';
import { nothingYet } from '../../../../web/portal/overview/nothing-yet.ts';

const none: MeasureResult[] = [
  { id: 'B1', kind: 'count', count: 0 },
  { id: 'P1', kind: 'share', numerator: 0, denominator: 0, share: null, waiting: 0 },
  { id: 'R2', kind: 'share', status: 'not-yet-reported', firstReportYear: 2028, treatmentYear: 2025 },
];
const unsent: OccasionResponse = {
  occasion: 'new-visit',
  created: 0,
  lapsed: 0,
  sent: 0,
  opened: 0,
  answered: 0,
  withdrawn: 0,
  open: 0,
  expired: 0,
  forms: {},
};

describe('a year', () => {
  it('without counted patients and sent forms has no numbers yet', () => {
    expect(nothingYet(none, [unsent])).toBe(true);
  });

  it.each<[string, MeasureResult]>([
    ['a count', { id: 'B3', kind: 'count', count: 1 }],
    ['a denominator', { id: 'T1', kind: 'share', numerator: 0, denominator: 1, share: 0 }],
  ])('with %s has numbers', (_, result) => {
    expect(nothingYet([...none, result], [unsent])).toBe(false);
  });

  it('with a sent invitation has numbers', () => {
    expect(nothingYet(none, [{ ...unsent, sent: 1 }])).toBe(false);
  });
});
