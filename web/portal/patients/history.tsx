import { useState } from 'preact/hooks';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { actionText } from '../words.ts';

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
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="historiken" />;
  if (data.entries.length === 0) return <p class="quiet">Ingen historik ännu.</p>;
  return (
    <div class="card">
      <Table
        caption="Historik"
        quietCaption
        columns={[
          { heading: 'När', names: true, cell: ({ at }) => <span class="nowrap">{formatInstant(at)}</span> },
          { heading: 'Vem', cell: ({ who }) => who },
          { heading: 'Vad', cell: ({ action }) => actionText(action) },
          { heading: 'Skäl', cell: ({ reason }) => reason ?? '–' },
        ]}
        rows={data.entries}
        keyOf={({ at, who, action }) => `${at} ${who} ${action}`}
      />
    </div>
  );
}
