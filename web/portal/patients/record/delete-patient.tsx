import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenPatient } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { readAnewOnConflict, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';

type DeletePatientProps = { patient: SeenPatient; onClose: () => void; onSaved: () => Promise<void> };

/** Erases everything about one patient. Cannot be undone, and says so. */
export function DeletePatient({ patient, onClose, onSaved }: DeletePatientProps) {
  const { route } = useLocation();
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, wrong);
  const { reference, version } = patient;

  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(reason.trim() ? undefined : 'Skriv varför patienten tas bort.');
    if (!reason.trim()) return;
    void task.run(async () => {
      await readAnewOnConflict(
        () => api.deletePatient(reference, { version, reason: reason.trim() }),
        onSaved,
      );
      showReceipt(`${reference} är borttagen`);
      route('/portal/patients');
    });
  };

  return (
    <Dialog title={`Ta bort ${reference}`} onClose={onClose} unsaved={reason !== ''}>
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <Notice kind="warning" title="Det går inte att ångra">
          <p>
            Besök, behandlingar, utskick och svar tas bort, öppna koder slutar gälla och årets mått räknas om.
            Historiken finns kvar: vem som har läst, vem som har ändrat och vad.
          </p>
        </Notice>
        <TextArea
          label="Varför tas patienten bort?"
          hint="Sparas i historiken."
          value={reason}
          onValue={setReason}
          error={reason.trim() ? undefined : wrong}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="danger" busy={task.busy}>
            Ta bort patienten
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
