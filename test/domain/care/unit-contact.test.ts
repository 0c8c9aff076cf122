import { describe, expect, it } from 'vitest';
import { contactLines, dialled, UnitContact } from '../../../functions/domain/care/unit-contact.ts';
import { readInput } from '../../../functions/domain/input.ts';

const read = (value: unknown) => readInput(UnitContact, value);
const pathsOf = (value: unknown) => {
  const found = read(value);
  return 'errors' in found ? found.errors.map(({ path }) => path) : 'taken';
};
const whole = {
  phone: '031-342 10 00',
  sv: { hours: 'Måndag–fredag 8–10', text: 'Fråga efter Ansiktsteamet.\nVi talar även finska.' },
  en: { text: 'Ask for the facial palsy team.' },
};

describe('the contact details of a unit', () => {
  it('are a number, hours and a few lines of plain text, in Swedish and optionally in English', () => {
    expect(read(whole)).toEqual({ value: whole });
    expect(read({ sv: { text: ' Hör av dig på 1177.se\r\neller i receptionen ' } })).toEqual({
      value: { sv: { text: 'Hör av dig på 1177.se\neller i receptionen' } },
    });
    expect(pathsOf({ phone: '+46 (0)31 342 10 00', sv: {} })).toBe('taken');
  });

  it.each<[string, object, string]>([
    ['nothing that helps', { sv: { hours: 'Vardagar 8–10' } }, 'phone'],
    ['English alone', { sv: {}, en: { text: 'Call us.' } }, 'phone'],
    ['words in the number', { ...whole, phone: 'växeln 1' }, 'phone'],
    ['a number too short to be one', { ...whole, phone: '12' }, 'phone'],
    ['a number too long to be one', { ...whole, phone: '1234567890123456' }, 'phone'],
    ['markup', { sv: { text: 'Ring <b>oss</b>' } }, 'sv.text'],
    ['characters that turn the text around', { sv: { text: 'Ring \u202eoss' } }, 'sv.text'],
    ['control characters', { sv: { text: 'Ring\u0007 oss' } }, 'sv.text'],
    ['more than 300 characters', { sv: { text: 'x'.repeat(301) } }, 'sv.text'],
    ['more than five lines', { sv: { text: 'a\nb\nc\nd\ne\nf' } }, 'sv.text'],
    ['hours on two lines', { ...whole, sv: { hours: 'Mån 8–10\nTis 8–10' } }, 'sv.hours'],
    ['more than 80 characters of hours', { ...whole, en: { hours: 'x'.repeat(81) } }, 'en.hours'],
    ['an empty text', { ...whole, en: { text: '  ' } }, 'en.text'],
    ['another language', { ...whole, fi: { text: 'Soita.' } }, 'fi'],
  ])('are refused with %s', (_, value, path) => {
    expect(pathsOf(value)).toEqual([path]);
  });

  it('are shown in English on English pages, field by field, and in Swedish on all others', () => {
    const contact = read(whole);
    if ('errors' in contact) return expect.fail('the contact is not taken');
    const hours = { language: 'sv', text: 'Måndag–fredag 8–10' };
    const swedish = ['Fråga efter Ansiktsteamet.', 'Vi talar även finska.'].map((text) => ({
      language: 'sv',
      text,
    }));
    expect(contactLines(contact.value, 'sv')).toEqual([hours, ...swedish]);
    expect(contactLines(contact.value, 'ar')).toEqual([hours, ...swedish]);
    expect(contactLines(contact.value, 'en')).toEqual([
      hours,
      { language: 'en', text: 'Ask for the facial palsy team.' },
    ]);
  });

  it('have a number that is dialled by its digits', () => {
    expect(dialled('031-342 10 00')).toBe('0313421000');
    expect(dialled('+46 (0)31 342 10 00')).toBe('+46313421000');
    expect(dialled('(031) 342 10 00')).toBe('0313421000');
  });
});
