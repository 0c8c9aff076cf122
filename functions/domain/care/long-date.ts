import type { CivilDate, Period } from './period.ts';

const styles = {
  sv: new Intl.DateTimeFormat('sv-SE', { timeZone: 'UTC', dateStyle: 'long' }),
  en: new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' }),
};

const moment = (date: CivilDate) => new Date(`${date}T00:00:00Z`);

/**
 * Writes a civil date in words: «11 februari 2026», «11 February 2026». Lists and tables show the plain date.
 */
export const formatLongDate = (date: CivilDate, language: keyof typeof styles = 'sv'): string =>
  styles[language].format(moment(date));

/** Writes a period in words: «1 september–31 december 2025». */
export const formatPeriod = ({ from, to }: Period, language: keyof typeof styles = 'sv'): string =>
  styles[language].formatRange(moment(from), moment(to)).replace(/\s*–\s*/, '–');
