import { expect, it } from 'vitest';
import { withinSentence } from '../../functions/domain/sentence.ts';

it('a name within a sentence begins with a lower-case letter and keeps the rest', () => {
  expect(withinSentence('Frågan om PREM')).toBe('frågan om PREM');
});
