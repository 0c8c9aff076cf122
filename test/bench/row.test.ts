import { expect, it } from 'vitest';
import { tableOf, whole } from './row.ts';

it('separates thousands', () => {
  expect([0, 999, 1_000, 13_500, 1_234_567].map(whole)).toEqual([
    '0',
    '999',
    '1\u00a0000',
    '13\u00a0500',
    '1\u00a0234\u00a0567',
  ]);
});

it('prints a table that is Markdown, with every column as wide as its widest cell', () => {
  const lines = tableOf([
    { what: 'bytes', value: '10', aim: '≤ 20' },
    { what: 'ms', value: '1 000', floor: '500', ratio: '2.00 ×' },
  ]).split('\n');
  expect(lines).toEqual([
    '| what  | value | floor | ratio  | aim  |',
    '|-------|-------|-------|--------|------|',
    '| bytes | 10    |       |        | ≤ 20 |',
    '| ms    | 1 000 | 500   | 2.00 × |      |',
  ]);
});
