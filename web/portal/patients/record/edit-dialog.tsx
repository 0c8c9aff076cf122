import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isCorrection } from '../../../../functions/domain/patient/correction.ts';
import type { PatientRecord } from '../../../../functions/domain/patient/patient.ts';
import { isSame } from '../../../../functions/domain/same.ts';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import type { SeenPatient } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { offerUndo } from '../../undo/undo.ts';
import { ConflictView } from './conflict-view.tsx';
import type { Errors, Read } from './drafts.ts';
import { splitErrors, stillWrong, type Wrong } from './field-errors.ts';
import { applyEdit, type Edit, entryOf, recordOf } from './record-edit.ts';
import { type Base, type EditConflict, saveEdit, wrongIn } from './save-edit.ts';
import { isAddition, undoAddition } from './undo-creation.ts';
import { whyWords } from './why-words.ts';

type EditDialogProps = {
  title: string;
  patient: SeenPatient;
  /** Reads the form as it is now. */
  read: () => Read<Edit>;
  /** Whether closing would lose typed data. */
  unsaved: boolean;
  onClose: () => void;
  onSaved: () => Promise<void>;
  children: (errors: Errors) => ComponentChildren;
  /** The entry of the page that shows the edited data, if it is not the edited visit or treatment itself. */
  shownAs?: string;
  /** The dialog asks whether to remove something. */
  removes?: boolean;
  wide?: boolean;
  /** A result computed from the form, always visible beside its buttons. */
  beside?: ComponentChildren;
  /** Sums up the errors when the fields themselves have no room for them. */
  sumUp?: (errors: Errors) => string | undefined;
  /** Leaves the form and asks whether to remove the whole visit or treatment. */
  onRemove?: (() => void) | undefined;
};

type Tried = Wrong & {
  times: number;
  /** The form as it was sent, when the server refused it. */
  sent?: { edit: Edit | undefined; reason: string };
};

/**
 * Edits one thing at a time about a patient: the form, the reason when recorded data is corrected, the errors
 * beside their fields until they are corrected, and the choices when another person saved first.
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
  // The record as it was at opening: an edit is compared with it, whatever is fetched meanwhile.
  const [opened] = useState(patient);
  const base: Base = { patient: opened, moment: { now: session.now, today: session.today } };
  const [tried, setTried] = useState<Tried>({ fields: {}, others: [], times: 0 });
  const [reason, setReason] = useState('');
  const [conflict, setConflict] = useState<EditConflict>();
  const form = useRef<HTMLFormElement>(null);
  /** The element that had the focus when the conflict came. */
  const left = useRef<Element | null>(null);
  const task = useTask();
  useLayoutEffect(() => {
    if (!conflict && left.current instanceof HTMLElement) left.current.focus();
  }, [conflict]);
  useFocusOnError(form, tried);

  const typed = read();
  const edit = typed.value ?? typed.partial;
  const record = recordOf(base.patient);
  const asksReason =
    tried.fields.reason !== undefined ||
    (edit !== undefined && isCorrection(record, applyEdit(record, edit)));
  const why = whyWords(rest.removes);

  const wrong = wrongIn(base, typed);
  const lacking = asksReason && !reason.trim() ? { reason: why.lacking } : {};
  const now: Wrong = { ...wrong, fields: { ...wrong.fields, ...lacking } };
  const isAsSent = isSame(tried.sent, { edit, reason });
  const { fields: errors, others } = stillWrong(tried, now, isAsSent);
  const summary = rest.sumUp?.(errors);

  const fail = (found: Wrong, sent?: Tried['sent']) =>
    setTried(({ times }) => ({ ...found, times: times + 1, ...(sent ? { sent } : {}) }));

  const send = (sent: Edit, version: number, onto?: PatientRecord) =>
    task.run(async () => {
      const outcome = await saveEdit(base, version, sent, reason.trim(), onto);
      if (outcome.kind === 'saved') {
        await onSaved();
        onClose();
        told(sent);
      } else if (outcome.kind === 'stale') {
        if (!conflict) left.current = document.activeElement;
        setConflict({ edit: sent, ...outcome });
      } else {
        setConflict(undefined);
        fail(splitErrors(outcome.errors, outcome.at), { edit, reason });
      }
    });

  /** Says that it is saved; what was added can be taken back. */
  const told = (sent: Edit) => {
    const entry = rest.shownAs ?? entryOf(sent);
    if (!isAddition(sent)) return showReceipt('Sparat', entry);
    const undo = async () => {
      const became = await undoAddition(opened.reference, sent, base.moment);
      await onSaved();
      return became;
    };
    offerUndo({ text: sent.part === 'visits' ? 'Besöket är sparat' : 'Behandlingen är sparad', undo }, entry);
  };

  const submit = (event: Event) => {
    event.preventDefault();
    fail(now);
    if (typed.value && isFine(now)) void send(typed.value, base.patient.version);
  };

  return (
    <Dialog title={title} onClose={onClose} unsaved={unsaved} wide={rest.wide ?? false}>
      {conflict && (
        <ConflictView
          conflict={conflict}
          before={base.patient}
          why={why}
          reason={reason}
          onReason={setReason}
          busy={task.busy}
          problem={task.problem}
          onBack={() => setConflict(undefined)}
          onSave={(merged) => void send(merged, conflict.version, conflict.current)}
        />
      )}
      <form ref={form} class="stack" hidden={conflict !== undefined} onSubmit={submit} noValidate>
        {others.length > 0 && (
          <div class="notice notice-error" role="alert" tabIndex={-1}>
            <ul>
              {others.map((message) => (
                <li key={message}>{message}</li>
              ))}
            </ul>
          </div>
        )}
        {children(errors)}
        {asksReason && (
          <TextArea
            label={why.label}
            hint={why.hint}
            value={reason}
            onValue={setReason}
            error={errors.reason}
          />
        )}
        <div class="actions dialog-foot">
          {summary && <Summary key={tried.times} text={summary} />}
          {task.problem && !conflict && <ProblemNotice problem={task.problem} />}
          <Button submit look={rest.removes ? 'danger' : 'primary'} busy={task.busy}>
            {rest.removes ? 'Ta bort' : 'Spara'}
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

const isFine = ({ fields, others }: Wrong) => Object.keys(fields).length === 0 && others.length === 0;

/** Announced as an alert when it appears, but not again with every value that is filled in. */
function Summary({ text }: { text: string }) {
  const [first] = useState(text);
  return (
    <Notice kind="error" urgent={text === first}>
      <p>{text}</p>
    </Notice>
  );
}
