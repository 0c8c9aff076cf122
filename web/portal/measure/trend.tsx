import { yearOf } from '../../../functions/domain/care/period.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { Spark } from '../../ui/chart/spark.tsx';
import { WithNumbers } from '../../ui/chart/with-numbers.tsx';
import { formatShare } from '../../ui/format.ts';
import { usePlace } from '../session.ts';
import { monthNumbers, toDate } from './months.ts';

type TrendProps = {
  measure: Measure;
  result: MeasureResult;
  before: MeasureResult | undefined;
  year: number;
};

/** The lines of a measure over the months of the year, and of the year before where it has any. */
export function linesOf({ result, before, year }: Omit<TrendProps, 'measure'>, today: string) {
  const until = yearOf(today) === year ? Number(today.slice(5, 7)) - 1 : 11;
  const earlier = before?.months?.length ? { year: year - 1, months: toDate(before, year - 1) } : undefined;
  return { now: { year, months: toDate(result, year, until) }, before: earlier };
}

/** What the line is a share of: of a hidden result only who has answered. */
export const trendText = ({ answersHidden }: Measure): string =>
  answersHidden ? 'Andel som har svarat' : 'Andel hittills under året';

/** The year’s months as a line; nothing while the patients are too few. */
export function TrendLine({ measure, ...props }: TrendProps) {
  const { now, before } = linesOf(props, usePlace().session.today);
  const last = now.months.findLast(({ share }) => share !== null)?.share;
  if (typeof last !== 'number') return null;
  const shares = ({ year, months }: typeof now) => ({ year, months: months.map(({ share }) => share) });
  return (
    <Spark
      name={`${measure.id}, ${trendText(measure).toLowerCase()}, månad för månad: senast ${formatShare(last)}.`}
      now={shares(now)}
      before={before && shares(before)}
    />
  );
}

/** The same with its heading and its numbers. */
export function Trend(props: TrendProps) {
  const { today } = usePlace().session;
  const { now, before } = linesOf(props, today);
  if (!now.months.some(({ share }) => share !== null)) return null;
  return (
    <section class="stack-small">
      <h2>{trendText(props.measure)}</h2>
      <WithNumbers numbers={monthNumbers(`${props.measure.id} månad för månad`, now, before)}>
        <TrendLine {...props} />
      </WithNumbers>
    </section>
  );
}
