import { useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Loading } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type IssuedCode, newOnce, type SeenPatient } from '../../api.ts';
import { useLoad, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { CodeDialog } from './code-sheet.tsx';

type InvitationProps = {
  patient: SeenPatient;
  invitation: SeenPatient['invitations'][number];
  onClose: () => void;
  onChange: () => Promise<void>;
};

type ShowProps = InvitationProps & { onRenew: () => void };

/** The code that the patient has, shown again; if it cannot be shown, a button makes a new one. */
export function ShowCodeDialog({ patient, invitation, onClose, onChange, onRenew }: ShowProps) {
  const title = 'Kod, brev och sms';
  const { reference } = patient;
  const { key } = invitation;
  const { data, problem } = useLoad(`code ${reference} ${key}`, () => api.showCode(reference, key));
  if (data)
    return (
      <CodeDialog
        title={title}
        issued={data}
        patient={patient}
        asked={invitation}
        onClose={onClose}
        onChange={onChange}
      />
    );
  return (
    <Dialog title={title} onClose={onClose}>
      {problem ? (
        <div class="stack">
          <ProblemNotice problem={problem} />
          <p class="actions">
            <Button onPress={onRenew}>Ny kod</Button>
          </p>
        </div>
      ) : (
        <Loading what="koden" />
      )}
    </Dialog>
  );
}

/** A new code for an invitation whose code is lost; the old one stops working at once. */
export function NewCodeDialog({ patient, invitation, onClose, onChange }: InvitationProps) {
  const [once] = useState(newOnce);
  const [issued, setIssued] = useState<IssuedCode>();
  const task = useTask();
  if (issued)
    return (
      <CodeDialog
        title="Ny kod"
        issued={issued}
        patient={patient}
        asked={invitation}
        isNew
        onClose={onClose}
        onChange={onChange}
      />
    );
  return (
    <Dialog title="Ny kod" onClose={onClose}>
      <div class="stack">
        <p>
          En ny kod skapas. Den gamla koden och länken slutar gälla genast. Det som redan är besvarat finns
          kvar.
        </p>
        {task.problem && <ProblemNotice problem={task.problem} />}
        <p class="actions">
          <Button
            look="primary"
            busy={task.busy}
            onPress={() =>
              void task.run(async () => {
                setIssued(await api.renewCode(patient.reference, invitation.key, once));
                await onChange();
              })
            }
          >
            Skapa ny kod
          </Button>
        </p>
      </div>
    </Dialog>
  );
}

/** Asks before an invitation is withdrawn: its code and link stop working. */
export function WithdrawDialog({ patient, invitation, onClose, onChange }: InvitationProps) {
  const task = useTask();
  return (
    <Dialog title="Dra tillbaka enkäten" onClose={onClose}>
      <div class="stack">
        <p>
          Koden och länken slutar gälla genast, och den som öppnar länken får veta det. Det som redan är
          besvarat finns kvar. Det går inte att ångra, men du kan skapa en ny enkät.
        </p>
        {task.problem && <ProblemNotice problem={task.problem} />}
        <p class="actions">
          <Button
            look="danger"
            busy={task.busy}
            onPress={() =>
              void task.run(async () => {
                await api.withdraw(patient.reference, invitation.key);
                await onChange();
                showReceipt('Enkäten är tillbakadragen');
                onClose();
              })
            }
          >
            Dra tillbaka
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
