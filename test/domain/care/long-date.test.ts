import { expect, it } from 'vitest';
import { formatLongDate, formatPeriod } from '../../../functions/domain/care/long-date.ts';

/** Replaces the non-breaking spaces of the formats with ordinary spaces, which are easier to read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

it('days and periods are written in words', () => {
  expect(formatLongDate('2026-02-11')).toBe('11 februari 2026');
  expect(plain(formatPeriod({ from: '2025-09-01', to: '2025-12-31' }))).toBe('1 september–31 december 2025');
});

it('a day can be written in English', () => {
  expect(formatLongDate('2026-02-11', 'en')).toBe('11 February 2026');
});
