import type { ComponentChildren } from 'preact';
import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import { Weeks, weekNumbers } from '../../ui/chart/weeks.tsx';
import { WithNumbers } from '../../ui/chart/with-numbers.tsx';
import { formatNumber } from '../../ui/format.ts';
import { outcomes } from './outcome-series.ts';

type SurveyWeeks = YearSurveys['weeks'];

/** «25 besvarade, 3 väntar» without those of which there are none. */
export const told = (counted: readonly { name: string; count: number }[]): string =>
  counted
    .filter(({ count }) => count > 0)
    .map(({ name, count }) => `${formatNumber(count)} ${name}`)
    .join(', ');

/** The outcomes that any of the weeks has. */
export const outcomesOf = (weeks: SurveyWeeks) =>
  outcomes.filter(({ id }) => weeks.some((week) => week[id] > 0));

const caption = 'Enkäter efter veckan de skickades';

/** The surveys by the week they were sent, stacked by what became of them. */
export function WeeksChart({ weeks, children }: { weeks: SurveyWeeks; children?: ComponentChildren }) {
  const shown = outcomesOf(weeks);
  const columns = weeks.map(({ week, ...counts }) => ({ week, counts }));
  const sums = shown.map(({ id, name }) => ({
    name,
    count: weeks.reduce((sum, week) => sum + week[id], 0),
  }));
  return (
    <WithNumbers numbers={weekNumbers(caption, shown, columns)}>
      <Weeks name={`${caption}: ${told(sums)}.`} series={shown} weeks={columns} />
      {children}
    </WithNumbers>
  );
}
