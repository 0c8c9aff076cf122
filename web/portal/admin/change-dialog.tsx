import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Radios } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatInstant, formatLongDate } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { announce } from '../announce.tsx';
import { api, type Wordings, type WordingUnit } from '../api.ts';
import { useLoad, useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { ShownWording } from './area-wordings.tsx';
import { PackTexts } from './pack-dialog.tsx';
import { shownAt } from './wording-words.ts';

type ChangeDialogProps = {
  title: string;
  unit: WordingUnit;
  instrument: string;
  language: string;
  wordings: Wordings;
  onClose: () => void;
  onChange: () => Promise<void>;
};

const none = '';

/** Chooses what is shown of one form in one language at one unit. */
export function ChangeDialog(props: ChangeDialogProps) {
  const { title, unit, instrument, language, wordings, onClose, onChange } = props;
  const shown = shownAt(unit, instrument, language);
  const active = shown?.status === 'permitted' ? shown.version : none;
  const [chosen, setChosen] = useState(active);
  const task = useTask();
  const packs = wordings.packs.filter((one) => one.instrument === instrument && one.language === language);

  const submit = (event: Event) => {
    event.preventDefault();
    void task.run(async () => {
      if (chosen !== active)
        await api.activate({ unit: unit.id, instrument, language }, chosen === none ? null : chosen);
      await onChange();
      announce(chosen === none ? 'Ordalydelsen är inte längre aktiv.' : 'Ordalydelsen är aktiv.');
      onClose();
    });
  };

  return (
    <Dialog title={title} onClose={onClose} unsaved={chosen !== active}>
      <form class="stack" onSubmit={submit}>
        <div class="stack-small">
          <span>{unit.name} visar nu:</span>
          <ShownWording shown={shown} />
          {shown?.active && (
            <span class="small quiet">
              Sedan {formatInstant(shown.active.at)}, aktiverad av {shown.active.by}
            </span>
          )}
        </div>
        {packs.length === 0 ? (
          <Notice title="Det finns inget paket att aktivera">
            <p>Läs först in ett paket för formuläret på det här språket.</p>
          </Notice>
        ) : (
          <Radios
            label="Visa"
            value={chosen}
            onValue={setChosen}
            options={[
              ...packs.map(({ version, permission }) => ({
                value: version,
                text: version,
                hint: `Tillstånd: ${permission.holder}, ${formatLongDate(permission.date)}`,
              })),
              { value: none, text: 'Ingen ordalydelse med tillstånd', hint: withoutPack(props) },
            ]}
          />
        )}
        {chosen !== none && <PackTexts key={chosen} version={chosen} folded />}
        {chosen !== active && (
          <p class="small">
            Ändringen syns för patienterna inom en minut. Den som har sidan öppen svarar på de ord som står
            där, och svaret sparar den versionen.
          </p>
        )}
        {task.problem && <ProblemNotice problem={task.problem} />}
        {packs.length > 0 && (
          <p class="actions">
            <Button submit look="primary" busy={task.busy}>
              Spara
            </Button>
          </p>
        )}
        <Activations unit={unit.id} instrument={instrument} language={language} />
      </form>
    </Dialog>
  );
}

/** What it means to have no permitted wording there. */
function withoutPack({ wordings, instrument, language }: ChangeDialogProps): string {
  const own = wordings.provided.find((one) => one.instrument === instrument && one.language === language);
  if (own?.status === 'published') return 'Den publicerade texten visas.';
  return own
    ? 'Systemets egen text visas, märkt som preliminär.'
    : 'Formuläret visas inte på språket, och skickas inte om det saknar text på alla språk.';
}

type SlotProps = { unit: string; instrument: string; language: string };

/** Who has changed it, and when. */
function Activations({ unit, instrument, language }: SlotProps) {
  const [open, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>Vem har ändrat</summary>
      {open && <ActivationList unit={unit} instrument={instrument} language={language} />}
    </details>
  );
}

function ActivationList({ unit, instrument, language }: SlotProps) {
  const { data, problem, reload } = useLoad(`activations ${unit}`, () => api.activations(unit));
  if (problem) return <ProblemNotice problem={problem} onRetry={reload} />;
  if (!data) return <Loading what="ändringarna" />;
  const rows = data.activations.filter((one) => one.instrument === instrument && one.language === language);
  if (rows.length === 0) return <p>Ingen ordalydelse har aktiverats här.</p>;
  return (
    <Table
      caption="Ändringar"
      quietCaption
      columns={[
        { heading: 'När', names: true, cell: ({ at }) => formatInstant(at) },
        { heading: 'Vem', cell: ({ by }) => by },
        { heading: 'Från', cell: ({ from }) => from ?? '–' },
        { heading: 'Till', cell: ({ to }) => to ?? '–' },
      ]}
      rows={rows}
      keyOf={({ at, to }) => `${at} ${to ?? ''}`}
    />
  );
}
