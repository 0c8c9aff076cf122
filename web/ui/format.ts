/** Numbers, dates and sizes as Swedish readers expect them. Formatting only; meaning belongs to the domain. */

const number = new Intl.NumberFormat('sv-SE');
const oneDecimal = new Intl.NumberFormat('sv-SE', { minimumFractionDigits: 1, maximumFractionDigits: 1 });
const atMostOne = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1 });
const signed = new Intl.NumberFormat('sv-SE', { maximumFractionDigits: 1, signDisplay: 'exceptZero' });
const list = new Intl.ListFormat('sv-SE', { type: 'conjunction' });
const moment = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
});
const dayOfYear = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', day: 'numeric', month: 'long' });
const shortMonth = new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', month: 'short' });

/** A space that does not break a line: between a number and its unit. */
export const nbsp = '\u00a0';

/** 1234567 → «1 234 567». */
export const formatNumber = (value: number): string => number.format(value);

/** A share of 0–1 as «52,5 %». */
export const formatShare = (share: number): string => `${oneDecimal.format(share * 100)}${nbsp}%`;

/** An interval of shares as «37,5–67,1 %». */
export const formatInterval = ([low, high]: readonly [number, number]): string =>
  `${oneDecimal.format(low * 100)}–${oneDecimal.format(high * 100)}${nbsp}%`;

/** A score with at most one decimal: «51,7», «60», «−25». */
export const formatScore = (value: number): string => atMostOne.format(value);

/** A difference with its sign: «+18,3», «−4», «0». */
export const formatChange = (value: number): string => signed.format(value);

/** A moment as its day and time in Stockholm: «2026-02-15 19:22». */
export const formatInstant = (instant: string): string => moment.format(new Date(instant));

/** A day of this year: «12 november». */
export const formatDay = (date: string): string => dayOfYear.format(new Date(`${date}T00:00:00Z`));

/** The months of a period that is not a whole year: «sep–dec». */
export const formatMonths = ({ from, to }: { from: string; to: string }): string =>
  [from, to].map((date) => shortMonth.format(new Date(`${date}T00:00:00Z`)).replace('.', '')).join('–');

/** With a capital, as at the start of a sentence or a line: «finska» → «Finska». */
export const withCapital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

/** «a», «a och b», «a, b och c». */
export const formatList = (parts: readonly string[]): string => list.format(parts);

/** A number with the word it counts: «1 patient», «3 patienter». */
export const formatCount = (count: number, one: string, several: string): string =>
  `${formatNumber(count)}${nbsp}${count === 1 ? one : several}`;

/** A size in decimal units: «3,9 MB». */
export function formatBytes(bytes: number): string {
  if (bytes < 1000) return `${bytes}${nbsp}byte`;
  if (bytes < 1_000_000) return `${atMostOne.format(bytes / 1000)}${nbsp}kB`;
  return `${atMostOne.format(bytes / 1_000_000)}${nbsp}MB`;
}
