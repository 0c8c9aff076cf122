import { expect, it } from 'vitest';
import { saidDay, typedDay } from '../../../functions/domain/care/typed-day.ts';

it.each([
  ['2026-01-12', '2026-01-12'],
  ['20260112', '2026-01-12'],
  ['260112', '2026-01-12'],
  ['26-01-12', '2026-01-12'],
  ['idag', '2026-11-20'],
  ['I dag', '2026-11-20'],
  [' igår ', '2026-11-19'],
  ['+', '2026-11-21'],
  ['-', '2026-11-19'],
  ['+14', '2026-12-04'],
  ['-20', '2026-10-31'],
  ['+9999', null],
  ['261301', null],
  ['12', null],
  ['', null],
])('%j is the day %s', (typed, day) => {
  expect(typedDay(typed, '2026-11-20')).toBe(day);
});

it.each([
  ['800412', '1980-04-12'],
  ['120412', '2012-04-12'],
  ['261120', '2026-11-20'],
  ['261121', '1926-11-21'],
  ['19120412', '1912-04-12'],
])('%j is the birth date %s, never one to come', (typed, day) => {
  expect(typedDay(typed, '2026-11-20', { isBirth: true })).toBe(day);
});

it.each([
  ['2026-08-10', 'mån 10 aug 2026'],
  ['2023-08-10', 'tor 10 aug 2023'],
])('%s is said back as %s', (day, said) => {
  expect(saidDay(day)).toBe(said);
});
