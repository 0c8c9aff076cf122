import { readdir, readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';

const web = new URL('../../../web/', import.meta.url);

async function stylesOf(folder: string): Promise<{ name: string; text: string }[]> {
  const names = await readdir(new URL(folder, web), { recursive: true });
  const styles = names.filter((name) => name.endsWith('.css')).map((name) => `${folder}${name}`);
  return Promise.all(
    styles.map(async (name) => ({ name, text: await readFile(new URL(name, web), 'utf8') })),
  );
}

const styles = [...(await stylesOf('ui/')), ...(await stylesOf('portal/'))];
const tokens = styles.find(({ name }) => name === 'ui/tokens.css')?.text ?? '';

/** The colours of the light or the dark scheme, by name. */
function coloursOf(scheme: string): Record<string, string> {
  return Object.fromEntries(
    [...scheme.matchAll(/(--[\w-]+): (#[0-9a-f]{6})/g)].map(([, name, hex]) => [name, hex]),
  );
}

const [, forced = ''] = tokens.split('forced-colors: active');
const [light = '', dark = ''] =
  tokens.split('@media (forced-colors')[0]?.split('prefers-color-scheme: dark') ?? [];
const schemes = [
  ['light', coloursOf(light)],
  ['dark', coloursOf(dark)],
] as const;

/** Relative luminance as WCAG 2.2 defines it. */
function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(hex.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one = '', other = ''): number {
  const [low = 0, high = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (high + 0.05) / (low + 0.05);
}

describe.each(schemes)('the colours of the %s scheme', (_, colours) => {
  it.each([
    ['--text', ['--ground', '--surface', '--sunken', '--accent-ground']],
    ['--quiet', ['--ground', '--surface', '--sunken']],
    ['--accent', ['--ground', '--surface']],
    ['--accent-strong', ['--surface', '--accent-ground']],
    ['--on-accent', ['--accent']],
    ['--act', ['--act-ground', '--surface']],
    ['--wrong', ['--wrong-ground', '--surface']],
    ['--done', ['--done-ground', '--surface']],
  ])('keep %s at 7:1 or more', (text, grounds) => {
    for (const ground of grounds)
      expect(contrast(colours[text], colours[ground]), `${text} on ${ground}`).toBeGreaterThanOrEqual(7);
  });

  it.each(['--chart-now', '--chart-before', '--chart-country', '--chart-wait'])(
    'keep the mark %s at 3:1 or more',
    (mark) => expect(contrast(colours[mark], colours['--surface'])).toBeGreaterThanOrEqual(3),
  );
});

it('every colour of a chart has one of the system’s own where colours are forced', () => {
  const names = Object.keys(coloursOf(light)).filter((name) => name.startsWith('--chart-'));
  expect(names.filter((name) => !forced.includes(`${name}: `))).toEqual([]);
  expect(forced.match(/#[0-9a-f]{3,6}/g)).toBeNull();
});

describe('the style of what staff see', () => {
  const each = (pattern: RegExp) =>
    styles.flatMap(({ name, text }) =>
      [...text.matchAll(pattern)].map(([, value = '']) => `${name}: ${value}`),
    );
  const other = (pattern: RegExp, allowed: RegExp) => each(pattern).filter((one) => !allowed.test(one));

  it('has two weights', () => expect(other(/font-weight: ([^;]+);/g, /: (400|600)$/)).toEqual([]));

  it('has the sizes of the scale; paper has its own', () =>
    expect(other(/font-size: ([^;]+);/g, /var\(--(small|body|lead|large|title|figure)\)|paper\.css/)).toEqual(
      [],
    ));

  it('has no shadows but the mark of a row', () =>
    expect(other(/box-shadow: ([^;]+);/g, /: (inset .*|none)$/)).toEqual([]));

  it('uses only names that are given', () => {
    const given = new Set(
      styles.flatMap(({ text }) => [...text.matchAll(/(--[\w-]+):/g)].map(([, name]) => name)),
    );
    expect(each(/var\((--[\w-]+)/g).filter((one) => !given.has(one.split(': ')[1]))).toEqual([]);
  });
});
