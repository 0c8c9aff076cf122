import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameLimit } from '../../../functions/domain/limits.ts';
import {
  choice,
  choices,
  date,
  folded,
  instant,
  lastDay,
  neutralised,
  number,
  textOf,
  yesNo,
} from '../../../functions/exchange/files/codec.ts';

it.each([
  [date, '1812-01-01'],
  [instant, '1812-01-01'],
  [instant, '2200-01-01T09:00:00Z'],
])('a day of a year that is not taken is told so', (codec, text) => {
  expect(codec.read(text)).toEqual({ message: 'Datum tas emot från år 1900 till och med 2199.' });
});

describe('text that a spreadsheet would take for a formula', () => {
  it.each(['=1+1', '+46', '-1', '@SUM(A1)', '\tx', '\rx', '\nx', '＝1', '＋1', '－1', '＠a', "'=1", "'"])(
    'gets an apostrophe before it: %j',
    (text) => {
      expect(neutralised(text)).toBe(`'${text}`);
    },
  );

  it.each(['a=1', '2026-01-01', '', ' ', 'Å', '1'])('leaves such text unchanged: %j', (text) => {
    expect(neutralised(text)).toBe(text);
  });

  it('comes back as it was, whatever it is', () => {
    const starts = fc.constantFrom('', '=', '+', '-', '@', "'", "''", "'=", '＝');
    fc.assert(
      fc.property(starts, fc.string(), (start, rest) => {
        const text = `${start}${rest}`.trim();
        expect(textOf(neutralised(text))).toBe(text);
      }),
    );
  });

  it('is not mistaken for text that was written with an apostrophe', () => {
    expect(textOf("'t Hooft")).toBe("'t Hooft");
  });
});

describe('a cell as text', () => {
  it.each([
    [undefined, ''],
    [' a ', 'a'],
    [{ message: 'Cellen går inte att läsa.', seen: 'a' }, ''],
  ])('%j', (cell, text) => {
    expect(textOf(cell)).toBe(text);
  });
});

describe('a name', () => {
  it('is compared without case, doubled spaces or how its letters are put together', () => {
    expect(folded('  Juridiskt \n KO\u0308N ')).toBe('juridiskt kön');
  });

  it('that is longer than any is not gone through, and is no name', () => {
    const long = `ja${' '.repeat(nameLimit)}x`;
    expect(folded(long)).toBe(long);
    expect(choice({ yes: 'ja' }).read(long)).toHaveProperty('message');
  });
});

it('choices whose ids are numbers are listed in the order given', () => {
  const regions = choice([
    ['01', 'Region Stockholm'],
    ['10', 'Region Blekinge'],
  ]);
  expect(regions.explains).toBe('Ett av: Region Stockholm, Region Blekinge.');
});

it('a day with two meanings is refused with both its text and how to write it', () => {
  expect(date.read('05/03/1996')).toEqual({
    message: '«05/03/1996» kan vara två olika dagar. Skriv ett datum som finns, ÅÅÅÅ-MM-DD.',
  });
});

describe('values', () => {
  const colour = choice({ red: 'röd', blue: 'blå' }, { azur: 'blue' });

  it.each([
    ['a day', date, '2026-02-28', '2026-02-28'],
    ['a day as people write it', date, '1996-3-5', '1996-03-05'],
    ['a day with midnight after it', date, '1996-03-05 00:00:00', '1996-03-05'],
    ['a day as people write it, for a moment', instant, '1996/3/5', '1996-03-05'],
    ['a day for a moment', instant, '2026-02-28', '2026-02-28'],
    ['a moment', instant, '2026-02-28T09:00:00Z', '2026-02-28T09:00:00Z'],
    ['a last day', lastDay, '2026/5/14', '2026-05-14'],
    ['a moment for a last day', lastDay, '2026-05-14T09:00:00Z', '2026-05-14T09:00:00Z'],
    ['a number', number, '-3', -3],
    ['a name', colour, 'RÖD', 'red'],
    ['an id', colour, 'blue', 'blue'],
    ['another name', colour, 'Azur', 'blue'],
    ['several names', choices(colour), 'röd, azur,', ['red', 'blue']],
    ['yes', yesNo, 'Ja', true],
    ['no', yesNo, '0', false],
    ['yes as a Swedish spreadsheet says it', yesNo, 'SANT', true],
    ['no as an English spreadsheet says it', yesNo, 'FALSE', false],
  ])('are read: %s', (_, codec, text, value) => {
    expect(codec.read(text)).toEqual({ value });
  });

  it.each([
    ['a day that is none', date, '2026-02-30'],
    ['a day that could be another', date, '05/03/1996'],
    ['a day and a time of no zone', date, '1996-03-05 09:00'],
    ['a moment without its zone', instant, '2026-02-28T09:00:00'],
    ['a fraction', number, '1,5'],
    ['more digits than any number has', number, '1234567'],
    ['a name that is none', colour, 'grön'],
    ['a name that every object has', colour, 'constructor'],
    ['one name of several that is none', choices(colour), 'röd, grön'],
    ['neither yes nor no', yesNo, 'kanske'],
  ])('are refused with a sentence: %s', (_, codec, text) => {
    expect(codec.read(text)).toEqual({ message: expect.stringMatching(/^[A-ZÅÄÖ«].*\.$/) });
  });

  it.each([
    ['the moment that stands for a day, as the day', instant, '2026-02-12T23:00:00Z', '2026-02-13'],
    ['any other moment', instant, '2026-02-13T00:00:00Z', '2026-02-13T00:00:00Z'],
    ['a last day', lastDay, '2026-05-14', '2026-05-14'],
  ])('are written: %s', (_, codec, value, text) => {
    expect(codec.write(value)).toBe(text);
  });

  it.each([
    [colour, 'red', 'röd'],
    [choices(colour), ['red', 'blue'], 'röd, blå'],
    [yesNo, true, 'ja'],
    [number, -3, '-3'],
  ])('are written as they are read', (codec, value, text) => {
    expect(codec.write(value)).toBe(text);
    expect(codec.read(text)).toEqual({ value });
  });
});
