import { describe, expect, it } from 'vitest';
import { AnsweredWording, Reason } from '../../../functions/domain/care/free-text.ts';

describe('a reason', () => {
  it.each([
    ['', 'orsak'],
    ['   ', 'orsak'],
    ['\u200b', 'orsak'],
    ['\u2800\ufeff', 'orsak'],
    ['\u0000', 'styrtecken'],
    ['fel\u0007patient', 'styrtecken'],
    ['a\tb', 'styrtecken'],
    ['Gällde 12 12 12-1212', 'personnummer'],
  ])('%j is refused: %s', (text, word) => {
    expect(JSON.stringify(Reason.safeParse(text).error?.issues)).toContain(word);
  });

  it.each(['x', 'Fel patient.\nRing på måndag.', 'é', '👍', 'نعم'])('%j is taken', (text) => {
    expect(Reason.parse(text)).toBe(text);
  });
});

it('the wording of an answer is visible too', () => {
  for (const text of ['\u200b', 'v1\u0001', ' ']) expect(AnsweredWording.safeParse(text).success).toBe(false);
  expect(AnsweredWording.parse('2026-1')).toBe('2026-1');
});
