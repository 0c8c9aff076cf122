import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../functions/domain/areas/perifer-facialispares.ts';

const root = fileURLToPath(new URL('../', import.meta.url));
const read = (path: string) => readFileSync(root + path, 'utf8');

/** The source of the system, tests and documents left out. */
const sources = ['functions', 'web', 'cdk'].flatMap((folder) =>
  readdirSync(root + folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(tsx?|css|html)$/.test(entry.name))
    .map((entry) => `${entry.parentPath}/${entry.name}`.slice(root.length)),
);

/** The files that the README lists for adding one of a kind, with the names of an example in place of `ID` and the like. */
function listed(kind: string, example: Readonly<Record<string, string>>): string[] {
  const section = read('README.md').split('## How to add')[1]?.split(/^## /m)[0] ?? '';
  const entry = section.split(/^- /m).find((one) => one.startsWith(`**${kind}**`)) ?? '';
  const paths = [...entry.matchAll(/^ {2}\d\. `([^`]+)`/gm)].map(([, path = '']) => path);
  return paths.map((path) => path.replace(/\b[A-Z]+\b(?!\.md)/g, (name) => example[name] ?? name)).sort();
}

/** The source files that name a thing: in a string of its own, or as a file that is imported. */
function naming(id: string): string[] {
  const named = new RegExp(`['"\`]${id}['"\`]|/${id}(\\.[a-z]{2})?\\.tsx?['"\`]`);
  return sources.filter((path) => named.test(read(path))).sort();
}

describe('an instrument is named in the files that the README lists, and in no other', () => {
  const files = listed('an instrument', { ID: 'face', LANGUAGE: 'sv', AREA: 'perifer-facialispares' });

  it('which are five, and the changelog', () => {
    expect(files).toHaveLength(6);
    expect(files).toContain('CHANGELOG.md');
    expect(read('CHANGELOG.md')).toContain('| face | 1 |');
  });

  it('but for its words in other languages and the measure that asks for it', () => {
    const others = ['functions/domain/survey/wordings/face.en.ts', 'functions/domain/measure/measures/p2.ts'];
    expect(naming('face').filter((path) => !others.includes(path))).toEqual(
      files.filter((path) => path !== 'CHANGELOG.md'),
    );
  });
});

/** The source files with the id of a measure as a word of its own, in a comment too, or that import its file. */
function namingMeasure(id: string, file: string): string[] {
  const word = new RegExp(`(?<![\\p{L}\\d_])${id}(?![\\p{L}\\d_])`, 'u');
  const named = sources.filter((path) => word.test(read(path)));
  return [...new Set([...named, ...naming(file)])].sort();
}

describe('a measure is named in the files that the README lists, and in no other', () => {
  it.each([
    ['R1', 'r1', ['perifer-facialispares']],
    ['Ö1', 'o1', ['perifer-facialispares', 'dysmeli']],
  ])('which are three, and the changelog: %s', (id, file, areas) => {
    const files = areas.map((area) => listed('a measure', { ID: file, AREA: area }));
    for (const one of files) expect(one).toHaveLength(4);
    const listedSources = files.flat().filter((path) => path.startsWith('functions/'));
    expect(namingMeasure(id, file)).toEqual([...new Set(listedSources)].sort());
    expect(read(`test/domain/measure/measures/${file}.test.ts`)).toContain(`'${id}'`);
    expect(read('CHANGELOG.md')).toContain(id);
  });

  it.each(periferFacialispares.measures.map(({ id }) => id))(
    'but for measures with the same population and the source of a question: %s',
    (id) => {
      const others = ['functions/domain/measure/measures/', 'functions/domain/survey/'];
      const elsewhere = namingMeasure(id, id).filter((path) => !others.some((one) => path.startsWith(one)));
      expect(elsewhere).toEqual([]);
    },
  );
});

describe('an area is named in the files that the README lists, and in no other', () => {
  const files = listed('an area', { AREA: 'dysmeli' });

  it('which are two, and the changelog', () => {
    expect(files).toHaveLength(3);
    expect(naming('dysmeli')).toEqual(files.filter((path) => path !== 'CHANGELOG.md'));
    expect(read('CHANGELOG.md')).toContain('Dysmeli');
  });
});

describe('a language is named in the files that the README lists, and in no other', () => {
  it.each(['fi', 'ar'])('which are four: %s', (language) => {
    const files = listed('a language', { LANGUAGE: language, ID: 'prem' });
    expect(files).toHaveLength(4);
    const wording = `prem.${language}`;
    expect([...new Set([...naming(language), ...naming(wording)])].sort()).toEqual(files);
  });
});

describe('a channel is named in the files that the README lists', () => {
  it.each(['sms', 'email'])('which are four: %s', (channel) => {
    const files = listed('a channel', { CHANNEL: channel });
    expect(files).toHaveLength(4);
    for (const path of files) expect(read(path), path).toMatch(new RegExp(`\\b${channel}(Text)?\\b`));
  });
});
