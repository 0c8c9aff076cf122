import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { Radios } from '../../../ui/choice.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { showReceipt } from '../../announce.tsx';
import { api } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { stopTexts } from './contact-words.ts';

const hints: Readonly<Record<string, string>> = {
  'protected-identity': 'Telefon och e-post tas bort och kan inte sparas igen.',
};

const options = Object.entries(stopTexts).map(([value, text]) => ({
  value,
  text,
  ...(hints[value] ? { hint: hints[value] } : {}),
}));

type StopFormProps = { reference: string; onClose: () => void; onSaved: () => Promise<void> };

/** Stops everything that the system would send to a patient, with the reason. */
export function StopForm({ reference, onClose, onSaved }: StopFormProps) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, wrong);
  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(reason ? undefined : 'Välj ett skäl.');
    if (!reason) return;
    void task.run(async () => {
      await api.stopContact(reference, reason as keyof typeof stopTexts);
      await onSaved();
      showReceipt('Alla enkäter till patienten är stoppade');
      onClose();
    });
  };
  return (
    <Dialog title="Stoppa alla enkäter" onClose={onClose} unsaved={reason !== ''}>
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <p>Systemet skickar inget mer till patienten. Koden som patienten har fungerar som förut.</p>
        <Radios
          label="Skäl"
          options={options}
          value={reason}
          onValue={setReason}
          error={reason ? undefined : wrong}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="danger" busy={task.busy}>
            Stoppa
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
