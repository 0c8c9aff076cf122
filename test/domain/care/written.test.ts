import { describe, expect, it } from 'vitest';
import { WrittenDate, WrittenInstant } from '../../../functions/domain/care/written.ts';
import { readInput } from '../../../functions/domain/input.ts';

const years = 'Datum tas emot från år 1900 till och med 2199.';
const noDay = 'Ange ett datum som finns, skrivet ÅÅÅÅ-MM-DD.';
const noMoment = 'Ange en tidpunkt i UTC, skriven 2026-02-13T09:00:00Z.';

describe('a day or a moment', () => {
  it.each([
    ['1812-01-01', years],
    ['1899-12-31', years],
    ['2200-01-01', years],
    ['0000-02-29', years],
    ['1812-02-30', noDay],
    ['1900-02-29', noDay],
    ['12-01-01', noDay],
    ['i går', noDay],
  ])('is refused with the reason: the day %s', (text, message) => {
    expect(readInput(WrittenDate, text)).toEqual({ errors: [{ path: '', message }] });
  });

  it.each([
    ['1812-01-01T09:00:00Z', years],
    ['2026-02-30T09:00:00Z', noMoment],
    ['2026-02-13', noMoment],
  ])('is refused with the reason: the moment %s', (text, message) => {
    expect(readInput(WrittenInstant, text)).toEqual({ errors: [{ path: '', message }] });
  });

  it.each(['1900-01-01', '2199-12-31'])('is accepted: %s', (text) => {
    expect(readInput(WrittenDate, text)).toEqual({ value: text });
    expect(readInput(WrittenInstant, `${text}T09:00:00Z`)).toEqual({ value: `${text}T09:00:00Z` });
  });
});
