import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenInvitation, type SeenPatient } from '../../api.ts';
import { answerModeNames, formName, respondentNames } from '../../words.ts';
import { EraseDialog } from '../record/erase-dialog.tsx';
import { seenForm } from './answer-conflict.ts';

type RemoveAnswerProps = {
  patient: SeenPatient;
  invitation: SeenInvitation;
  form: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

const why = {
  label: 'Varför tas svaret bort?',
  hint: 'Sparas i historiken tillsammans med vem som tog bort det.',
  lacking: 'Skriv varför svaret tas bort.',
};

/** Asks before a typed-in answer is removed, for an answer that was typed in on the wrong patient. */
export function RemoveAnswer({ patient, invitation, form, onClose, onSaved }: RemoveAnswerProps) {
  // Reads the invitation as it now is: after a refusal the user decides anew on what is then shown.
  const { version, answer } = seenForm(invitation, form);
  return (
    <EraseDialog
      title={`Ta bort svaret på ${formName(form)}`}
      why={why}
      button="Ta bort svaret"
      onClose={onClose}
      erase={(reason) => api.removeAnswer(patient.reference, invitation.key, form, { version, reason })}
      onErased={async () => {
        await onSaved();
        showReceipt(`${formName(form)} är borttagen`);
        onClose();
      }}
      reload={onSaved}
    >
      {answer && (
        <p>
          Svaret lämnades {stockholmDate(answer.answeredAt)} av{' '}
          {respondentNames[answer.respondent].toLowerCase()}, {answerModeNames[answer.mode].toLowerCase()}.
          Det tas bort för {patient.reference}, och årets mått räknas om. Formuläret kan besvaras igen så
          länge enkäten är öppen, också på webben.
        </p>
      )}
    </EraseDialog>
  );
}
