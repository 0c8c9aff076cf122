import { useEffect, useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { firstYearOf } from '../../../functions/domain/care/area.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { Loading } from '../../ui/notice.tsx';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { countOf, worklistCount } from './count.ts';
import { Kinds, worklistPath } from './kinds.tsx';
import { NeedList } from './need-list.tsx';
import { isKind, type Kind, type ShownWorklist } from './need-words.ts';

/** Rows fetched at a time. */
const rowsAtOnce = 50;
/** Rows that one call returns at most. */
const mostRows = 1000;

/** What needs a person at the unit today, one kind at a time or all of them. */
export function WorklistPage() {
  const { session, area, workedOn: usual } = usePlace();
  const { query } = useLocation();
  const asked = Number(query.year ?? usual);
  const [first, last] = [firstYearOf(area), yearOf(session.today)];
  const year = Number.isInteger(asked) && asked >= first && asked <= last ? asked : usual;
  const kind = isKind(query.kind) ? query.kind : undefined;
  return (
    <Page title="Att göra" aside={<YearChoice year={year} first={first} last={last} kind={kind} />}>
      <OfYear key={year} year={year} kind={kind} isUsual={year === usual} />
    </Page>
  );
}

type OfYearProps = { year: number; kind: Kind | undefined; isUsual: boolean };

function OfYear({ year, kind, isUsual }: OfYearProps) {
  const [limit, setLimit] = useState(rowsAtOnce);
  const wanted = useRef({ kind, limit });
  wanted.current = { kind, limit };
  // One key for all kinds: the old rows stay while those of another kind are fetched.
  const { data, problem, reload } = useLoad(`worklist ${year}`, async () => {
    for (;;) {
      const now = wanted.current;
      const page = await api.worklist({ year: String(year), kind: now.kind, limit: String(now.limit) });
      if (now.kind === wanted.current.kind) return { ...page, kind: now.kind };
    }
  });
  const isFirst = useRef(true);
  useEffect(() => {
    if (!isFirst.current) void reload();
    isFirst.current = false;
  }, [kind, limit, reload]);
  useEffect(() => {
    if (data && isUsual) worklistCount.value = countOf(data);
  }, [data, isUsual]);
  if (problem && !data) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="det som väntar" />;
  const more = () => setLimit(Math.min(limit + rowsAtOnce, mostRows));
  return <Loaded data={data} year={year} kind={kind} reload={reload} onMore={more} />;
}

type LoadedProps = {
  data: ShownWorklist;
  year: number;
  kind: Kind | undefined;
  reload: () => Promise<void>;
  onMore: () => void;
};

function Loaded({ data, year, kind, reload, onMore }: LoadedProps) {
  return (
    <div class="worklist" aria-busy={data.kind !== kind}>
      <Kinds kinds={data.kinds} year={year} current={kind} />
      <NeedList data={data} reload={reload} onMore={onMore} />
    </div>
  );
}

type YearChoiceProps = { year: number; first: number; last: number; kind: Kind | undefined };

function YearChoice({ year, first, last, kind }: YearChoiceProps) {
  const { route } = useLocation();
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return (
    <label class="year-switch">
      <span>Mätår</span>
      <select
        value={String(year)}
        onChange={(event) => route(worklistPath(Number(event.currentTarget.value), kind))}
      >
        {years.map((one) => (
          <option key={one} value={String(one)} selected={one === year}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}
