import { expect, it } from 'vitest';
import { typedDay } from '../../../../web/portal/worklist/typed-day.ts';

it.each([
  ['2026-01-12', '2026-01-12'],
  ['20260112', '2026-01-12'],
  ['260112', '2026-01-12'],
  ['idag', '2026-11-20'],
  ['I dag', '2026-11-20'],
  [' igår ', '2026-11-19'],
  ['261301', null],
  ['12', null],
  ['', null],
])('%j is the day %s', (typed, day) => {
  expect(typedDay(typed, '2026-11-20')).toBe(day);
});
