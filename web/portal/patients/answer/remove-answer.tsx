import { useRef, useState } from 'preact/hooks';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenInvitation, type SeenPatient } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { readAnewOnConflict, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { answerModeNames, formName, respondentNames } from '../../words.ts';
import { seenForm } from './answer-conflict.ts';

type RemoveAnswerProps = {
  patient: SeenPatient;
  invitation: SeenInvitation;
  form: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** The question before an answer that was typed in is removed, for one that was typed in on the wrong patient. */
export function RemoveAnswer({ patient, invitation, form, onClose, onSaved }: RemoveAnswerProps) {
  // As it now is, not as it was when this was opened: what is refused is decided anew on what is then shown.
  const { version, answer } = seenForm(invitation, form);
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const element = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(element, wrong);

  const submit = (event: Event) => {
    event.preventDefault();
    const lacks = !reason.trim();
    setWrong(lacks ? 'Skriv varför svaret tas bort.' : undefined);
    if (lacks) return;
    void task.run(async () => {
      await readAnewOnConflict(
        () => api.removeAnswer(patient.reference, invitation.key, form, { version, reason: reason.trim() }),
        onSaved,
      );
      await onSaved();
      showReceipt(`${formName(form)} är borttagen`);
      onClose();
    });
  };

  return (
    <Dialog title={`Ta bort svaret på ${formName(form)}`} onClose={onClose} unsaved={reason !== ''}>
      <form ref={element} class="stack" onSubmit={submit} noValidate>
        {answer && (
          <p>
            Svaret lämnades {stockholmDate(answer.answeredAt)} av{' '}
            {respondentNames[answer.respondent].toLowerCase()}, {answerModeNames[answer.mode].toLowerCase()}.
            Det tas bort för {patient.reference}, och årets mått räknas om. Formuläret kan besvaras igen så
            länge utskicket är öppet, också på webben.
          </p>
        )}
        <TextArea
          label="Varför tas svaret bort?"
          hint="Sparas i historiken tillsammans med vem som tog bort det."
          value={reason}
          onValue={(text) => {
            setReason(text);
            setWrong(undefined);
          }}
          error={wrong}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="danger" busy={task.busy}>
            Ta bort svaret
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
