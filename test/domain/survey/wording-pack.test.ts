import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instruments } from '../../../functions/domain/survey/instruments/instruments.ts';
import { wordingsShown } from '../../../functions/domain/survey/wording.ts';
import { readWordingPack } from '../../../functions/domain/survey/wording-pack.ts';
import {
  findWording,
  providedWordings,
  wordings,
} from '../../../functions/domain/survey/wordings/wordings.ts';
import { packOf } from '../../support/wording-pack.ts';

const read = (pack: unknown) => readWordingPack(pack, { today: '2026-03-01', languages: ['sv', 'en'] });
const errorsOf = (pack: unknown) => {
  const input = read(pack);
  return 'errors' in input ? input.errors : [];
};
const messagesOf = (pack: unknown) => errorsOf(pack).map(({ path, message }) => `${path}: ${message}`);

const packs = instruments.flatMap(({ id }) =>
  ['sv', 'en'].map((language) => packOf(id, language, `${id}-1`)),
);

type Path = readonly string[];

/** The path of each text in a pack. */
function textsIn(value: unknown, at: Path = []): Path[] {
  if (typeof value === 'string') return [at];
  return Object.entries(Object(value)).flatMap(([key, inner]) => textsIn(inner, [...at, key]));
}

/** Copies a pack with a text replaced or removed. */
function changed(value: unknown, [key = '', ...rest]: Path, text?: unknown): unknown {
  const { [key]: inner, ...others } = value as Record<string, unknown>;
  if (rest.length > 0) return { ...others, [key]: changed(inner, rest, text) };
  return text === undefined ? others : { ...others, [key]: text };
}

const aText = fc
  .constantFrom(...packs)
  .chain((pack) => fc.record({ pack: fc.constant(pack), path: fc.constantFrom(...textsIn(pack)) }));

