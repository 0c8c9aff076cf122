import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { Key } from '../../../functions/domain/care/key.ts';
import { holdsPersonalNumber } from '../../../functions/domain/care/personal-number.ts';
import { Reference } from '../../../functions/domain/patient/patient.ts';
import { AnswerHead } from '../../../functions/domain/survey/answer.ts';
import { invitationSchema } from '../../../functions/domain/survey/invitation.ts';
import { KnownVersion } from '../../../functions/http/portal/context.ts';

describe('a reference is never a personal identity number', () => {
  it.each([
    '191212121212',
    '19121212-1212',
    '1212121212',
    '121212-1212',
    '121212.1212',
    '121212_1212',
    'SU-191212121212',
    '19121212-1212.a',
    'SU-121212-1212',
    'SU_1212121212_x',
    '1212121212-1',
    '12-12-12-1212',
    '1912-12-12-1212',
    '2026-121212-1212',
    'SU-2026-121212-1212',
    'SU-0001_121212-1212',
    '2026-19121212-1212',
    '12.34.121212-1212',
  ])('personnummer: %s', (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
    const [error] = Reference.safeParse(text).error?.issues ?? [];
    expect(error?.message).toContain('personnummer');
  });

  it.each(['197010632391', '19701063-2391', '701063-2391', '7010632391'])('samordningsnummer: %s', (text) => {
    expect(Reference.safeParse(text).success).toBe(false);
  });

  it.each(['121212-T123', '20121212T123', '701063-K001', 'SU-191212+R123', '121212N999'])(
    'reservnummer: %s',
    (text) => {
      expect(holdsPersonalNumber(text)).toBe(true);
    },
  );

  it.each([
    ['a hyphen that does not break', '121212\u20111212'],
    ['a dash', '121212–1212'],
    ['a minus', '19121212−1212'],
    ['a hyphen bullet', '121212\u20431212'],
    ['a space', '121212 1212'],
    ['a space that does not break', '20121212\u00a0T123'],
    ['a soft hyphen', '121212\u00ad1212'],
    ['a space without width', '1212\u200b121212'],
    ['small letters', '121212-t123'],
  ])('with %s', (_, text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
  });

  it('whatever stands before and after, unless digits', () => {
    const other = fc
      .string({ unit: 'grapheme', maxLength: 12 })
      .chain((text) => fc.constantFrom(text, `${text}2026-`, `SU-0001_${text}x`, `${text}-19.`))
      .filter((text) => !/\d$/.test(text));
    const after = fc.string({ unit: 'grapheme', maxLength: 12 }).filter((text) => !/^\d/.test(text));
    const number = fc.constantFrom(
      '121212-1212',
      '191212121212',
      '701063-2391',
      '19701063 2391',
      '121212t123',
    );
    fc.assert(
      fc.property(other, number, after, (before, found, behind) => {
        expect(holdsPersonalNumber(before + found + behind)).toBe(true);
      }),
    );
  });

  it.each([
    ['a letter that no reserve number has', '121212-A123'],
    ['a day that is none before a letter', '121332-T123'],
    ['a moment in one word', '20260211T0900'],
    ['a check digit that is wrong', '19121212-1213'],
    ['a month that is none', '19121312-1212'],
    ['a running number', 'SU-0001'],
    ['a year and a number', '2026-0001'],
    ['another year and a number', '2026-1234'],
    ['two letters and a number', 'FT-1001'],
    ['a year, a month and a number', '2026-02-0001'],
    ['numbers with dots', '12.34.56'],
    ['a uuid', '0b9c2f1e-5f0a-4a3e-9a63-0c5a8c1f2d3e'],
    ['ten digits of our own', '0000000001'],
    ['ten digits of our own behind letters', 'SU-0000000001'],
    ['a date and a running number', '2026-02-11-0001'],
    ['thirteen digits', '1912121212121'],
  ])('accepted: %s', (_case, text) => {
    expect(Reference.parse(text)).toBe(text);
  });
});

