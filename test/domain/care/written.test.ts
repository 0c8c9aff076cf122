import { describe, expect, it } from 'vitest';
import {
  GivenLastDay,
  GivenMoment,
  WrittenDate,
  WrittenInstant,
} from '../../../functions/domain/care/written.ts';
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

const neither = 'Ange ett datum, 2026-02-13, eller en tidpunkt i UTC, 2026-02-13T09:00:00Z.';

describe('a moment that others give', () => {
  it.each([
    ['2026-02-13T09:00:00Z', '2026-02-13T09:00:00Z'],
    ['2026-02-13', '2026-02-12T23:00:00Z'],
    ['2026-07-01', '2026-06-30T22:00:00Z'],
  ])('%s is read as %s', (text, value) => {
    expect(readInput(GivenMoment, text)).toEqual({ value });
  });

  it.each([
    ['2026-02-30', neither],
    ['2026-02-13T09:00', neither],
    ['', neither],
    ['1812-01-01', years],
    ['1812-01-01T09:00:00Z', years],
  ])('%j is refused with the reason', (text, message) => {
    expect(readInput(GivenMoment, text)).toEqual({ errors: [{ path: '', message }] });
    expect(readInput(GivenLastDay, text)).toEqual({ errors: [{ path: '', message }] });
  });
});

it.each([
  ['2026-05-14', '2026-05-14'],
  ['2026-05-14T09:00:00Z', '2026-05-14'],
  ['2026-05-14T22:00:00Z', '2026-05-14'],
  ['2026-05-14T22:00:01Z', '2026-05-15'],
  ['2026-12-31T23:00:00Z', '2026-12-31'],
])('a last day that others give as %s is read as %s', (text, value) => {
  expect(readInput(GivenLastDay, text)).toEqual({ value });
});
