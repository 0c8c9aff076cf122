import { expect, it } from 'vitest';
import { prem } from '../../../../functions/domain/survey/instruments/prem.ts';
import { valuesSchema } from '../../../../functions/domain/survey/values-schema.ts';

it('PREM has one required question with the six published options in order', () => {
  expect(prem.items).toMatchObject([{ key: 'overall', required: true }]);
  expect(prem.optionSets.experience?.values).toEqual([
    'very-good',
    'good',
    'fair',
    'poor',
    'very-poor',
    'not-applicable',
  ]);
});

it('PREM is not answered without the question', () => {
  const accepts = (values: unknown) => valuesSchema(prem).safeParse(values).success;
  expect(accepts({ overall: 'not-applicable' })).toBe(true);
  expect(accepts({})).toBe(false);
  expect(accepts({ overall: 'excellent' })).toBe(false);
});

it('PREM has no score', () => {
  expect(prem.score({ overall: 'good' })).toEqual({});
  expect(prem.isComplete({ overall: 'good' })).toBe(true);
});
