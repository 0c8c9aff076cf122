import { expect, it } from 'vitest';
import { nextOpening } from '../../../functions/domain/survey/sending-hours.ts';

const rules = { hours: { from: '09:00', to: '18:00' }, weekdaysOnly: true };
const opening = (moment: string, given = rules) => nextOpening(given, new Date(moment)).toISOString();

it.each([
  ['within the hours it is at once', '2026-02-16T10:00:00.000Z', '2026-02-16T10:00:00.000Z'],
  ['early it is when the hours begin, in winter', '2026-02-16T05:00:00.000Z', '2026-02-16T08:00:00.000Z'],
  ['early it is when the hours begin, in summer', '2026-07-13T05:00:00.000Z', '2026-07-13T07:00:00.000Z'],
  ['when the hours end it is the next day', '2026-02-16T17:00:00.000Z', '2026-02-17T08:00:00.000Z'],
  ['on a Friday evening it is Monday', '2026-02-13T20:00:00.000Z', '2026-02-16T08:00:00.000Z'],
  ['before Easter it is the Tuesday after', '2026-04-02T18:00:00.000Z', '2026-04-07T07:00:00.000Z'],
  ['on the night to a Monday it is that Monday', '2026-02-15T23:30:00.000Z', '2026-02-16T08:00:00.000Z'],
])('the unit sends next: %s', (_, moment, expected) => {
  expect(opening(moment)).toBe(expected);
});

it('a unit may send on every day of the week, also when the clocks change', () => {
  const always = { ...rules, weekdaysOnly: false };
  expect(opening('2026-03-29T00:30:00.000Z', always)).toBe('2026-03-29T07:00:00.000Z');
  expect(opening('2026-10-25T00:30:00.000Z', always)).toBe('2026-10-25T08:00:00.000Z');
});
