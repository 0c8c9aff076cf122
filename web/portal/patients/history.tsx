import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { api, type HistoryEntry } from '../api.ts';
import { useLoad, useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { actionText } from '../words.ts';
import { toldHistory } from './told-history.ts';

/** Who has read and changed what, fetched when somebody asks. */
export function History({ reference, version }: { reference: string; version: number }) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Historik: vem har läst och ändrat</summary>
      {open && <Entries key={version} reference={reference} />}
    </details>
  );
}

function Entries({ reference }: { reference: string }) {
  const { data, problem, reload } = useLoad(`history ${reference}`, () => api.history(reference));
  const [more, setMore] = useState<{ entries: HistoryEntry[]; next: string | undefined }>();
  const task = useTask();
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="historiken" />;
  const next = more ? more.next : data.next;
  const rows = toldHistory([...data.entries, ...(more?.entries ?? [])]);
  const fetchMore = async () => {
    const page = await api.history(reference, next);
    setMore({ entries: [...(more?.entries ?? []), ...page.entries], next: page.next });
  };
  return (
    <div class="card stack">
      <Table
        caption="Historik"
        quietCaption
        columns={[
          { heading: 'När', names: true, cell: ({ at }) => formatInstant(at) },
          { heading: 'Vem', cell: ({ who }) => who },
          {
            heading: 'Vad',
            cell: ({ action, times, since }) =>
              times === 1
                ? actionText(action)
                : `${actionText(action)}, ${times} gånger sedan ${formatInstant(since)}`,
          },
          { heading: 'Skäl', cell: ({ reason }) => reason ?? '–' },
        ]}
        rows={rows}
        keyOf={({ at, who, action }) => `${at} ${who} ${action}`}
      />
      {task.problem && <ProblemNotice problem={task.problem} />}
      {next && (
        <p>
          <Button busy={task.busy} onPress={() => void task.run(fetchMore)}>
            Visa äldre
          </Button>
        </p>
      )}
    </div>
  );
}
