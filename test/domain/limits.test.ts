import { expect, it } from 'vitest';
import { bodyLimit, fileLimit, importLimit, sizeText } from '../../functions/domain/limits.ts';

it.each([
  [bodyLimit, '512 kB'],
  [importLimit, '4 MB'],
  [fileLimit, '25 MB'],
  [1.5 * 1024 * 1024, '1,5 MB'],
])('a limit of %i bytes is written %s', (bytes, text) => {
  expect(sizeText(bytes)).toBe(text);
});
