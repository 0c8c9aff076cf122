import { describe, expect, it } from 'vitest';
import {
  formatBytes,
  formatChange,
  formatCount,
  formatInstant,
  formatInterval,
  formatList,
  formatNumber,
  formatScore,
  formatShare,
} from '../../../web/ui/format.ts';

/** Replaces the no-break spaces of the formats by ordinary ones, which are easier to read. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

describe('numbers read as Swedish readers expect', () => {
  it.each([
    [formatNumber(1234567), '1 234 567'],
    [formatShare(0.525), '52,5 %'],
    [formatShare(1), '100,0 %'],
    [formatInterval([0.375, 0.671]), '37,5–67,1 %'],
    [formatScore(51.6667), '51,7'],
    [formatScore(60), '60'],
    [formatScore(-25), '−25'],
    [formatChange(18.26), '+18,3'],
    [formatChange(-4), '−4'],
    [formatChange(0), '0'],
    [formatCount(1, 'patient', 'patienter'), '1 patient'],
    [formatCount(0, 'patient', 'patienter'), '0 patienter'],
    [formatBytes(999), '999 byte'],
    [formatBytes(3_900_000), '3,9 MB'],
  ])('%s', (formatted, expected) => {
    expect(plain(formatted)).toBe(expected);
  });

  it('does not break a line between a number and its unit', () => {
    expect(formatShare(0.5)).toMatch(/^50,0\u00a0%$/);
  });
});

describe('dates and moments', () => {
  it('writes a moment in Stockholm time, also when the day there is another', () => {
    expect(formatInstant('2026-12-31T23:30:00Z')).toBe('2027-01-01 00:30');
    expect(formatInstant('2026-07-01T10:00:00Z')).toBe('2026-07-01 12:00');
  });

  it('joins parts with a word before the last', () => {
    expect(formatList(['PREM'])).toBe('PREM');
    expect(formatList(['PREM', 'FaCE', 'FDI'])).toBe('PREM, FaCE och FDI');
  });
});
