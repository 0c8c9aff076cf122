import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  codeBytes,
  codeFault,
  codeLength,
  codeOf,
  readCode,
  showCode,
} from '../../../functions/domain/survey/code.ts';

const bytes = fc.uint8Array({ minLength: codeBytes, maxLength: codeBytes });

describe('a code', () => {
  it.each([
    [new Array(10).fill(0), '0000000000000000'],
    [new Array(10).fill(255), 'ZZZZZZZZZZZZZZZZ'],
    [[0, 0, 0, 0, 0, 0, 0, 0, 0, 1], '0000000000000001'],
    [[0x08, 0x86, 0x42, 0x98, 0xe8, 0x4a, 0x96, 0xc6, 0xb9, 0xf0], '123456789ABCDEFG'],
  ])('of %j is %s', (given, code) => {
    expect(codeOf(Uint8Array.from(given))).toBe(code);
  });

  it('keeps all 80 bits: different bytes are different codes', () => {
    fc.assert(
      fc.property(bytes, bytes, (one, other) => {
        expect(codeOf(one) === codeOf(other)).toBe(one.join() === other.join());
      }),
    );
  });

  it('is read as shown, in any case, with look-alike letters, hyphens and spaces', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = codeOf(given);
        const shown = showCode(code);
        expect(shown).toMatch(/^[0-9A-Z]{4}(-[0-9A-Z]{4}){3}$/);
        expect(readCode(shown)).toBe(code);
        expect(readCode(shown.toLowerCase().replaceAll('0', 'o').replaceAll('1', 'l'))).toBe(code);
        expect(readCode(` ${shown.replaceAll('1', 'I').replaceAll('-', ' – ')} `)).toBe(code);
      }),
    );
  });

  it.each([
    'https://nhv.example/e/123456789ABCDEFG',
    'http://127.0.0.1:3000/e/1234-5678-9abc-defg?lang=en#top',
    'https://nhv.example/E//123456789ABCDEFG',
    'HTTPS://NHV.EXAMPLE/E/123456789ABCDEFG',
    'Svara här: https://nhv.example/e/123456789ABCDEFG. Svara senast 13 maj 2026.',
    'Gå till nhv.example och skriv koden 1234-5678-9ABC-DEFG. Det är frivilligt.',
    'Kod: 1234 5678 9abc defg, svara senast 3 maj',
    '123456789ABCDEFG.',
    '(1234-5678-9ABC-DEFG)',
    '«1234‑5678‑9ABC‑DEFG»',
    '1234−5678−9ABC−DEFG',
    '1234\u20435678\u02d79ABC\u2043DEFG',
    'https%3A%2F%2Fnhv.example%2Fe%2F123456789ABCDEFG',
    'https%253a%252f%252fnhv.example%252fe%252f1234-5678-9ABC-DEFG%253Flang%253Den',
    'https://filter.example/?url=https%3A%2F%2Fnhv.example%2Fe%2F123456789ABCDEFG&data=05%7C02%7Cx',
    'https://filter.example/?u=https://nhv.example/e/123456789ABCDEFG&d=1',
    '1234\u00a05678\u20099ABC\u3000DEFG',
    '\ufeff1234\u200b-5678\u00ad-9ABC-DEFG\u2060',
    '１２３４－５６７８－９ＡＢＣ－ＤＥＦＧ',
    '١٢٣٤-٥٦٧٨-٩ABC-DEFG',
    '१२३४ ५६७८ ९abc defg',
  ])('is read from %j', (typed) => {
    expect(readCode(typed)).toBe('123456789ABCDEFG');
  });

  it.each([
    'this code come here',
    'Koden 1234-5678-9ABC-DEFG eller 1234-5678-9ABC-DEFH',
    'https://nhv.example/e/123456789ABCDEF',
    'x123456789ABCDEFG0',
  ])('is not read from %j', (typed) => {
    expect(readCode(typed) === '123456789ABCDEFG').toBe(false);
  });

  it.each(['', '123456789ABCDEF', '123456789ABCDEFGH', '123456789ABCDEFU', '123456789ABCDEF!', 'ÅÄÖ'])(
    '%j cannot be a code',
    (typed) => {
      expect(readCode(typed)).toBeNull();
    },
  );

  it('has no fault exactly when it can be read', () => {
    fc.assert(
      fc.property(bytes, (given) => {
        const code = codeOf(given);
        expect(code).toHaveLength(codeLength);
        expect(codeFault(showCode(code))).toBeNull();
        expect(codeFault(`${code}0`)).toEqual({ count: codeLength + 1 });
      }),
    );
  });

  it.each([
    ['', { count: 0 }],
    ['abcd-1234 oil', { count: 11 }],
    ['123456789ABCDEFU', { foreign: ['U'] }],
    ['ÅÄÖ!Å', { foreign: ['Å', 'Ä', 'Ö', '!'] }],
    ['😀', { foreign: ['😀'] }],
  ])('has a fault in %j', (typed, fault) => {
    expect(codeFault(typed)).toEqual(fault);
  });

  it('is made of exactly ten bytes', () => {
    expect(() => codeOf(new Uint8Array(9))).toThrow(RangeError);
    expect(() => codeOf(new Uint8Array(11))).toThrow(RangeError);
  });
});
