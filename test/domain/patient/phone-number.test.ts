import { describe, expect, it } from 'vitest';
import { readPhone } from '../../../functions/domain/patient/phone-number.ts';

describe('a telephone number', () => {
  it.each([
    '070-174 06 05',
    '0701740605',
    '070–174 06 05',
    '+46701740605',
    '+46 (0)70 174 06 05',
    '0046 70 174 06 05',
    '０７０１７４０６０５',
    '\u202a+46 70 174 06 05\u202c',
  ])('is read as people write it: %s', (written) => {
    expect(readPhone(written)).toBe('+46701740605');
  });

  it.each([
    ['+47 912 34 567', '+4791234567'],
    ['0047 912 34 567', '+4791234567'],
    ['031-342 10 00', '+46313421000'],
  ])('of another country, or of a home, is read too: %s', (written, number) => {
    expect(readPhone(written)).toBe(number);
  });

  it.each([
    '',
    '112',
    '070174060',
    '070-174 06 05 mamma',
    '070-174 06 05, 070-174 06 06',
    '+46 70 174 06 05 ext 3',
    '+999 123',
  ])('is not guessed: %s', (written) => {
    expect(readPhone(written)).toBeNull();
  });
});
