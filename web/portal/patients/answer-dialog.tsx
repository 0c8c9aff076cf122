import { useRef, useState } from 'preact/hooks';
import { optionsOf as itemOptions, type Value, valuesSchema } from '../../../functions/domain/instrument.ts';
import { instrumentOf } from '../../../functions/domain/instruments/instruments.ts';
import { respondents } from '../../../functions/domain/patient.ts';
import { stockholmDate } from '../../../functions/domain/period.ts';
import { Button } from '../../ui/button.tsx';
import { Radios, Select } from '../../ui/choice.tsx';
import { DateField } from '../../ui/date-field.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Loading, Notice } from '../../ui/notice.tsx';
import { readDate } from '../../ui/read-date.ts';
import { announce } from '../announce.tsx';
import { api, type SeenPatient, type StaffAnswer } from '../api.ts';
import { useFocusOnError } from '../focus-on-error.ts';
import { useLoad, useTask } from '../load.ts';
import { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { answerModeNames, formName, optionsOf, respondentNames } from '../words.ts';
import { Question } from './answer-question.tsx';
import {
  answerLanguages,
  defaultWording,
  unknownWording,
  wordingOptions,
  wordsFor,
} from './answer-wording.ts';

type AnswerDialogProps = {
  patient: SeenPatient;
  invitation: SeenPatient['invitations'][number];
  form: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

const { web: _, ...staffModes } = answerModeNames;

/** Types in what came on paper or by telephone, with how it came recorded. */
export function AnswerDialog({ patient, invitation, form, onClose, onSaved }: AnswerDialogProps) {
  const { session } = usePlace();
  const instrument = instrumentOf(form);
  const [head, setHead] = useState({
    respondent: '',
    mode: 'paper',
    language: 'sv',
    answeredOn: '',
    wording: '',
  });
  const [values, setValues] = useState<Record<string, Value>>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const element = useRef<HTMLFormElement>(null);
  const task = useTask();
  useFocusOnError(element, errors);
  const { data, problem, reload } = useLoad(`wordings of ${form}`, () => api.formWordings(form));
  const known = data?.wordings ?? [];
  const version = head.wording || defaultWording(known, head.language);
  const wording = wordsFor(form, head.language, known, version);
  const sentOn = invitation.sentAt && stockholmDate(invitation.sentAt);
  const field = (name: keyof typeof head) => ({
    value: head[name],
    onValue: (value: string) => setHead({ ...head, [name]: value }),
    error: errors[name],
  });

  const submit = (event: Event) => {
    event.preventDefault();
    const found: Record<string, string> = {};
    const respondent = respondents.find((one) => one === head.respondent);
    if (!respondent) found.respondent = 'Välj vem som svarade.';
    const answeredOn = readDate(head.answeredOn);
    if (!answeredOn) found.answeredOn = 'Fyll i dagen då svaret lämnades.';
    else if (answeredOn > session.today) found.answeredOn = 'Dagen ligger i framtiden.';
    else if (sentOn && answeredOn < sentOn)
      found.answeredOn = `Formuläret skickades ${sentOn}, efter den här dagen.`;
    if (!valuesSchema(instrument).safeParse(values).success)
      found.values = instrument.items.length === 1 ? 'Välj svaret.' : 'Fyll i minst en fråga.';
    setErrors(found);
    if (Object.keys(found).length > 0 || !respondent || !answeredOn) return;
    void task.run(async () => {
      const answer: StaffAnswer = {
        respondent,
        mode: head.mode as StaffAnswer['mode'],
        language: head.language,
        answeredOn,
        ...(version === unknownWording ? {} : { wording: version }),
        values,
      };
      try {
        await api.answer(patient.reference, invitation.key, form, answer);
      } catch (error) {
        if (error instanceof Problem && error.status === 422 && error.errors.length > 0)
          setErrors(Object.fromEntries(error.errors.map(({ path, message }) => [path, message])));
        throw error;
      }
      await onSaved();
      announce('Svaret är sparat.');
      onClose();
    });
  };

  return (
    <Dialog
      title={`Skriv in ${formName(form)}`}
      onClose={onClose}
      unsaved={Object.keys(values).length > 0}
      wide
    >
      <form ref={element} class="stack" onSubmit={submit} noValidate>
        <div class="columns">
          <Radios
            label="Vem svarade?"
            options={optionsOf(respondentNames)}
            value={head.respondent}
            onValue={(respondent) => setHead({ ...head, respondent })}
            error={errors.respondent}
          />
          <div class="stack">
            <Select label="Hur kom svaret?" options={optionsOf(staffModes)} {...field('mode')} />
            <DateField label="Svaret lämnades" today={session.today} {...field('answeredOn')} />
            <Select
              label="Formulärets språk"
              options={answerLanguages(form, known)}
              {...field('language')}
              onValue={(language) => setHead({ ...head, language, wording: '' })}
            />
            <Select
              label={head.mode === 'phone' ? 'Ordalydelse som lästes upp' : 'Ordalydelse på pappret'}
              hint={
                head.mode === 'phone' ? undefined : 'Står under frågorna på papper som är utskrivet härifrån.'
              }
              options={wordingOptions(known, head.language)}
              {...field('wording')}
              value={version}
            />
          </div>
        </div>
        <hr />
        {problem && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what="frågorna" />}
        {data && wording?.status === 'provisional' && (
          <p class="small quiet">Frågorna visas med preliminär ordalydelse.</p>
        )}
        {instrument.items.length > 1 && <p class="small quiet">Frågor utan svar lämnas tomma.</p>}
        {data && wording && (
          <div class="questions" lang={wording.language}>
            {instrument.items.map((item) => (
              <Question
                key={item.key}
                item={item}
                wording={wording}
                values={itemOptions(instrument, item)}
                voice={head.respondent === 'guardian' ? 'guardian' : 'patient'}
                value={values[item.key]}
                onValue={(value) => setValues(withValue(values, item.key, value))}
              />
            ))}
          </div>
        )}
        {errors.values && (
          <Notice kind="error" urgent>
            <p>{errors.values}</p>
          </Notice>
        )}
        <div class="actions dialog-foot">
          {task.problem && <ProblemNotice problem={task.problem} />}
          <Button submit look="primary" busy={task.busy}>
            Spara svaret
          </Button>
        </div>
      </form>
    </Dialog>
  );
}

/** Choosing what is chosen already takes it back. */
function withValue(values: Record<string, Value>, key: string, value: Value): Record<string, Value> {
  const { [key]: before, ...rest } = values;
  return before === value ? rest : { ...rest, [key]: value };
}
