import { describe, expect, it } from 'vitest';
import type { Wording } from '../../../../../functions/domain/survey/wording.ts';
import { languagesOf } from '../../../../../functions/domain/survey/wordings/wordings.ts';
import {
  answerLanguages,
  defaultWording,
  unknownWording,
  wordingOptions,
  wordsFor,
} from '../../../../../web/portal/patients/answer/answer-wording.ts';
import { packOf } from '../../../../support/wording-pack.ts';

const told = ({ permission: _, ...wording }: Wording, shown: boolean) => ({ ...wording, shown });
const now = told(packOf('face', 'sv', 'face-sv-2'), true);
const before = told(packOf('face', 'sv', 'face-sv-1'), false);
const known = [now, before];

describe('the wording of an answer on paper', () => {
  it('is the one that the unit shows now until another is chosen', () => {
    expect(defaultWording(known, 'sv')).toBe('face-sv-2');
    expect(defaultWording(known, 'en')).toBe(unknownWording);
    expect(defaultWording([before], 'sv')).toBe(unknownWording);
  });

  it('is one of those that the unit has shown in the language, or unknown', () => {
    expect(wordingOptions(known, 'sv')).toEqual([
      { value: 'face-sv-2', text: 'face-sv-2 (med tillstånd, visas nu)' },
      { value: 'face-sv-1', text: 'face-sv-1 (med tillstånd)' },
      { value: unknownWording, text: 'Annan eller okänd' },
    ]);
    expect(wordingOptions(known, 'en').map(({ value }) => value)).toEqual([unknownWording]);
  });

  it('gives the words shown while typing, and other words when it is unknown', () => {
    expect(wordsFor('face', 'sv', known, 'face-sv-1')).toBe(before);
    expect(wordsFor('face', 'sv', known, unknownWording)).toBe(now);
    expect(wordsFor('face', 'en', known, unknownWording)?.version).toBe('face-en-provisional-1');
    expect(wordsFor('face', 'sv', [], unknownWording)?.version).toBe('face-sv-provisional-1');
  });

  it('is in a language that the unit or the system has, Swedish first', () => {
    expect(answerLanguages('face', known)).toEqual([
      { value: 'sv', text: 'Svenska' },
      { value: 'en', text: 'Engelska' },
    ]);
    expect(answerLanguages('prem', []).map(({ value }) => value)).toEqual(languagesOf(['prem']));
    expect(answerLanguages('prem', [])[0]?.value).toBe('sv');
  });
});
