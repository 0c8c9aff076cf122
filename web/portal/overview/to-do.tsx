import { addDays } from '../../../functions/domain/care/period.ts';
import { formatDay, formatNumber } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { api, type Worklist } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { worklistPath } from '../worklist/kinds.tsx';
import { comesText, type Kind } from '../worklist/need-words.ts';
import { toDoRows } from './to-do-rows.ts';

/** The kinds as lines that say what the count is of. */
const titles: Readonly<Record<Kind, string>> = {
  call: 'Enkäter utan svar efter påminnelserna: ring',
  'hand-over': 'Enkäter som inte är lämnade',
  send: 'Besök och behandlingar utan enkät',
  'one-year-visit': 'Ettårskontroller att göra',
  waiting: 'Remisser som väntar på nybesök',
  'referral-date': 'Nybesök utan remissdatum',
  'report-to-referrer': 'Nybesök utan svar till remittent',
  sunnybrook: 'Besök utan Sunnybrook',
  facts: 'Uppgifter som saknas om patienter',
};

/** A last day within this many days calls for action now. */
const soonDays = 30;

/** The longest time that the numbers may be old when the user comes back to the tab, in ms. */
const freshFor = 60_000;

/** What needs a person, a line a kind, each a link to the list of it. */
export function ToDo({ year }: { year: number }) {
  const { data, problem, reload } = useLoad(
    `to do ${year}`,
    () => api.worklist({ year: String(year), limit: '0' }),
    { onReturnAfter: freshFor },
  );
  return (
    <section class="card to-do" aria-labelledby="to-do">
      <header class="row">
        <h2 id="to-do">Att göra</h2>
        <span class="small quiet">kortast tid och störst verkan först</span>
      </header>
      {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="det som väntar" />}
      {data && <Rows data={data} year={year} />}
    </section>
  );
}

function Rows({ data, year }: { data: Worklist; year: number }) {
  const { today } = usePlace().session;
  const rows = toDoRows(data);
  if (rows.length === 0) return <p class="to-do-none">Inget att göra just nu. {comesText(data.comes)}</p>;
  return (
    <ul class="plain">
      {rows.map(({ kind, count, nearest, effect }) => {
        const soon = nearest !== undefined && nearest <= addDays(today, soonDays);
        return (
          <li key={kind}>
            <a class="to-do-row" href={worklistPath(year, kind)}>
              <span class={soon ? 'to-do-count to-do-soon' : 'to-do-count'}>{formatNumber(count)}</span>{' '}
              <span>
                {titles[kind]}
                {nearest && <span class="small quiet to-do-day"> Närmast {formatDay(nearest)}</span>}
              </span>{' '}
              {effect && <span class={soon ? 'tag tag-warn' : 'tag tag-accent'}>{effect}</span>}
            </a>
          </li>
        );
      })}
    </ul>
  );
}
