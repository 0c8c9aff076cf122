import type { WordingUnit } from '../api.ts';

/** What is shown of a form in a language at a unit; undefined where nothing may be shown. */
export type Shown = WordingUnit['shown'][number] | undefined;

export const shownAt = (unit: WordingUnit, instrument: string, language: string): Shown =>
  unit.shown.find((one) => one.instrument === instrument && one.language === language);

export const statusWords = {
  permitted: { text: 'Med tillstånd', tag: 'tag tag-done' },
  published: { text: 'Publicerad', tag: 'tag tag-accent' },
  provisional: { text: 'Preliminär', tag: 'tag tag-warn' },
} as const;

/** Units in the order they come, each area's together. */
export function byArea(
  units: readonly WordingUnit[],
): { area: string; forms: string[]; units: WordingUnit[] }[] {
  const names = [...new Set(units.map(({ area }) => area))];
  return names.map((area) => {
    const own = units.filter((unit) => unit.area === area);
    return { area, forms: own[0]?.forms ?? [], units: own };
  });
}
