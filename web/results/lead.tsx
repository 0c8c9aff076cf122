import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { PublicResults } from '../../functions/domain/report/public-results.ts';
import { tenths } from './numbers.ts';
import type { ResultTexts } from './texts.ts';

/** The sentence that the page begins with: how patients answered, and how many did not. */
export function Lead({
  texts,
  area,
  results,
}: {
  texts: ResultTexts;
  area: MeasuredArea;
  results: PublicResults;
}) {
  const text = leadText(texts, area, results);
  return text === null ? null : <p class="lead">{text}</p>;
}

/** @returns null where the area has no measure of patients' answers, or none of them is reported */
function leadText(texts: ResultTexts, area: MeasuredArea, { country }: PublicResults): string | null {
  const measure = area.measures.find(({ answersHidden }) => answersHidden);
  const result = country.measures.find(({ id }) => id === measure?.id);
  if (!measure?.answersHidden || !result || result.status) return null;
  const { numerator, denominator } = result;
  if (typeof numerator !== 'number' || typeof denominator !== 'number') return texts.positiveHidden;
  const options = Object.values(
    (result[measure.answersHidden.answers] ?? {}) as Record<string, number | null>,
  );
  const answered = options.reduce<number | null>(
    (sum, n) => (sum === null || n === null ? null : sum + n),
    0,
  );
  const silent = answered === null ? null : denominator - answered;
  return texts.positive(
    tenths(texts, numerator, denominator),
    silent === null || silent < 0 ? null : tenths(texts, silent, denominator),
    measure.answersHidden.words.numerator,
  );
}
