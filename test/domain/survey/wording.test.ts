import { expect, it } from 'vitest';
import { prem } from '../../../functions/domain/survey/instruments/prem.ts';
import { voiced, type Wording } from '../../../functions/domain/survey/wording.ts';
import { wordingProblems } from '../../../functions/domain/survey/wording-problems.ts';

const options = Object.fromEntries(
  (prem.optionSets.experience?.values ?? []).map((value) => [value, `text ${value}`]),
);
const whole: Wording = {
  instrument: 'prem',
  version: 'test-1',
  language: 'sv',
  status: 'provisional',
  title: 'Titel',
  introduction: 'Inledning',
  items: { overall: 'Fråga' },
  options: { experience: options },
};

it('a wording with every item and option can be shown', () => {
  expect(wordingProblems(whole, prem)).toEqual([]);
});

it.each<[string, Partial<Wording>, string]>([
  ['an item without text', { items: {} }, 'items.overall'],
  ['an item that is not there', { items: { overall: 'Fråga', extra: 'Annan fråga' } }, 'items.extra'],
  ['a set of options without texts', { options: {} }, 'options.experience'],
  [
    'an option that is not there',
    { options: { experience: { ...options, great: 'x' } } },
    'options.experience.great',
  ],
])('%s is listed with its path', (_case, parts, path) => {
  const problems = wordingProblems({ ...whole, ...parts }, prem);
  expect(problems.every((problem) => problem.path.startsWith(path))).toBe(true);
  expect(problems.length).toBeGreaterThan(0);
});

it('missing texts are named in Swedish, an option by its stored value', () => {
  const messages = (parts: Partial<Wording>) =>
    wordingProblems({ ...whole, ...parts }, prem).map(({ message }) => message);
  expect(messages({ items: {}, options: {} })).toEqual([
    'Frågan om besöket som helhet saknar text.',
    'Svarsskalan för upplevelse saknar text.',
  ]);
  const { good: _, ...rest } = options;
  expect(messages({ options: { experience: rest } })).toEqual([
    'Alternativet «good» i svarsskalan för upplevelse saknar text.',
  ]);
});

it('a text addresses the respondent', () => {
  expect(voiced('Samma', 'guardian')).toBe('Samma');
  const text = { patient: 'du', guardian: 'ditt barn' };
  expect([voiced(text, 'patient'), voiced(text, 'guardian')]).toEqual(['du', 'ditt barn']);
});
