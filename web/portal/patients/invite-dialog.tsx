import { useRef, useState } from 'preact/hooks';
import type { Occasion } from '../../../functions/domain/area.ts';
import { Button } from '../../ui/button.tsx';
import { Checks, Radios } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { formatList } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type IssuedCode, type SeenPatient } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import { useLoad, useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { channelNames, formName, occasionNames, optionsOf } from '../words.ts';
import { CodeSheet } from './code-sheet.tsx';

type InviteDialogProps = {
  patient: SeenPatient;
  occasion: Occasion;
  anchor: string;
  /** What it asks about, in words: «Nybesök 2026-02-11». */
  about: string;
  onClose: () => void;
  onChange: () => Promise<void>;
};

/** Creates an invitation and shows its code, this once. */
export function InviteDialog({ patient, occasion, anchor, about, onClose, onChange }: InviteDialogProps) {
  const { area } = usePlace();
  const sendable = useLoad('forms', api.forms);
  const isSendable = (form: string) =>
    sendable.data?.forms.some(({ id, languages }) => id === form && languages.length > 0) ?? true;
  const offered = area.forms[occasion].filter(isSendable);
  const withheld = area.forms[occasion].filter((one) => !isSendable(one));
  const [chosen, setForms] = useState<string[]>([...area.forms[occasion]]);
  const forms = chosen.filter(isSendable);
  const [channel, setChannel] = useState<keyof typeof channelNames>('letter');
  const [wrong, setWrong] = useState<string>();
  const [issued, setIssued] = useState<IssuedCode>();
  const task = useTask();
  const form = useRef<HTMLFormElement>(null);
  useFocusOnError(form, wrong);
  const already = patient.invitations.filter(
    (one) => one.anchor === anchor && !['withdrawn', 'expired'].includes(one.status),
  );

  const submit = (event: Event) => {
    event.preventDefault();
    setWrong(forms.length === 0 ? 'Välj minst ett formulär.' : undefined);
    if (forms.length === 0) return;
    void task.run(async () => {
      const made = await api.invite({ reference: patient.reference, occasion, anchor, forms, channel });
      setIssued(made);
      announce('Utskicket är skapat.');
      await onChange();
    });
  };

  if (issued)
    return (
      <Dialog title="Utskicket är skapat" onClose={onClose} wide>
        <CodeSheet issued={issued} reference={patient.reference} forms={forms} channel={channel} />
      </Dialog>
    );
  return (
    <Dialog title={`Nytt utskick: ${occasionNames[occasion].toLowerCase()}`} onClose={onClose}>
      <form class="stack" ref={form} onSubmit={submit} noValidate>
        <p>
          Gäller {about} för {patient.reference}.
        </p>
        {already.length > 0 && (
          <Notice kind="warning">
            <p>
              Det finns redan ett utskick för samma tillfälle. Behöver patienten bara en ny kod, skapa den
              där.
            </p>
          </Notice>
        )}
        {withheld.length > 0 && (
          <Notice>
            <p>
              {formatList(withheld.map(formName))} kan inte skickas: texten är bara preliminär. En
              administratör aktiverar en ordalydelse med tillstånd.
            </p>
          </Notice>
        )}
        <Checks
          label="Formulär"
          options={offered.map((one) => ({ value: one, text: formName(one) }))}
          values={forms}
          onValues={setForms}
          error={wrong}
        />
        <Radios
          label="Hur får patienten koden?"
          hint="Koden visas i nästa steg. Här sparas bara hur den lämnas."
          options={optionsOf(channelNames)}
          value={channel}
          onValue={(value) => setChannel(value as keyof typeof channelNames)}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            Skapa kod och länk
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

type InvitationProps = {
  patient: SeenPatient;
  invitation: SeenPatient['invitations'][number];
  onClose: () => void;
  onChange: () => Promise<void>;
};

/** A new code for an invitation whose code is lost; the old one stops working at once. */
export function NewCodeDialog({ patient, invitation, onClose, onChange }: InvitationProps) {
  const [issued, setIssued] = useState<IssuedCode>();
  const task = useTask();
  if (issued)
    return (
      <Dialog title="Ny kod" onClose={onClose} wide>
        <CodeSheet
          issued={issued}
          reference={patient.reference}
          forms={invitation.forms}
          channel={invitation.channel}
        />
      </Dialog>
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
                setIssued(await api.renewCode(patient.reference, invitation.key));
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

export function WithdrawDialog({ patient, invitation, onClose, onChange }: InvitationProps) {
  const task = useTask();
  return (
    <Dialog title="Återkalla utskicket" onClose={onClose}>
      <div class="stack">
        <p>
          Koden och länken slutar gälla genast, och patienten får veta det om den öppnas. Det som redan är
          besvarat finns kvar. Det går inte att ångra, men du kan skapa ett nytt utskick.
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
                announce('Utskicket är återkallat.');
                onClose();
              })
            }
          >
            Återkalla
          </Button>
        </p>
      </div>
    </Dialog>
  );
}
