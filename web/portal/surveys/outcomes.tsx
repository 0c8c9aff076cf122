import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import { PartSwatch } from '../../ui/chart/marks.tsx';
import { partNumbers, SplitBar } from '../../ui/chart/split-bar.tsx';
import { WithNumbers } from '../../ui/chart/with-numbers.tsx';
import { formatNumber } from '../../ui/format.ts';
import { invitationsPath } from '../members/list-paths.ts';
import { occasionNames, responseNames } from '../words.ts';
import { outcomes } from './outcome-series.ts';
import { told, WeeksChart } from './weeks-chart.tsx';

type OccasionNumbers = YearSurveys['occasions'][number];

/** A bar needs this many surveys; of fewer the numbers alone are shown. */
const fewest = 5;

const parts = (numbers: OccasionNumbers | YearSurveys['weeks'][number]) =>
  outcomes.map(({ id, name, look }) => ({ id, name, look, count: numbers[id] }));

/** What became of the surveys of an occasion: one bar of all that are sent, each number with a link to its list. */
export function OccasionCard({ numbers, year }: { numbers: OccasionNumbers; year: number }) {
  const { occasion, sent } = numbers;
  const name = occasionNames[occasion];
  const bar = parts(numbers);
  const unsent = (['created', 'lapsed'] as const).filter((state) => numbers[state] > 0);
  return (
    <section class="card stack-small" aria-labelledby={`surveys-${occasion}`}>
      <h2 id={`surveys-${occasion}`}>
        {name} <span class="quiet surveys-sent">{formatNumber(sent)} skickade</span>
      </h2>
      {sent >= fewest && (
        <WithNumbers numbers={partNumbers(`Enkäter, ${name.toLowerCase()}`, bar)}>
          <SplitBar name={`${name}: ${formatNumber(sent)} skickade, ${told(bar)}.`} parts={bar} />
        </WithNumbers>
      )}
      <ul class="plain surveys-key">
        {outcomes.map(({ id, name: outcome, look, state }) => (
          <li key={id}>
            {sent >= fewest && <PartSwatch look={look} />}
            <NumberLink
              count={numbers[id]}
              text={outcome}
              href={invitationsPath(year, { occasion, state })}
            />
          </li>
        ))}
        {unsent.map((state) => (
          <li key={state}>
            <NumberLink
              count={numbers[state]}
              text={responseNames[state].toLowerCase()}
              href={invitationsPath(year, { occasion, state })}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}

function NumberLink({ count, text, href }: { count: number; text: string; href: string }) {
  const words = `${formatNumber(count)} ${text}`;
  return count > 0 ? <a href={href}>{words}</a> : <span class="quiet">{words}</span>;
}

/** The surveys by the week they were sent. */
export function WeeksCard({ weeks }: { weeks: YearSurveys['weeks'] }) {
  return (
    <section class="card stack-small" aria-labelledby="surveys-weeks">
      <h2 id="surveys-weeks">Vecka för vecka</h2>
      <WeeksChart weeks={weeks} />
      <p class="small quiet">Varje enkät står i den vecka den skickades, med sitt läge idag.</p>
    </section>
  );
}
