import { describe, expect, it } from 'vitest';
import { languages, textsIn } from '../../../functions/domain/survey/languages/languages.ts';
import { voiced } from '../../../functions/domain/survey/wording.ts';
import { wordings } from '../../../functions/domain/survey/wordings/wordings.ts';

/** Lists every text by its path, with its placeholders. */
function shapeOf(value: object, path = ''): string[] {
  return Object.entries(value).flatMap(([key, text]) => {
    if (typeof text === 'object') return shapeOf(text, `${path}${key}.`);
    expect(text, `${path}${key}`).toMatch(/^\S(.*\S)?$/);
    return `${path}${key} ${(String(text).match(/\{\d\}/g) ?? []).sort().join('')}`;
  });
}
const meta = /^(language|direction|name|unreviewed) /;
const textsOf = (value: object) => shapeOf(value).filter((line) => !meta.test(line));

describe('the languages of the survey', () => {
  it.each(languages.map((texts) => [texts.language, texts] as const))('have every text: %s', (_, texts) => {
    expect(textsOf(texts).sort()).toEqual(textsOf(languages[0]).sort());
  });

  it('have different codes and names, and Swedish replaces a language that does not exist', () => {
    expect(new Set(languages.map((texts) => texts.language)).size).toBe(languages.length);
    expect(new Set(languages.map((texts) => texts.name)).size).toBe(languages.length);
    expect(textsIn('xx').language).toBe('sv');
    expect(textsIn(undefined).language).toBe('sv');
  });
});

const wordsIn = (sentence: string) => sentence.trim().split(/\s+/).length;
const sentencesOf = (text: string) => text.split(/(?<=[.?!])\s+/);
const textsWithin = (value: object): string[] =>
  Object.values(value).flatMap((text) => (typeof text === 'object' ? textsWithin(text) : String(text)));

describe('short and plain words, for a child who answers too', () => {
  it.each(wordings.map((wording) => [wording.version, wording] as const))(
    'asks in sentences of at most 18 words: %s',
    (_, { introduction, items }) => {
      for (const text of [introduction, ...Object.values(items)]) {
        for (const voice of ['patient', 'guardian'] as const) {
          for (const sentence of sentencesOf(voiced(text, voice))) {
            expect(wordsIn(sentence), sentence).toBeLessThanOrEqual(18);
          }
        }
      }
    },
  );

  it.each(languages.map((texts) => [texts.language, texts] as const))(
    'has other sentences of at most 22 words: %s',
    (_, texts) => {
      for (const sentence of textsWithin(texts).flatMap(sentencesOf)) {
        expect(wordsIn(sentence), sentence).toBeLessThanOrEqual(22);
      }
    },
  );

  it.each([
    ['sv', /\b(du|dig|din|ditt|dina)\b/i, /\bditt barn/i],
    ['en', /\b(you|your)\b/i, /\byour child/i],
  ])(
    'addresses the patient as «du» and a guardian with «ditt barn», and never mixes the two: %s',
    (language, you, child) => {
      for (const { items, introduction } of wordings.filter((wording) => wording.language === language)) {
        for (const text of [introduction, ...Object.values(items)]) {
          if (typeof text === 'string') {
            expect(text).not.toMatch(child);
            continue;
          }
          expect(text.patient).toMatch(you);
          expect(text.patient).not.toMatch(child);
          expect(text.guardian).toMatch(child);
          expect(
            text.guardian
              .replaceAll(new RegExp(child, 'gi'), '')
              .replace('Håller du med?', '')
              .replace('Do you agree?', ''),
          ).not.toMatch(you);
        }
      }
    },
  );
});
