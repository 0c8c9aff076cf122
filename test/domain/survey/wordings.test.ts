import { describe, expect, it } from 'vitest';
import { instrumentOf, instruments } from '../../../functions/domain/survey/instruments/instruments.ts';
import type { Voiced } from '../../../functions/domain/survey/wording.ts';
import { wordingProblems } from '../../../functions/domain/survey/wording-problems.ts';
import { findWording, languagesOf, wordings } from '../../../functions/domain/survey/wordings/wordings.ts';

const voices = (text: Voiced): string[] =>
  typeof text === 'string' ? [text] : [text.patient, text.guardian];

describe.each(wordings.map((wording) => [wording.version, wording] as const))('wording %s', (_, wording) => {
  const instrument = instrumentOf(wording.instrument);

  it('has a text for every item and option of its instrument, and no other', () => {
    expect(wordingProblems(wording, instrument)).toEqual([]);
  });

  it('has no empty or untidy text', () => {
    const texts = [
      wording.title,
      ...voices(wording.introduction),
      ...Object.values(wording.items).flatMap(voices),
      ...Object.values(wording.options).flatMap((options) => Object.values(options)),
    ];
    for (const text of texts) expect(text).toMatch(/^\S(.*\S)?$/);
  });

  it('has a different text for each option of a question', () => {
    for (const options of Object.values(wording.options)) {
      expect(new Set(Object.values(options)).size).toBe(Object.keys(options).length);
    }
  });

  it('has a different text for each question, in both voices', () => {
    for (const voice of [0, 1]) {
      const asked = Object.values(wording.items).map((text) => voices(text)[voice] ?? voices(text)[0]);
      expect(new Set(asked).size).toBe(asked.length);
    }
  });
});

describe('the wordings', () => {
  it('have unique versions', () => {
    expect(new Set(wordings.map((wording) => wording.version)).size).toBe(wordings.length);
  });

  it('cover every instrument in Swedish and English', () => {
    const forms = instruments.map((instrument) => instrument.id);
    expect(languagesOf(forms)).toEqual(['sv', 'en']);
  });

  it('offer a language only for forms that have words in it', () => {
    const swedish = wordings.filter((wording) => wording.language === 'sv' || wording.instrument === 'prem');
    expect(languagesOf(['prem'], swedish)).toContain('en');
    expect(languagesOf(['prem', 'face'], swedish)).toEqual(['sv']);
  });

  it('mark FaCE and FDI as provisional: their authors have not been asked', () => {
    for (const wording of wordings.filter((one) => one.instrument !== 'prem')) {
      expect(wording.status).toBe('provisional');
    }
  });

  it('have the PREM question as Socialstyrelsen published it', () => {
    const published = findWording('prem', 'sv');
    expect(published?.status).toBe('published');
    expect(published?.items.overall).toBe('Hur upplevde du besöket som helhet?');
    const options = Object.values(published?.options.experience ?? {});
    expect(options).toEqual([
      'Mycket bra',
      'Bra',
      'Någorlunda',
      'Dålig',
      'Mycket dålig',
      'Ej aktuellt/Ingen uppfattning',
    ]);
  });
});
