import { describe, expect, it } from 'vitest';
import { parseJson } from '../../functions/domain/json.ts';

describe('parsing JSON', () => {
  it.each([
    '{"a":1,"b":{"a":2},"c":[{"a":3},{"a":4}]}',
    '[]',
    '"a"',
    '1',
    'null',
    '{"a:b":"{\\"a\\":1,\\"a\\":2}"}',
  ])('returns data when every field is given once: %s', (text) => {
    expect(parseJson(text)).toEqual({ value: JSON.parse(text) });
  });

  it.each(['', '{', '{"a":1,}', "{'a':1}"])('returns null for text that is no JSON: %j', (text) => {
    expect(parseJson(text)).toBeNull();
  });
});

describe('a field given twice is refused with its path', () => {
  it.each([
    ['{"a":1,"a":1}', ['a']],
    ['{"b":[0,{"c":{"d":1,"d":2}}]}', ['b.1.c.d']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a":{"x":1},"a":{"x":1},"b":1,"b":2}', ['a', 'b']],
    ['[{"a":"\\"","a":2},{"a":1}]', ['0.a']],
  ])('%s', (text, paths) => {
    const read = parseJson(text);
    expect(read && 'errors' in read && read.errors.map(({ path }) => path)).toEqual(paths);
  });

  it('and reported a limited number of times', () => {
    const read = parseJson(`{${Array.from({ length: 1000 }, () => '"a":1').join(',')}}`);
    expect(read && 'errors' in read && read.errors.length).toBe(50);
  });
});

// The test passes when they end: a quadratic or recursive search would take minutes, or overflow the stack.
it.each([
  ['objects within each other', `${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`],
  ['lists within each other', `${'['.repeat(100_000)}1${']'.repeat(100_000)}`],
  ['a text of escapes', `"${'\\"'.repeat(1_000_000)}"`],
  ['a text', `"${'a'.repeat(4_000_000)}"`],
  ['fields', `{${Array.from({ length: 200_000 }, (_, index) => `"${index}":1`).join(',')}}`],
])('hundreds of thousands of characters are read quickly: %s', (_, text) => {
  expect(parseJson(text)).toHaveProperty('value');
});
