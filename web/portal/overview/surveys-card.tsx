import type { OccasionResponse } from '../../../functions/domain/measure/occasion-response.ts';
import { PartSwatch } from '../../ui/chart/marks.tsx';
import { formatNumber } from '../../ui/format.ts';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { invitationsPath } from '../members/list-paths.ts';
import { outcomesOf, WeeksChart } from '../surveys/weeks-chart.tsx';
import { occasionNames, responseNames } from '../words.ts';

/** The weeks that are shown: half a year. */
const lastWeeks = 26;

/** The time between fetches, in ms. */
const refreshEvery = 10_000;

/** The surveys of the year week by week, and what became of them. */
export function SurveysCard({ year, response }: { year: number; response: readonly OccasionResponse[] }) {
  const { data } = useLoad(`surveys ${year}`, () => api.surveys(year), { every: refreshEvery });
  const used = response.filter(({ sent, created, lapsed }) => sent + created + lapsed > 0);
  const weeks = (data?.weeks ?? []).slice(-lastWeeks);
  const shown = outcomesOf(weeks);
  return (
    <section class="card stack-small" aria-labelledby="surveys">
      <h2 id="surveys">Enkäter vecka för vecka</h2>
      {used.length === 0 && (
        <p class="quiet">Inga enkäter är lämnade för året. En enkät skapas på patientens sida.</p>
      )}
      {shown.length > 0 && (
        <WeeksChart weeks={weeks}>
          <ul class="key plain">
            {shown.map(({ id, name, look }) => (
              <li key={id}>
                <PartSwatch look={look} /> {name}
              </li>
            ))}
          </ul>
        </WeeksChart>
      )}
      {used.map((one) => (
        <Occasion key={one.occasion} response={one} year={year} />
      ))}
    </section>
  );
}

const states = Object.entries(responseNames) as [keyof typeof responseNames, string][];

/** The numbers that are shown only when there are any. */
const whenAny: readonly (keyof typeof responseNames)[] = ['withdrawn', 'created', 'lapsed'];

/** What became of the invitations of an occasion, each number with a link to them. */
function Occasion({ response, year }: { response: OccasionResponse; year: number }) {
  const { occasion } = response;
  const title = `surveys-${occasion}`;
  return (
    <section class="response" aria-labelledby={title}>
      <h3 id={title}>{occasionNames[occasion]}</h3>
      <ul class="plain numeric-line">
        {states
          .filter(([state]) => !whenAny.includes(state) || response[state] > 0)
          .map(([state, name]) => (
            <li key={state}>
              {response[state] > 0 ? (
                <a href={invitationsPath(year, { occasion, state })}>
                  {formatNumber(response[state])} {name.toLowerCase()}
                  <span class="unseen">, visa vilka</span>
                </a>
              ) : (
                `${formatNumber(response[state])} ${name.toLowerCase()}`
              )}
            </li>
          ))}
      </ul>
    </section>
  );
}
