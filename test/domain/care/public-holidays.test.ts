import { expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/care/period.ts';
import { isFreeDay } from '../../../functions/domain/care/public-holidays.ts';

/** The free days from Monday to Friday of a year. */
function freeWeekdays(year: number): string[] {
  const days: string[] = [];
  for (let day = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday >= 1 && weekday <= 5 && isFreeDay(day)) days.push(day.slice(5));
  }
  return days;
}

it.each([
  [2026, ['01-01', '01-06', '04-03', '04-06', '05-01', '05-14', '06-19', '12-24', '12-25', '12-31']],
  [2027, ['01-01', '01-06', '03-26', '03-29', '05-06', '06-25', '12-24', '12-31']],
  [2028, ['01-06', '04-14', '04-17', '05-01', '05-25', '06-06', '06-23', '12-25', '12-26']],
])('the free weekdays of %i are those of the Swedish calendar', (year, days) => {
  expect(freeWeekdays(year)).toEqual(days);
});

it('weekends are free', () => {
  expect(isFreeDay('2026-02-14')).toBe(true);
  expect(isFreeDay('2026-02-15')).toBe(true);
  expect(isFreeDay('2026-02-16')).toBe(false);
});
