import type { ComponentChildren } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { Button } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { useFocusOnError } from '../../focus-on-error.ts';
import { readAnewOnConflict, useTask } from '../../load.ts';
import { ProblemNotice } from '../../problem-view.tsx';

type EraseDialogProps = {
  title: string;
  /** The field for the reason, and the message when it is empty. */
  why: { label: string; hint: string; lacking: string };
  button: string;
  onClose: () => void;
  erase: (reason: string) => Promise<void>;
  onErased: () => Promise<void> | void;
  /**
   * Reads the patient again when another person has changed it, so that the next attempt is made on the data
   * that is shown.
   */
  reload: () => Promise<void>;
  /** The data that is erased, in words. */
  children: ComponentChildren;
};

/** Asks before something is erased for good, with the reason for the history. */
export function EraseDialog({ title, why, button, onClose, children, ...rest }: EraseDialogProps) {
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string>();
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, wrong);

  const submit = (event: Event) => {
    event.preventDefault();
    const given = reason.trim();
    setWrong(given ? undefined : why.lacking);
    if (!given) return;
    void task.run(async () => {
      await readAnewOnConflict(() => rest.erase(given), rest.reload);
      await rest.onErased();
    });
  };

  return (
    <Dialog title={title} onClose={onClose} unsaved={reason !== ''}>
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        {children}
        <TextArea
          label={why.label}
          hint={why.hint}
          value={reason}
          onValue={setReason}
          error={reason.trim() ? undefined : wrong}
        />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="danger" busy={task.busy}>
            {button}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