describe('a wording pack', () => {
  it.each(packs.map((pack) => [`${pack.instrument} ${pack.language}`, pack] as const))(
    'is read unchanged when it is complete: %s',
    (_, pack) => expect(read(pack)).toEqual({ value: pack }),
  );

  it('is permitted without saying so', () => {
    const { status: _, ...pack } = packOf('face', 'sv', 'face-sv-1');
    expect(read(pack)).toMatchObject({ value: { status: 'permitted' } });
  });

  it('has a documented example that can be loaded', () => {
    const text = readFileSync(new URL('../../../docs/wording.md', import.meta.url), 'utf8');
    const [, example = ''] = /```json\n(.*?)```/s.exec(text) ?? [];
    expect(errorsOf(JSON.parse(example))).toEqual([]);
  });

  it.each([
    ['instrument', [[{ toString: 1 }]]],
    ['instrument', JSON.parse(`${'['.repeat(30)}{"toString":1}${']'.repeat(30)}`)],
    ['permission', { holder: 'x', date: { valueOf: null, toString: 1 } }],
  ])('is refused with a value that cannot become a text: %s', (field, value) => {
    expect(errorsOf({ ...packOf('face', 'sv', 'face-sv-1'), [field]: value })).not.toEqual([]);
  });

  it('is refused without any one of its texts, and the error names it', () => {
    fc.assert(
      fc.property(aText, ({ pack, path }) => {
        fc.pre(path[0] !== 'status');
        const paths = errorsOf(changed(pack, path)).map((error) => error.path);
        const named = path.join('.');
        expect(paths.some((one) => one !== '' && (one === named || named.startsWith(`${one}.`)))).toBe(true);
      }),
    );
  });

  it('is refused when any one of its texts is empty or is not a text', () => {
    fc.assert(
      fc.property(aText, fc.constantFrom('', '  ', null, 7, ['x']), ({ pack, path }, text) => {
        // Null leaves a field out, and a pack may leave out its status.
        fc.pre(path[0] !== 'status' || text !== null);
        expect(errorsOf(changed(pack, path, text))).not.toEqual([]);
      }),
    );
  });

  it('is refused with any unknown field, and the error names it', () => {
    const pack = packOf('face', 'sv', 'face-sv-1');
    const places: Path[] = [
      ['extra'],
      ['items', '16'],
      ['options', 'extra'],
      ['options', 'ability', '6'],
      ['permission', 'extra'],
    ];
    for (const path of places) {
      const paths = errorsOf(changed(pack, path, 'Något annat')).map((error) => error.path);
      expect(paths).toContain(path.join('.'));
    }
  });

  it('is refused with all errors at once, in sentences', () => {
    const pack = packOf('fdi', 'sv', 'fdi-sv-1');
    const { '7': _, ...items } = pack.items;
    const { permission: __, ...rest } = pack;
    const wrong = { ...rest, items: { ...items, '11': 'En fråga till' } };
    expect(messagesOf(wrong)).toEqual([
      'permission: Ange tillståndet: vem som har gett det (holder) och när (date).',
      'items.7: Fråga 7 saknar text.',
      'items.11: Fråga 11 finns inte i formuläret. Ta bort texten.',
    ]);
  });

  it('has a different text for every question and every option of a scale', () => {
    const pack = packOf('face', 'sv', 'face-sv-1');
    const guardian = Object(pack.items['1']).guardian;
    const wrong = {
      ...pack,
      items: { ...pack.items, '2': { patient: 'Något annat', guardian } },
      options: { ...pack.options, ability: { ...pack.options.ability, '5': 'Inte alls' } },
    };
    expect(messagesOf(wrong)).toEqual([
      'items.2: Fråga 2 har samma text som fråga 1.',
      'options.ability.5: Alternativet «5» i svarsskalan för förmåga har samma text som «1».',
    ]);
  });

  it.each([
    ['an instrument that there is not', { instrument: 'sf36' }, /^instrument: Värdet finns inte. Välj bland/],
    [
      'a language that the page is not in',
      { language: 'tlh' },
      /^language: Enkäten finns inte på språket tlh/,
    ],
    [
      'a version of the project',
      { version: 'face-sv-provisional-1' },
      /^version: Versionen är systemets egen/,
    ],
    [
      'a version that cannot stand in an address',
      { version: 'a/b c' },
      /^version: En version är 3–80 tecken/,
    ],
    ['wording that is not permitted', { status: 'provisional' }, /^status: Ett paket har status permitted/],
    [
      'a permission of tomorrow',
      { permission: { holder: 'N.N.', date: '2026-03-02' } },
      /^permission.date: Tillståndets datum ligger i framtiden/,
    ],
    [
      'a permission on no day',
      { permission: { holder: 'N.N.', date: '2026-02-30' } },
      /^permission.date: Ange ett datum som finns/,
    ],
  ])('is refused with %s', (_, part, expected) => {
    const messages = messagesOf({ ...packOf('face', 'sv', 'face-sv-1'), ...part });
    expect(messages).toHaveLength(1);
    expect(messages[0]).toMatch(expected);
  });

  it.each([[null], [[]], ['text'], [7], [{}]])('is refused when it is %j', (value) => {
    expect(errorsOf(value)).not.toEqual([]);
  });
});

describe('the wording shown at a unit', () => {
  it('is the active permitted one, or else the one that the stage allows', () => {
    const pack = packOf('face', 'sv', 'face-sv-1');
    const shown = wordingsShown(wordings, [pack]);
    expect(findWording('face', 'sv', shown)).toBe(pack);
    expect(findWording('face', 'en', shown)?.status).toBe('provisional');
    expect(shown).toHaveLength(wordings.length);
  });

  it('is never provisional on a stage that refuses it, but an active permitted one is shown', () => {
    const provided = providedWordings('refused');
    expect(provided.map(({ status }) => status)).not.toContain('provisional');
    expect(findWording('face', 'sv', wordingsShown(provided, []))).toBeUndefined();
    const pack = packOf('face', 'sv', 'face-sv-1');
    const shown = wordingsShown(provided, [pack]);
    expect(findWording('face', 'sv', shown)).toBe(pack);
    expect(findWording('face', 'en', shown)).toBeUndefined();
  });
});
