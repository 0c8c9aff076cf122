import { describe, expect, it } from 'vitest';
import { languages, textsIn } from '../../../web/survey/languages/languages.ts';

/** Every text by its path, with the places that are filled in. */
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
  it.each(languages.map((texts) => [texts.language, texts] as const))('say everything: %s', (_, texts) => {
    expect(textsOf(texts).sort()).toEqual(textsOf(languages[0]).sort());
  });

  it('are told apart, and Swedish is shown where the one asked for is not there', () => {
    expect(new Set(languages.map((texts) => texts.language)).size).toBe(languages.length);
    expect(new Set(languages.map((texts) => texts.name)).size).toBe(languages.length);
    expect(textsIn('xx').language).toBe('sv');
    expect(textsIn(undefined).language).toBe('sv');
  });
});
