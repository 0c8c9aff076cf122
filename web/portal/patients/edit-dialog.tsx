import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { isCorrection } from '../../../functions/domain/correction.ts';
import type { PatientRecord } from '../../../functions/domain/patient.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { TextArea } from '../../ui/field.tsx';
import { announce } from '../announce.tsx';
import type { SeenPatient } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { ConflictView } from './conflict-view.tsx';
import type { Errors, Read } from './drafts.ts';
import { splitErrors } from './field-errors.ts';
import { applyEdit, type Edit, recordOf } from './record-edit.ts';
import { type Base, saveEdit } from './save-edit.ts';

type EditDialogProps = {
  title: string;
  patient: SeenPatient;
  /** Reads the form as it stands. */
  read: () => Read<Edit>;
  /** Whether anything is typed that closing would lose. */
  unsaved: boolean;
  onClose: () => void;
  onSaved: () => Promise<void>;
  children: (errors: Errors) => ComponentChildren;
  submit?: string;
  danger?: boolean;
  wide?: boolean;
  /** What is computed from the form, kept in sight beside its buttons. */
  beside?: ComponentChildren;
  /** Leaves the form for the question whether the whole thing should be removed. */
  onRemove?: (() => void) | undefined;
};

/**
 * One thing at a time about a patient: the form, the reason where something recorded is corrected, what the server
 * objects to beside its field, and the way through when somebody else was faster.
 */
export function EditDialog({
  title,
  patient,
  read,
  unsaved,
  onClose,
  onSaved,
  children,
  ...rest
}: EditDialogProps) {
  const { session } = usePlace();
  // The record as it was when this was opened: what an edit is measured against, whatever arrives meanwhile.
  const [base] = useState<Base>(() => ({ patient, moment: { now: session.now, today: session.today } }));
  const [errors, setErrors] = useState<Errors>({});
  const [general, setGeneral] = useState<string[]>([]);
  const [reason, setReason] = useState('');
  const [conflict, setConflict] = useState<Conflicted>();
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, errors, general);

  const edit = read().value;
  const record = recordOf(base.patient);
  const asksReason =
    errors.reason !== undefined || (edit !== undefined && isCorrection(record, applyEdit(record, edit)));

  const send = (sent: Edit, version: number, onto?: PatientRecord) =>
    task.run(async () => {
      const outcome = await saveEdit(base, version, sent, reason.trim(), onto);
      if (outcome.kind === 'saved') {
        await onSaved();
        onClose();
        announce('Sparat.');
      } else if (outcome.kind === 'stale') {
        setConflict({ edit: sent, ...outcome });
      } else {
        setConflict(undefined);
        const { fields, others } = splitErrors(outcome.errors, outcome.at);
        setErrors(fields);
        setGeneral(others);
      }
    });

  const submit = (event: Event) => {
    event.preventDefault();
    const result = read();
    const found: Record<string, string> = { ...result.errors };
    if (asksReason && !reason.trim()) found.reason = 'Skriv varför uppgiften ändras.';
    setErrors(found);
    setGeneral([]);
    if (result.value && Object.keys(found).length === 0) void send(result.value, base.patient.version);
  };

  return (
    <Dialog title={title} onClose={onClose} unsaved={unsaved} wide={rest.wide ?? false}>
      {conflict && (
        <ConflictView
          conflict={conflict}
          before={base.patient}
          reason={reason}
          onReason={setReason}
          busy={task.busy}
          onBack={() => setConflict(undefined)}
          onSave={(merged) => void send(merged, conflict.version, conflict.current)}
        />
      )}
      <form ref={form} class="stack" hidden={conflict !== undefined} onSubmit={submit} noValidate>
        {general.length > 0 && (
          <div class="notice notice-error" role="alert" tabIndex={-1}>
            <ul>
              {general.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        {children(errors)}
        {asksReason && (
          <TextArea
            label="Varför ändras uppgiften?"
            hint="Sparas i historiken tillsammans med vem som ändrade."
            value={reason}
            onValue={setReason}
            error={errors.reason}
          />
        )}
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look={rest.danger ? 'danger' : 'primary'} busy={task.busy}>
            {rest.submit ?? 'Spara'}
          </Button>
          {rest.beside}
          {rest.onRemove && (
            <Button look="quiet" onPress={rest.onRemove}>
              Ta bort …
            </Button>
          )}
        </div>
      </form>
    </Dialog>
  );
}

export type Conflicted = { edit: Edit; version: number; current: PatientRecord };
