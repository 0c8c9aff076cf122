import { describe, expect, it } from 'vitest';
import { isTwoDates, readDate } from '../../../functions/domain/care/read-date.ts';

describe('a date is read as people type it', () => {
  it.each([
    '2026-02-01',
    '20260201',
    ' 2026-02-01 ',
    '2026-2-1',
    '2026.02.01',
    '2026/2/1',
    '2026 02 01',
    '2026-02-01 00:00:00',
    '2026-02-01T00:00:00.000',
  ])('%s', (typed) => {
    expect(readDate(typed)).toBe('2026-02-01');
  });
});

describe('a date with the year last is read when only one of the other numbers can be the month', () => {
  it.each([
    ['23/02/2026', '2026-02-23'],
    ['2/23/2026', '2026-02-23'],
    ['5.5.2026', '2026-05-05'],
  ])('%s', (typed, date) => {
    expect(readDate(typed)).toBe(date);
    expect(isTwoDates(typed)).toBe(false);
  });

  it('and is ambiguous when both can', () => {
    expect(readDate('05/03/1996')).toBeNull();
    expect(isTwoDates('05/03/1996')).toBe(true);
  });
});

describe('a text that is no date is not guessed', () => {
  it.each([
    '',
    'i går',
    '2026-02-30',
    '2026-13-01',
    '260201',
    '01-02-2026',
    '2026-02',
    '20260201x',
    '2026-02-01 09:00',
    '5/3/26',
  ])('«%s»', (typed) => {
    expect(readDate(typed)).toBeNull();
  });
});
