import { instrumentOf } from '../../../../functions/domain/survey/instruments/instruments.ts';
import { formatList } from '../../../ui/format.ts';
import type { Series } from './series.ts';

const hasMark = (all: readonly Series[], mark: 'prorated' | 'containsOtherReasons') =>
  all.some(({ rows }) => rows.some(({ scores }) => scores.some((score) => score?.[mark])));

/** Removes repeated and missing values. */
const once = <T>(all: readonly T[]): NonNullable<T>[] => [...new Set(all.filter((one) => one != null))];

/** Lists the sentences below the tables of scores, which explain the instruments and marks that are shown. */
export function scoreRemarks(all: readonly Series[]): string[] {
  const shown = once(all.map(({ instrument }) => instrument)).map(instrumentOf);
  const compared = once(all.filter(({ isCompared }) => isCompared).map(({ instrument }) => instrument));
  const scales = compared.flatMap((instrument) => instrumentOf(instrument).scales);
  const points = once(scales.map(({ detectableChange }) => detectableChange)).sort(
    (one, other) => one - other,
  );
  const reasons = once(shown.flatMap(({ scales }) => scales.map(({ otherReasons }) => otherReasons?.remark)));
  return [
    ...once(shown.map(({ scoreRemark }) => scoreRemark)),
    compared.length > 0 &&
      'Skillnader räknas från det första nybesöket till den sista ettårskontrollen efter det.',
    points.length > 0 &&
      `«Större än mätfelet» visas när skillnaden är minst ${points.join(' eller ')} poäng.`,
    hasMark(all, 'prorated') && '* räknad på de frågor som är besvarade.',
    hasMark(all, 'containsOtherReasons') && `† ${formatList(reasons)}.`,
  ].filter((remark) => remark !== false);
}
