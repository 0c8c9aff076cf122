import { useEffect, useRef, useState } from 'preact/hooks';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { isSame } from '../../../../functions/domain/same.ts';
import {
  hasHiddenAnswers,
  instrumentOf,
} from '../../../../functions/domain/survey/instruments/instruments.ts';
import { focusGroup } from '../../../ui/choose-by-key.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Loading } from '../../../ui/notice.tsx';
import { showReceipt } from '../../announce.tsx';
import { api, type SeenInvitation, type SeenPatient, type StaffAnswer } from '../../api.ts';
import { useFocusOnError } from '../../focus-on-error.ts';
import { useLoad, useTask } from '../../load.ts';
import { asProblem } from '../../problem.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { formName, inFormOrder } from '../../words.ts';
import type { Errors } from '../record/drafts.ts';
import { type AnswerConflict, answerConflict, answerDifferences, seenForm } from './answer-conflict.ts';
import { type AnswerDraft, answerDraft, carriedOn, nextForm, readAnswer } from './answer-draft.ts';
import { AnswerFoot, FocusedWarning } from './answer-foot.tsx';
import { AnswerHeadFields, AnswerHeadSummary } from './answer-head.tsx';
import { leftOutOf } from './answer-left-out.ts';
import { Questions } from './answer-question.tsx';
import { defaultWording, wordsFor } from './answer-wording.ts';

type AnswerDialogProps = {
  patient: SeenPatient;
  invitation: SeenInvitation;
  form: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
  /** Leaves the form and asks whether to remove the answer. */
  onRemove: () => void;
};

/** The form that is being typed in, one at a time, as it began and as it is now. */
type Entry = { form: string; start: AnswerDraft; draft: AnswerDraft };

const entryOf = (form: string, start: AnswerDraft): Entry => ({ form, start, draft: start });

/**
 * Types in answers from paper or telephone, one form of an invitation after the other, or corrects a typed-in
 * answer. An answer that staff may not see is typed in from the beginning.
 */