/** The digits of a number with its check digit (Luhn), in twelve. */
function withCheckDigit(first: string): string {
  const sum = [...first.slice(2)].reduce((total, digit, index) => {
    const doubled = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return `${first}${(10 - (sum % 10)) % 10}`;
}

const two = (least: number, most: number) =>
  fc.integer({ min: least, max: most }).map((number) => String(number).padStart(2, '0'));

const day = fc.tuple(fc.constantFrom('19', '20'), two(0, 99), two(1, 12), two(1, 28), fc.constantFrom(0, 60));
const numbers = fc
  .tuple(day, two(0, 99), fc.integer({ min: 1, max: 9 }), fc.constantFrom('', ...'TRSUWXJKLMN'))
  .map(([[century, year, month, date, added], serial, last, letter]) => {
    const head = `${century}${year}${month}${String(Number(date) + added).padStart(2, '0')}`;
    return letter === '' ? withCheckDigit(`${head}${serial}${last}`) : `${head}${letter}${serial}${last}`;
  });

const zeros = ['0', '０', '٠', '۰', '०', '𝟎', '𝟘'];
const digitsOf = (zero: string) => (text: string) =>
  text.replace(/\d/g, (digit) => String.fromCodePoint((zero.codePointAt(0) ?? 0) + Number(digit)));
const hidden = ['', '\u200b', '\u00ad', '\u2060', '\ufeff', '\u0000', '\u180e'];
const signs = ['-', '–', '\u2011', '−', '﹣', '－', '+', '.', '_', '/'];
const spaces = ['', ' ', '\u00a0', '\u2009', '  '];

/** A number as someone may write it: in digits of a script, with signs, spaces and invisible characters. */
const spelt = fc
  .record({
    number: numbers,
    isLong: fc.boolean(),
    zero: fc.constantFrom(...zeros),
    inside: fc.constantFrom('', ...signs, ...spaces),
    sign: fc.constantFrom('', ...signs),
    around: fc.constantFrom(...spaces),
    hide: fc.constantFrom(...hidden),
  })
  .map(({ number, isLong, zero, inside, sign, around, hide }) => {
    const parts = [number.slice(isLong ? 0 : 2, 4), number.slice(4, 6), number.slice(6, 8)].join(inside);
    const text = digitsOf(zero)(`${parts}${sign === '' ? '' : around + sign + around}${number.slice(8)}`);
    return [...text].join(hide);
  });

describe('a number in any spelling', () => {
  it('is found', () => {
    fc.assert(
      fc.property(spelt, (text) => {
        expect(holdsPersonalNumber(`Gällde ${text}, fel patient`)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it.each([
    '121212 - 1212',
    '12 12 12-1212',
    '12 12 12 1212',
    '1980-01-01 T123',
    '１２１２１２-１２１２',
    '١٢١٢١٢-١٢١٢',
    '1\u200b2\u200b1\u200b2\u200b1\u200b2-1212',
    '121212\u20111212',
    '19 121212-1212',
    '121212\n1212',
  ])('such as %s', (text) => {
    expect(holdsPersonalNumber(text)).toBe(true);
  });
});

describe('a reason may hold other numbers', () => {
  it.each([
    'Besök 2026-02-11 1430 flyttat till 2026-02-12 1215',
    'Ringde 010-103 00 00 den 11 februari',
    'Samma som 20260211 A123',
    'Svarsid 0f3c-11aa',
    'Flyttat från 2026-02-11 - 2026-02-12',
    'Period 2026-02-11–2026-03-11, sedan 2026-04-01 – 2026-05-01',
    'Växel 08-517 700 00, mobil 070-174 06 05, +46 70 174 06 05',
    'Ring 031-342 10 00 eller 0701-74 06 05',
    'SU-0001, su-0002 och FT-1001',
    'Remiss 2026-0001 kom 2026-02-11 kl. 14.30',
    'Rum R123, kod T123',
    '12 av 12 patienter, 12 kvar av 1212',
  ])('%s', (text) => {
    expect(holdsPersonalNumber(text)).toBe(false);
  });
});

it('days, times of day, periods and phone numbers are never taken for one', () => {
  const date = fc
    .tuple(two(0, 99), two(1, 12), two(1, 28))
    .map(([year, ...rest]) => [`20${year}`, ...rest].join('-'));
  const time = fc.tuple(two(0, 23), two(0, 59));
  const phone = fc
    .tuple(fc.constantFrom('08', '031', '0701', '+46 70'), two(0, 99), two(0, 99), two(0, 99))
    .map(([area, ...groups]) => `${area}-${groups.join(' ')}`);
  const innocent = fc.oneof(
    date,
    phone,
    fc.tuple(date, time).map(([one, parts]) => `${one} ${parts.join('')}`),
    fc.tuple(date, time).map(([one, parts]) => `${one} ${parts.join(':')}`),
    fc.tuple(date, date, fc.constantFrom(' ', ' - ', '–', ' – ')).map(([one, other, to]) => one + to + other),
  );
  fc.assert(
    fc.property(fc.array(innocent, { maxLength: 4 }), (texts) => {
      expect(holdsPersonalNumber(texts.join(', '))).toBe(false);
    }),
    { numRuns: 2000 },
  );
});

describe('no other text that people write is one either', () => {
  it.each([
    ['a key', Key, 'besök 121212-1212'],
    ['an anchor', invitationSchema(area).shape.anchor, '20121212T123'],
    ['the wording of an answer', AnswerHead.shape.wording, 'v1 19121212-1212'],
    ['a reason', KnownVersion.shape.reason, 'Gällde 121212-1212'],
  ])('%s', (_, schema, text) => {
    const [error] = schema.safeParse(text).error?.issues ?? [];
    expect(error?.message).toContain('personnummer');
    expect(schema.safeParse('v1').success).toBe(true);
  });
});
