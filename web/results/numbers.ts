import type { PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';
import type { ResultTexts } from './texts.ts';

const formats = {
  sv: new Intl.NumberFormat('sv-SE'),
  en: new Intl.NumberFormat('en-GB'),
};
const shares = {
  sv: new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
  en: new Intl.NumberFormat('en-GB', { minimumFractionDigits: 1, maximumFractionDigits: 1 }),
};
const lists = {
  sv: new Intl.ListFormat('sv-SE', { type: 'conjunction' }),
  en: new Intl.ListFormat('en-GB', { type: 'conjunction' }),
};

/** A number, or the word for a hidden one. */
export const numberText = (texts: ResultTexts, n: number | null | undefined): string =>
  n === null || n === undefined ? texts.notShown : formats[texts.language].format(n);

/** «52,5 %». */
export const shareText = ({ language }: ResultTexts, share: number): string =>
  `${shares[language].format(share * 100)}\u00a0%`;

export const listText = ({ language }: ResultTexts, parts: readonly string[]): string =>
  lists[language].format(parts);

/** «37,5–67,1 %». */
export const intervalText = (texts: ResultTexts, [low, high]: readonly [number, number]): string =>
  `${shares[texts.language].format(low * 100)}–${shareText(texts, high)}`;

/** «21 av 40», «40», «visas inte». */
export function ownText(
  texts: ResultTexts,
  { kind, hidden, count, numerator, denominator }: PublishedMeasure,
): string {
  if (hidden) return texts.notShown;
  return kind === 'count'
    ? numberText(texts, count)
    : texts.of(numberText(texts, numerator), numberText(texts, denominator));
}

/** The part of a whole in tenths, «6 av 10»; of fewer than ten as it is. */
export function tenths(texts: ResultTexts, n: number, whole: number): string {
  if (whole < 10) return texts.of(String(n), String(whole));
  return texts.of(String(Math.round((10 * n) / whole)), '10');
}
