import { expect, it } from 'vitest';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { yearText } from '../../../../web/portal/measure/year-text.ts';

it('an area’s first year names its months, so that its counts are not compared with a whole year’s', () => {
  expect(yearText(periferFacialispares, 2025)).toBe('sep–dec 2025');
  expect(yearText(periferFacialispares, 2026)).toBe('2026');
});
