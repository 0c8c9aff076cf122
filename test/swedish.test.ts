import { globSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

const sourcePaths = globSync('{functions,web}/**/*.{ts,tsx}').sort();

/** The texts of a file that stand on one line: in quotes, or between tags. */
const texts = (source: string): string[] =>
  [...source.matchAll(/'((?:[^'\\\n]|\\.)*)'|`([^`\n]*)`|>([^<>{}\n]*)</g)].map(
    ([, quoted, template, between]) => (quoted ?? template ?? between ?? '').replace(/\$\{[^}]*\}/g, '…'),
  );

const withoutComments = (source: string): string =>
  source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '');

const isSwedish = (text: string): boolean => /[åäö]/i.test(text) && text.trim().split(/\s+/).length >= 3;

/** A name that only code has: `patientGroup`, `new-visit`. */
const nameInCode = /\b[a-z]+[A-Z][A-Za-z]*\b|\b(?:new|one)-(?:visit|year)\b|\bnot-[a-z]+\b/;

/** Words that are no names in code though they look like them. */
const known = ['FaCE'];

it('no Swedish sentence names a value as it is stored', () => {
  const wrong = sourcePaths.flatMap((path) =>
    texts(withoutComments(readFileSync(path, 'utf8')))
      .filter(isSwedish)
      .filter((text) => nameInCode.test(known.reduce((left, word) => left.replaceAll(word, ''), text)))
      .map((text) => `${path}: ${text}`),
  );
  expect(wrong).toEqual([]);
});

it('no sentence of the portal has two nouns for what the patient answers', () => {
  const wrong = sourcePaths
    .filter((path) => path.includes('web/portal/'))
    .flatMap((path) =>
      texts(withoutComments(readFileSync(path, 'utf8')))
        .filter((text) => /utskick(?!et till)|återkall|frivillig|närstående/i.test(text))
        .map((text) => `${path}: ${text}`),
    );
  expect(wrong).toEqual([]);
});
