import { describe, expect, it } from 'vitest';
import { asSeen, spellings } from '../../../functions/domain/care/as-seen.ts';

describe('text as people see it', () => {
  it.each([
    ['letters put together', 'operation-ho\u0308ger', 'operation-höger'],
    ['another kind of space', 'besök\u00a01', 'besök 1'],
    ['a thin space and a common one', 'besök\u2009 1', 'besök 1'],
    ['what joins and turns', 'be\u200dsö\u202ek\ufeff1', 'besök1'],
    ['spaces at its ends', ' a\u3000', 'a'],
    ['nothing of the kind', 'A-1', 'A-1'],
  ])('%s', (_, text, seen) => {
    expect(asSeen(text)).toBe(seen);
  });

  it('keeps apart what people see as two', () => {
    expect(asSeen('a')).not.toBe(asSeen('A'));
    expect(asSeen('o')).not.toBe(asSeen('ö'));
  });
});

it('a text with accents is spelled in two ways, and others in one', () => {
  expect(spellings('ö')).toEqual(['ö', 'o\u0308']);
  expect(spellings('o\u0308')).toEqual(['o\u0308', 'ö']);
  expect(spellings('o')).toEqual(['o']);
});