export function AnswerDialog({ patient, invitation, onClose, onSaved, ...rest }: AnswerDialogProps) {
  const { session, area } = usePlace();
  const [seen, setSeen] = useState(() => seenForm(invitation, rest.form));
  const [entry, setEntry] = useState(() => entryOf(rest.form, answerDraft(seen.answer)));
  const [answered, setAnswered] = useState(() => Object.keys(invitation.answers ?? {}));
  const [opensAnswer] = useState(seen.answer !== undefined);
  const [showsHead, setShowsHead] = useState(!opensAnswer);
  const [errors, setErrors] = useState<Errors>({});
  const [reason, setReason] = useState('');
  const [conflict, setConflict] = useState<AnswerConflict>();
  /** Whether the warning about skipped questions is shown, to be confirmed by saving again. */
  const [asking, setAsking] = useState(false);
  const element = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(element, errors);

  const { form, start, draft } = entry;
  const instrument = instrumentOf(form);
  const corrects = seen.answer !== undefined;
  const { data, problem, reload } = useLoad(`wordings of ${form}`, () => api.formWordings(form));
  const known = data?.wordings ?? [];
  const version = draft.head.wording || defaultWording(known, draft.head.language);
  const wording = wordsFor(form, draft.head.language, known, version);
  const leftOut = leftOutOf(instrument, draft.values);
  const next = corrects ? undefined : nextForm(inFormOrder(area, invitation.forms), form, answered);

  // The next form takes the focus, so that typing goes on at once.
  const isNext = form !== rest.form;
  const isReady = data !== undefined;
  useEffect(() => {
    const first = element.current?.querySelector<HTMLElement>('.question');
    if (isNext && isReady && first) focusGroup(first);
  }, [form, isNext, isReady]);

  const change = (changed: Partial<AnswerDraft>) => {
    setEntry({ ...entry, draft: { ...draft, ...changed } });
    setAsking(false);
  };
  const clear = (...fields: string[]) =>
    setErrors(Object.fromEntries(Object.entries(errors).filter(([name]) => !fields.includes(name))));

  const goOn = (to: string, head: AnswerDraft) => {
    setEntry(entryOf(to, head));
    setSeen({ version: seen.version, answer: undefined });
    setErrors({});
    setReason('');
    setConflict(undefined);
    setAsking(false);
    setShowsHead(head.head.respondent === '');
    task.clear();
  };

  const send = (answer: StaffAnswer, onwards: string | undefined) =>
    task.run(async () => {
      const { reference } = patient;
      const replaces = corrects ? { replaces: { version: seen.version, reason: reason.trim() } } : {};
      try {
        await api.answer(reference, invitation.key, form, { ...answer, ...replaces });
      } catch (error) {
        const told = asProblem(error);
        if (told.status === 422 && told.errors.length > 0) {
          setErrors(Object.fromEntries(told.errors.map(({ path, message }) => [path, message])));
          setShowsHead(true);
        }
        if (told.status === 409 && (await meetConflict())) return;
        throw error;
      }
      await onSaved();
      showReceipt(`${formName(form)} är sparad`);
      setAnswered([...answered, form]);
      if (onwards) goOn(onwards, carriedOn(draft.head));
      else onClose();
    });

  /**
   * Reads the form again after a conflict.
   * @returns whether the form itself has changed: then the notice replaces the server's message
   */
  const meetConflict = async (): Promise<boolean> => {
    const { invitations } = await api.patient(patient.reference);
    const now = invitations.find(({ key }) => key === invitation.key);
    if (!now || now.version === seen.version || (now.withdrawnAt && !now.answers?.[form])) return false;
    const fresh = seenForm(now, form);
    setConflict(answerConflict(form, seen, fresh));
    setSeen(fresh);
    setAnswered(Object.keys(now.answers ?? {}));
    setAsking(false);
    return true;
  };

  const save = (onwards: string | undefined) => {
    const dayBefore = seen.answer && stockholmDate(seen.answer.answeredAt);
    const context = { instrument, invitation, today: session.today, version, dayBefore };
    const read = readAnswer(draft, context);
    const found: Record<string, string> = { ...read.errors };
    if (corrects && !reason.trim()) found.reason = 'Skriv varför svaret ändras.';
    if (corrects && !conflict && !hasHiddenAnswers(form) && isSame(draft, start))
      found.values = 'Inget är ändrat.';
    setErrors(found);
    if (found.respondent || found.answeredOn) setShowsHead(true);
    if (!read.value || Object.keys(found).length > 0) return;
    if (leftOut && !asking) setAsking(true);
    else void send(read.value, onwards);
  };

  return (
    <Dialog
      title={titleOf(form, opensAnswer && !isNext)}
      onClose={onClose}
      unsaved={!isSame(draft.values, start.values) || (corrects && (!isSame(draft, start) || reason !== ''))}
      wide
    >
      <form
        ref={element}
        class="stack"
        onSubmit={(event) => {
          event.preventDefault();
          if (!conflict?.closed) save(next);
        }}
        noValidate
      >
        {conflict && (
          <FocusedWarning key={seen.version} title={conflict.title}>
            <p>{conflict.text}</p>
            <ul>
              {answerDifferences(form, draft.values, seen.answer, wording).map(({ what, mine, theirs }) => (
                <li key={what}>
                  {what}: ditt «{mine}», den andras «{theirs}»
                </li>
              ))}
            </ul>
          </FocusedWarning>
        )}
        {corrects && !conflict && hasHiddenAnswers(form) && (
          <p class="quiet">
            Svaret som finns visas inte. Det du skriver in ersätter det, även om det är likadant.
          </p>
        )}
        {showsHead ? (
          <AnswerHeadFields
            form={form}
            head={draft.head}
            onHead={(changed) => {
              change({ head: { ...draft.head, ...changed } });
              clear(...Object.keys(changed));
            }}
            errors={errors}
            known={known}
            version={version}
            stored={seen.answer}
          />
        ) : (
          <AnswerHeadSummary head={draft.head} version={version} onChange={() => setShowsHead(true)} />
        )}
        <hr />
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="frågorna" />}
        {data && wording && (
          <Questions
            instrument={instrument}
            wording={wording}
            voice={draft.head.respondent === 'guardian' ? 'guardian' : 'patient'}
            values={draft.values}
            onValues={(values) => {
              change({ values });
              clear('values');
            }}
          />
        )}
        {corrects && (
          <TextArea
            label="Varför ändras svaret?"
            hint="Sparas i historiken tillsammans med vem som ändrade."
            value={reason}
            onValue={(text) => {
              setReason(text);
              clear('reason');
            }}
            error={errors.reason}
          />
        )}
        <AnswerFoot
          leftOut={leftOut}
          isEmpty={Object.keys(draft.values).length === 0}
          asking={asking}
          closed={conflict?.closed ?? false}
          wrong={errors.values}
          problem={task.problem}
          busy={task.busy}
          corrects={corrects}
          next={next}
          onSave={() => save(undefined)}
          onSkip={() => next && goOn(next, carriedOn(draft.head))}
          onGoTo={(item) => {
            setAsking(false);
            const question = element.current?.querySelector<HTMLElement>(`[data-item="${item}"]`);
            if (question) focusGroup(question);
          }}
          onRemove={corrects && !conflict ? rest.onRemove : undefined}
        />
      </form>
    </Dialog>
  );
}

function titleOf(form: string, corrects: boolean): string {
  if (!corrects) return `Skriv in ${formName(form)}`;
  return hasHiddenAnswers(form) ? `Skriv in ${formName(form)} på nytt` : `Visa och ändra ${formName(form)}`;
}
