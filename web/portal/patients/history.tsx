import { useState } from 'preact/hooks';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { api } from '../api.ts';
import { usePages } from '../list-pages.ts';
import { More } from '../paged-list.tsx';
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
  const pages = usePages(`history ${reference}`, (after) => api.history(reference, after));
  if (pages.problem) return <ProblemNotice problem={pages.problem} onRetry={pages.reload} />;
  if (!pages.rows) return <Loading what="historiken" />;
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
        rows={toldHistory(pages.rows)}
        keyOf={({ at, who, action }) => `${at} ${who} ${action}`}
      />
      <More pages={pages} text="Visa äldre" />
    </div>
  );
}
