import { describe, expect, it } from 'vitest';
import {
  answerConflict,
  answerDifferences,
} from '../../../../../web/portal/patients/answer/answer-conflict.ts';

const head = {
  answeredAt: '2026-02-20T12:00:00Z',
  respondent: 'patient',
  mode: 'paper',
  language: 'sv',
} as const;
const none = { version: 1, answer: undefined };
const seen = (version: number, more: object = {}) => ({ version, answer: { ...head, ...more } });

describe('a form that another person changed during typing', () => {
  it('is closed when the patient has answered on the web', () => {
    expect(answerConflict('face', none, seen(2, { mode: 'web' }))).toMatchObject({ closed: true });
    expect(answerConflict('face', seen(1), seen(2, { mode: 'web' }))).toMatchObject({ closed: true });
  });

  it('has a message of its own for each case: typed in, corrected, removed, or untouched', () => {
    const values = { values: { 1: 1 } };
    const titles = [
      answerConflict('face', none, seen(2, values)),
      answerConflict('face', seen(1, values), seen(2, { values: { 1: 2 } })),
      answerConflict('face', seen(1, values), none),
      answerConflict('face', none, { ...none, version: 2 }),
    ].map(({ title, closed }) => [title, closed]);
    expect(titles).toEqual([
      ['Någon annan har skrivit in svaret', false],
      ['Enkäten har ändrats medan du skrev', false],
      ['Någon annan har tagit bort svaret', false],
      ['Enkäten har ändrats', false],
    ]);
    expect(answerConflict('face', seen(1, values), seen(2, values)).text).toContain('är som förut');
  });

  it('is never called unchanged when it is PREM', () => {
    expect(answerConflict('prem', seen(1), seen(2)).text).not.toContain('är som förut');
    const told = answerDifferences(
      'prem',
      { overall: 'good' },
      seen(2, { values: { overall: 'poor' } }).answer,
      undefined,
    );
    expect(told).toEqual([]);
  });

  it('lists the differences in the words of the form', () => {
    const theirs = seen(2, { values: { side: 'left', 1: 1, 2: 2 } }).answer;
    const words = { options: { ability: { 2: 'Lite', 3: 'Mer' } } };
    expect(answerDifferences('face', { 1: 1, 2: 3, 4: 4 }, theirs, words)).toEqual([
      { what: 'Frågan om berörd sida', mine: 'inget svar', theirs: 'left' },
      { what: 'Fråga 2', mine: 'Mer', theirs: 'Lite' },
      { what: 'Fråga 4', mine: '4', theirs: 'inget svar' },
    ]);
    expect(answerDifferences('face', { side: 'left', 1: 1, 2: 2 }, theirs, words)).toEqual([]);
  });
});
