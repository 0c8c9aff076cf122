import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isSame } from '../../../functions/domain/same.ts';
import { Button } from '../../ui/button.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { announce } from '../announce.tsx';
import { api } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import { useTask } from '../load.ts';
import { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { type Errors, headDraft, newRecord, readHead } from './drafts.ts';
import { splitErrors } from './field-errors.ts';
import { HeadFields } from './forms/head-form.tsx';
import { patientPath } from './patient-path.ts';

/** A new patient: a reference, a birth date and the few facts that the year's measures ask for. */
export function RegisterDialog({ start, onClose }: { start: string; onClose: () => void }) {
  const { route } = useLocation();
  const [begun] = useState(() => ({ ...headDraft(), reference: start }));
  const [draft, setDraft] = useState(begun);
  const [errors, setErrors] = useState<Errors>({});
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, errors);

  const register = async (head: NonNullable<ReturnType<typeof readHead>['value']>) => {
    try {
      const { reference } = await api.register(newRecord(head));
      announce(`${reference} är registrerad.`);
      route(patientPath(reference));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.status === 409)
        return setErrors({ reference: `${head.reference} är redan registrerad på er enhet.` });
      const { fields, others } = splitErrors(error.errors, '');
      if (Object.keys(fields).length === 0 || others.length > 0) throw error;
      setErrors(fields);
    }
  };

  const submit = (event: Event) => {
    event.preventDefault();
    const { value, errors: found } = readHead(draft);
    setErrors(found ?? {});
    if (value) void task.run(() => register(value));
  };

  return (
    <Dialog title="Registrera patient" onClose={onClose} unsaved={!isSame(draft, begun)}>
      <form ref={form} class="stack" onSubmit={submit} noValidate>
        <HeadFields draft={draft} onDraft={setDraft} errors={errors} isNew />
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            Registrera
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
