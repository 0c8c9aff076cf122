import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../../functions/domain/care/period.ts';
import { mondayOf, weekName } from '../../../functions/domain/care/week.ts';
import { dayArbitrary } from '../../support/arbitraries.ts';

describe('a week', () => {
  it.each([
    ['2026-01-01', '2025-12-29', '2026-W01'],
    ['2026-04-05', '2026-03-30', '2026-W14'],
    ['2026-04-06', '2026-04-06', '2026-W15'],
    ['2026-12-31', '2026-12-28', '2026-W53'],
    ['2027-01-03', '2026-12-28', '2026-W53'],
    ['2027-01-04', '2027-01-04', '2027-W01'],
    ['2024-12-30', '2024-12-30', '2025-W01'],
    ['1999-12-31', '1999-12-27', '1999-W52'],
  ])('of %s begins on %s and is %s', (day, monday, name) => {
    expect(mondayOf(day)).toBe(monday);
    expect(weekName(monday)).toBe(name);
  });

  it('holds seven days, and the next has another name', () => {
    fc.assert(
      fc.property(dayArbitrary(), (day) => {
        const monday = mondayOf(day);
        expect(daysBetween(monday, day)).toBeGreaterThanOrEqual(0);
        expect(daysBetween(monday, day)).toBeLessThan(7);
        expect(mondayOf(addDays(monday, 6))).toBe(monday);
        expect(weekName(addDays(monday, 7))).not.toBe(weekName(monday));
      }),
    );
  });
});
