import { useRef, useState } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { isSame } from '../../../../functions/domain/same.ts';
import { Button, LinkButton } from '../../../ui/button.tsx';
import { Dialog } from '../../../ui/dialog.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { api, newOnce } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { useTask } from '../../load.ts';
import { Problem } from '../../problem.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { offerUndo } from '../../undo/undo.ts';
import { openOnArrival } from '../page/opening.ts';
import { patientPath } from '../page/patient-path.ts';
import {
  type HeadDraft,
  headDraft,
  newRecord,
  readHead,
  readVisit,
  type VisitDraft,
  visitDraft,
} from './drafts.ts';
import { splitErrors, stillWrong, type Wrong } from './field-errors.ts';
import { FirstVisit, hasVisit } from './forms/first-visit.tsx';
import { HeadFields } from './forms/head-form.tsx';
import { newKey } from './record-edit.ts';
import { ofVisit, wrongInNew } from './save-edit.ts';
import { undoPatient } from './undo-creation.ts';

type AlikeProps = { problem: Problem; busy: boolean; onAccept: () => void };

/** Shown when the new reference reads like another's: open that patient, or register another one. */
function AlikeNotice({ problem: { detail, sameReference }, busy, onAccept }: AlikeProps) {
  return (
    <Notice kind="warning" title="Referensen liknar en annan" urgent>
      <p>{detail}</p>
      <p class="actions">
        {sameReference.map((reference) => (
          <LinkButton key={reference} small href={patientPath(reference)}>
            {`Öppna ${reference}`}
          </LinkButton>
        ))}
        <Button small busy={busy} onPress={onAccept}>
          Registrera som en annan patient
        </Button>
      </p>
    </Notice>
  );
}

/**
 * Registers a new patient: a reference, a birth date, the few facts that the year's measures need and, when it has been,
 * the new visit; its survey comes next.
 */
export function RegisterDialog({ start = '', onClose }: { start?: string; onClose: () => void }) {
  const { route } = useLocation();
  const [begun] = useState(() => ({ ...headDraft(), reference: start }));
  const [once] = useState(newOnce);
  const [draft, setDraft] = useState(begun);
  const [visit, setVisit] = useState(() => visitDraft());
  const [visitKey] = useState(() => newKey('v'));
  const [tried, setTried] = useState<
    Wrong & { sent?: { draft: HeadDraft; visit: VisitDraft }; alike?: Problem }
  >({
    fields: {},
    others: [],
  });
  const form = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(form, tried);
  const { session, area } = usePlace();

  const typed = readHead(draft);
  const read = hasVisit(visit) ? readVisit(visit, visitKey) : undefined;
  const visits = [read?.value ?? read?.partial].filter((one) => one !== undefined);
  const moment = { now: session.now, today: session.today };
  const checked = wrongInNew(typed, moment, visits);
  const now = { ...checked, fields: { ...checked.fields, ...ofVisit(read?.errors ?? {}) } };
  const isAsSent = isSame(tried.sent, { draft, visit });
  const { fields: errors } = stillWrong(tried, now, isAsSent);

  const alike = isAsSent ? tried.alike : undefined;

  const register = async (head: NonNullable<ReturnType<typeof readHead>['value']>, acceptsAlike: boolean) => {
    try {
      const { reference, version } = await api.register(newRecord(head, visits), { once, acceptsAlike });
      const undo = async () => {
        const became = await undoPatient(reference, version);
        if ('done' in became) route('/portal/patients');
        return became;
      };
      offerUndo({ text: `${reference} är registrerad`, undo });
      onClose();
      if (visits.length > 0 && area.forms['new-visit'].length > 0)
        openOnArrival(reference, { what: 'invite', occasion: 'new-visit', anchor: visitKey });
      route(patientPath(reference));
    } catch (error) {
      if (!(error instanceof Problem)) throw error;
      if (error.sameReference.length > 0)
        return setTried({ fields: {}, others: [], sent: { draft, visit }, alike: error });
      if (error.status === 409)
        return setTried({
          fields: { reference: `${head.reference} är redan registrerad på er enhet.` },
          others: [],
          sent: { draft, visit },
        });
      const { fields, others } = splitErrors(error.errors, '');
      if (Object.keys(fields).length === 0 || others.length > 0) throw error;
      setTried({ fields, others, sent: { draft, visit } });
    }
  };

  const submit = (acceptsAlike: boolean) => {
    if (!acceptsAlike) setTried(now);
    const { value } = typed;
    if (value && Object.keys(now.fields).length === 0) void task.run(() => register(value, acceptsAlike));
  };

  return (
    <Dialog title="Registrera patient" onClose={onClose} unsaved={!isSame(draft, begun) || hasVisit(visit)}>
      <form
        ref={form}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          submit(false);
        }}
        noValidate
      >
        <HeadFields draft={draft} onDraft={setDraft} errors={errors} isNew />
        <FirstVisit draft={visit} onDraft={setVisit} errors={errors} />
        {alike && <AlikeNotice problem={alike} busy={task.busy} onAccept={() => submit(true)} />}
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            {hasVisit(visit) ? 'Registrera och skapa enkät' : 'Registrera'}
          </Button>
        </div>
      </form>
    </Dialog>
  );
}
