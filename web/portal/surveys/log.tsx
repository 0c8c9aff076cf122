import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import type { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import { Select } from '../../ui/choice.tsx';
import { formatList, formatNumber } from '../../ui/format.ts';
import { Empty, Notice } from '../../ui/notice.tsx';
import type { Column } from '../../ui/table.tsx';
import { api, type InvitationRow, type InvitationsQuery } from '../api.ts';
import { invitationsPath } from '../members/list-paths.ts';
import { PagedList } from '../paged-list.tsx';
import { usePlace } from '../session.ts';
import { Tabs } from '../tabs.tsx';
import { channelNames, formName, inFormOrder, occasionNames, optionsOf, responseNames } from '../words.ts';
import { columnsOf } from './columns.tsx';
import { LogTools } from './log-tools.tsx';

const states = Object.keys(responseNames) as (keyof typeof responseNames)[];

const keyOf = ({ reference, key, forms }: InvitationRow) => `${reference} ${key} ${forms.join(' ')}`;

type LogProps = {
  year: number;
  query: InvitationsQuery;
  numbers: YearSurveys['occasions'];
  /** The address names the list: it is brought into sight. */
  isAskedFor: boolean;
  /** Fetches the numbers again. */
  reload: () => Promise<void>;
};

/** The log of a year's surveys: one list for each number above it, with filters, a selection and a file. */
export function Log({ year, query, numbers, isAskedFor, reload }: LogProps) {
  const { area } = usePlace();
  const { route } = useLocation();
  const section = useRef<HTMLElement>(null);
  const { occasion, forms, channel, state = 'sent' } = query;
  const path = invitationsPath(year, query);
  useEffect(() => {
    if (isAskedFor) section.current?.scrollIntoView();
  }, [isAskedFor, path]);
  const formNames = forms && formatList(inFormOrder(area, forms.split(',')).map(formName));
  const own = numbers.find((one) => one.occasion === occasion);
  const counts = own && { ...own, open: own.waiting };
  const [printed, setPrinted] = useState(0);
  const afterPrinting = async () => {
    await untilCounted(year, numbers);
    await reload();
    setPrinted(printed + 1);
  };
  const go = (change: Partial<Record<keyof InvitationsQuery, string>>) =>
    route(invitationsPath(year, { ...query, ...change } as InvitationsQuery));
  return (
    <section aria-labelledby="log" class="stack" ref={section}>
      <h2 id="log">Alla enkäter</h2>
      <div class="surveys-filters">
        <Select
          label="Tillfälle"
          value={occasion}
          onValue={(value) => go({ occasion: value })}
          options={optionsOf(occasionNames)}
        />
        <Select
          label="Lämnad"
          value={channel ?? ''}
          empty="På alla sätt"
          onValue={(value) => go({ channel: value })}
          options={optionsOf(channelNames)}
        />
      </div>
      <Tabs
        label="Enkäternas läge"
        tabs={states.map((one) => ({
          href: invitationsPath(year, { ...query, state: one }),
          text:
            counts && !forms && !channel
              ? `${responseNames[one]} ${formatNumber(counts[one])}`
              : responseNames[one],
          isCurrent: one === state,
        }))}
      />
      {formNames && (
        <Notice>
          <p>
            Visar en rad för varje skickat formulär: <strong>{formNames}</strong>.{' '}
            <a href={invitationsPath(year, { occasion, state })}>Visa hela enkäter</a>
          </p>
        </Notice>
      )}
      <p class="small quiet">Här syns vilka formulär som är besvarade, men inte svaren.</p>
      <List
        key={`${path} ${printed}`}
        year={year}
        query={query}
        path={path}
        isOfForms={formNames !== undefined}
        onPrinted={afterPrinting}
      />
    </section>
  );
}

/** Numbers follow a write within five seconds. */
const attempts = 6;

/** Waits until the numbers have changed, at most as long as a write may take to be counted. */
async function untilCounted(year: number, before: YearSurveys['occasions']): Promise<void> {
  for (let attempt = 1; attempt <= attempts; attempt += 1) {
    const { occasions } = await api.surveys(year);
    if (JSON.stringify(occasions) !== JSON.stringify(before)) return;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

type ListProps = {
  year: number;
  query: InvitationsQuery;
  path: string;
  isOfForms: boolean;
  onPrinted: () => Promise<void>;
};

function List({ year, query, path, isOfForms, onPrinted }: ListProps) {
  const { area } = usePlace();
  const [chosen, setChosen] = useState<ReadonlyMap<string, InvitationRow>>(new Map());
  const choose = (rows: readonly InvitationRow[], isChosen: boolean) => {
    const next = new Map(chosen);
    for (const row of rows) {
      if (isChosen) next.set(keyOf(row), row);
      else next.delete(keyOf(row));
    }
    setChosen(next);
  };
  const selection: Column<InvitationRow> = {
    heading: 'Välj',
    cell: (row) => (
      <input
        type="checkbox"
        class="surveys-choice"
        aria-label={`Välj ${row.reference}, ${row.key}`}
        checked={chosen.has(keyOf(row))}
        onChange={(event) => choose([row], event.currentTarget.checked)}
      />
    ),
  };
  const columns = columnsOf(area, year, query);
  return (
    <PagedList
      list={path}
      fetchPage={(after) => api.invitations(year, { ...query, after })}
      nouns={isOfForms ? ['formulär', 'formulär'] : ['enkät', 'enkäter']}
      columns={isOfForms ? columns : [selection, ...columns]}
      keyOf={keyOf}
      patientOf={({ reference }) => reference}
      tools={(rows) => (
        <LogTools
          year={year}
          query={query}
          chosen={[...chosen.values()]}
          onPrinted={onPrinted}
          onAll={isOfForms ? undefined : (isChosen) => choose(rows, isChosen)}
        />
      )}
      empty={
        <Empty title="Inga enkäter här">
          <p>Ingen enkät är i det här läget.</p>
        </Empty>
      }
    />
  );
}
