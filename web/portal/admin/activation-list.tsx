import { useState } from 'preact/hooks';
import { formatInstant } from '../../ui/format.ts';
import { Loading } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { api, type WordingUnit } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { isIn, type WordingSlot } from './wording-words.ts';

type ActivationListProps = { units: readonly WordingUnit[]; slot: WordingSlot };

/** The changes of the wording of a form in a language: the person, the unit and the time. */
export function Activations({ units, slot }: ActivationListProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Vem har ändrat</summary>
      {open && <ActivationList units={units} slot={slot} />}
    </details>
  );
}

function ActivationList({ units, slot }: ActivationListProps) {
  const { data, problem, reload } = useLoad(`activations ${slot.instrument} ${slot.language}`, async () => {
    const lists = await Promise.all(
      units.map(async ({ id, name }) =>
        (await api.activations(id)).activations.filter(isIn(slot)).map((one) => ({ ...one, name })),
      ),
    );
    return lists.flat().toSorted((one, other) => other.at.localeCompare(one.at));
  });
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="ändringarna" />;
  if (data.length === 0) return <p>Ingen ordalydelse har aktiverats här.</p>;
  return (
    <Table
      caption="Ändringar"
      quietCaption
      columns={[
        { heading: 'När', names: true, cell: ({ at }) => formatInstant(at) },
        { heading: 'Enhet', cell: ({ name }) => name },
        { heading: 'Vem', cell: ({ by }) => by },
        { heading: 'Från', cell: ({ from }) => from ?? '–' },
        { heading: 'Till', cell: ({ to }) => to ?? '–' },
      ]}
      rows={data}
      keyOf={({ at, unit, to }) => `${at} ${unit} ${to ?? ''}`}
    />
  );
}
