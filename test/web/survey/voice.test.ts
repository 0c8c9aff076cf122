import { describe, expect, it } from 'vitest';
import { voiced } from '../../../functions/domain/survey/wording.ts';
import { wordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { splitVoices } from '../../../web/survey/voice.tsx';

describe('a text in two voices', () => {
  it('shares the words that both voices use', () => {
    expect(splitVoices({ patient: 'How are you today?', guardian: 'How is your child today?' })).toEqual({
      before: 'How ',
      patient: 'are you ',
      guardian: 'is your child ',
      after: 'today?',
    });
  });

  it('does not share a word twice where one voice repeats it', () => {
    const text = { patient: 'du och du', guardian: 'du och du och du' };
    const { before, patient, guardian, after } = splitVoices(text);
    expect(before + patient + after).toBe(text.patient);
    expect(before + guardian + after).toBe(text.guardian);
  });

  it.each(wordings.map((wording) => [wording.version, wording] as const))(
    'reads as written in %s',
    (_, wording) => {
      for (const text of [wording.introduction, ...Object.values(wording.items)]) {
        const { before, patient, guardian, after } = splitVoices(text);
        expect(before + patient + after).toBe(voiced(text, 'patient'));
        expect(before + guardian + after).toBe(voiced(text, 'guardian'));
      }
    },
  );
});
