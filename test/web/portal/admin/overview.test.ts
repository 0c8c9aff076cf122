import { describe, expect, it } from 'vitest';
import { overviewOf } from '../../../../web/portal/admin/overview.ts';
import { whereText } from '../../../../web/portal/admin/wording-words.ts';
import { shownOf, unitOf, wordingsOf } from '../../../support/admin-wordings.ts';

const own = shownOf('face', 'sv', 'face-sv-own', 'provisional');
const permitted = shownOf('face', 'sv', 'face-sv-2026', 'permitted');
const found = (wordings: ReturnType<typeof wordingsOf>, form = 'face') => {
  const overview = overviewOf(wordings).find((one) => one.form === form);
  if (!overview) throw new Error(`no unit uses ${form}`);
  const rows = overview.rows.map(({ language, shown, units, hasPack }) => ({
    language,
    shown: shown?.version,
    units: units.map(({ id }) => id),
    hasPack,
  }));
  return { ...overview, rows };
};

describe('the overview of a form', () => {
  it('has one line when every unit shows the same, and lists languages that no unit shows separately', () => {
    const { rows, absent, without } = found(wordingsOf([unitOf('a', [own]), unitOf('b', [own])]));
    expect(rows).toEqual([{ language: 'sv', shown: 'face-sv-own', units: ['a', 'b'], hasPack: false }]);
    expect(absent).toEqual(['en', 'fi']);
    expect(without).toEqual([]);
  });

  it('has a line for each wording when units differ, in the order of the units', () => {
    const units = [unitOf('a', [own]), unitOf('b', [permitted]), unitOf('c', [own])];
    const { rows } = found(wordingsOf(units, { packs: [permitted] }));
    expect(rows).toEqual([
      { language: 'sv', shown: 'face-sv-own', units: ['a', 'c'], hasPack: true },
      { language: 'sv', shown: 'face-sv-2026', units: ['b'], hasPack: true },
    ]);
  });

  it('has a line for a language that no unit shows, once a pack is loaded for it', () => {
    const packs = [shownOf('face', 'fi', 'face-fi-2026', 'permitted')];
    const { rows, absent } = found(wordingsOf([unitOf('a', [own])], { packs }));
    expect(rows).toContainEqual({ language: 'fi', shown: undefined, units: ['a'], hasPack: true });
    expect(absent).toEqual(['en']);
  });

  it('names the units that show the form in no language', () => {
    const other = shownOf('prem', 'sv', 'prem-sv', 'published');
    const wordings = wordingsOf([unitOf('a', [other]), unitOf('b', [other, own])]);
    expect(found(wordings).without.map(({ id }) => id)).toEqual(['a']);
    expect(found(wordings, 'prem').without).toEqual([]);
  });

  it('covers the units that use the form, and leaves out forms that no unit uses', () => {
    const wordings = wordingsOf([unitOf('a', [own], ['face']), unitOf('b', [], ['prem'])]);
    expect(found(wordings).users.map(({ id }) => id)).toEqual(['a']);
    expect(overviewOf(wordings).map(({ form }) => form)).toEqual(['prem', 'face']);
  });
});

describe('the text that names units', () => {
  const [a, b, c] = [unitOf('a', []), unitOf('b', []), unitOf('c', [])] as const;
  it.each([
    { some: [a, b, c], all: [a, b, c], text: 'Alla 3 enheter' },
    { some: [a, c], all: [a, b, c], text: 'Enhet a och Enhet c' },
    { some: [b], all: [a, b, c], text: 'Enhet b' },
    { some: [b], all: [b], text: 'Enhet b' },
  ])('is $text', ({ some, all, text }) => {
    expect(whereText(some, all)).toBe(text);
  });
});
