import { useRef, useState } from 'preact/hooks';
import { formatLongDate } from '../../../functions/domain/care/long-date.ts';
import { Button } from '../../ui/button.tsx';
import { Checks, Radios } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatCount } from '../../ui/format.ts';
import { showReceipt } from '../announce.tsx';
import { api, type Wordings } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import type { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { formName } from '../words.ts';
import { activateAtEach, shownWith, wordingChanges } from './activation.ts';
import { Activations } from './activation-list.tsx';
import { Consequences } from './consequences.tsx';
import { FoldedTexts } from './pack-dialog.tsx';
import { isIn, shownAt, slotName, statusWords, usersOf, type WordingSlot } from './wording-words.ts';

/** The choices that the dialog opens with: the version (null: none), and the marked units. */
export type ActivationOpening = { slot: WordingSlot; version: string | null; units: readonly string[] };

type ActivationDialogProps = {
  opening: ActivationOpening;
  wordings: Wordings;
  onClose: () => void;
  onChange: () => Promise<void>;
};

const none = '';

/**
 * The dialog that chooses the wording of one form in one language, and the units that show it: one, some, or
 * all that use the form.
 */
export function ActivationDialog({ opening, wordings, onClose, onChange }: ActivationDialogProps) {
  const { slot } = opening;
  const [chosen, setChosen] = useState(opening.version ?? none);
  const [marked, setMarked] = useState<readonly string[]>(opening.units);
  const [wrong, setWrong] = useState<{ units?: string; version?: string }>({});
  const [stopped, setStopped] = useState<{ problem: Problem; done: number; of: number }>();
  const [busy, setBusy] = useState(false);
  const form = useRef<HTMLFormElement>(null);
  useFocusOnError(form, wrong);

  const users = usersOf(wordings, slot.instrument);
  const packs = wordings.packs.filter(isIn(slot));
  const version = chosen === none ? null : chosen;
  const changes = wordingChanges(
    wordings,
    users.filter(({ id }) => marked.includes(id)),
    slot,
    version,
  );
  const mark = (units: readonly string[]) => {
    setMarked(units);
    setWrong({});
  };

  const submit = async (event: Event) => {
    event.preventDefault();
    if (busy) return;
    if (marked.length === 0) return setWrong({ units: 'Markera minst en enhet.' });
    if (changes.length === 0)
      return setWrong({ version: 'De markerade enheterna visar redan det här. Välj något annat.' });
    setBusy(true);
    setStopped(undefined);
    const units = changes.map(({ unit }) => unit);
    const { done, problem } = await activateAtEach(units, (unit) => api.activate({ unit, ...slot }, version));
    await onChange();
    setBusy(false);
    if (problem) return setStopped({ problem, done, of: units.length });
    const where = formatCount(done, 'enhet', 'enheter');
    showReceipt(version ? `${version} visas nu vid ${where}` : `Ändrat vid ${where}`);
    onClose();
  };

  return (
    <Dialog
      title={slotName(slot)}
      onClose={onClose}
      unsaved={chosen !== (opening.version ?? none) || marked.join() !== opening.units.join()}
    >
      <form class="stack" ref={form} onSubmit={(event) => void submit(event)}>
        <Radios
          label="Visa"
          value={chosen}
          error={wrong.version}
          onValue={(value) => {
            setChosen(value);
            setWrong({});
          }}
          options={[
            ...packs.map(({ version, permission }) => ({
              value: version,
              text: version,
              hint: `Tillstånd: ${permission.holder}, ${formatLongDate(permission.date)}`,
            })),
            { value: none, text: 'Ingen ordalydelse med tillstånd', hint: withoutPack(wordings, slot) },
          ]}
        />
        {version && <FoldedTexts key={version} version={version} />}
        <div class="stack-small">
          <Checks
            label={`Vid enheterna som använder ${formName(slot.instrument)}`}
            values={marked}
            error={wrong.units}
            onValues={mark}
            options={users.map((unit) => {
              const shown = shownAt(unit, slot);
              const now = shown
                ? `${shown.version} (${statusWords[shown.status].text.toLowerCase()})`
                : 'inget på språket';
              return { value: unit.id, text: unit.name, hint: `Visar nu: ${now}` };
            })}
          />
          {users.length > 1 && (
            <p class="actions">
              <Button small onPress={() => mark(users.map(({ id }) => id))}>
                {`Markera alla ${users.length}`}
              </Button>
              <Button small onPress={() => mark([])}>
                Avmarkera alla
              </Button>
            </p>
          )}
        </div>
        <Consequences changes={changes} slot={slot} />
        <Activations units={users} slot={slot} />
        <div class="actions dialog-foot">
          {stopped && (
            <>
              <ProblemNotice problem={stopped.problem} />
              <p>
                {stopped.done} av {formatCount(stopped.of, 'enhet', 'enheter')} hann ändras.
              </p>
            </>
          )}
          <Button submit look="primary" busy={busy}>
            {submitText(version, changes.length)}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

const submitText = (version: string | null, count: number): string => {
  const verb = version === null ? 'Avaktivera' : 'Aktivera';
  return count === 0 ? verb : `${verb} vid ${formatCount(count, 'enhet', 'enheter')}`;
};

/** Says what happens at a unit without permitted wording. */
function withoutPack(wordings: Wordings, slot: WordingSlot): string {
  const own = shownWith(wordings, slot, null);
  if (own?.status === 'published') return 'Den publicerade texten visas.';
  return own
    ? 'Systemets egen text visas, märkt som preliminär.'
    : 'Formuläret visas inte på språket, och skickas inte om det saknar text på alla språk.';
}
