import { expect, it } from 'vitest';
import { withinSentence } from '../../functions/domain/sentence.ts';

it('a name within a sentence begins small and keeps the rest', () => {
  expect(withinSentence('Frågan om PREM')).toBe('frågan om PREM');
});
