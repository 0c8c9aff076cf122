import { type Respondent, respondents } from '../../functions/domain/survey/answer.ts';
import { type Instrument, type Item, optionsOf } from '../../functions/domain/survey/instrument.ts';
import type { SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';
import type { Voiced, Wording } from '../../functions/domain/survey/wording.ts';
import { Voice } from './voice.tsx';

/** The values of a post that was refused, shown again with the faulty fields marked. */
export type Posted = {
  respondent: string | undefined;
  values: Readonly<Record<string, string>>;
  /** One message per field: an item's key, `respondent`, or '' for the whole form. */
  errors: Readonly<Record<string, string>>;
};

/** The id of a question's group. The error summary links to it. */
export const fieldId = (form: string, field: string): string => `${form}-${field}`;

type ChoicesProps = {
  id: string;
  name: string;
  question: Voiced;
  options: readonly (readonly [value: string, text: string])[];
  chosen: string | undefined;
  error: string | undefined;
  required?: boolean;
  unscored?: boolean | undefined;
};

function Choices({ id, name, question, options, chosen, error, required, unscored }: ChoicesProps) {
  const wrong = error ? { 'aria-invalid': true, 'aria-describedby': `${id}-error`, tabIndex: -1 } : {};
  return (
    <fieldset
      id={id}
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: only a radiogroup may be invalid or required.
      role="radiogroup"
      {...(required ? { 'aria-required': true } : {})}
      data-unscored={unscored}
      {...wrong}
    >
      <legend>
        <Voice text={question} />
      </legend>
      {error && (
        <p class="error" id={`${id}-error`}>
          {error}
        </p>
      )}
      {options.map(([value, text]) => (
        <label key={value}>
          <input type="radio" name={name} value={value} checked={value === chosen} />
          {text}
        </label>
      ))}
    </fieldset>
  );
}

export type FormProps = {
  texts: SurveyTexts;
  instrument: Instrument;
  wording: Wording;
  /** The path that the form posts to. */
  action: string;
  submission: string;
  /** How long the form is; undefined for a single question. */
  extent: string | undefined;
  posted?: Posted | undefined;
};

/** One questionnaire as one form: who answers, then its questions. It works without script. */
export function Form({ texts, instrument, wording, action, submission, extent, posted }: FormProps) {
  const choicesOf = (item: Item) =>
    optionsOf(instrument, item).map(
      (value) => [String(value), wording.options[item.optionSet]?.[value] ?? String(value)] as const,
    );
  return (
    <form
      id={instrument.id}
      method="post"
      // Some browsers restore old values by position, and would put them into other questions.
      autocomplete="off"
      action={action}
      class={posted?.respondent === ('guardian' satisfies Respondent) ? 'guardian' : undefined}
    >
      <input type="hidden" name="submission" value={submission} />
      <input type="hidden" name="language" value={wording.language} />
      <Choices
        id={fieldId(instrument.id, 'respondent')}
        name="respondent"
        question={texts.who}
        options={respondents.map((respondent) => [respondent, texts.respondents[respondent]] as const)}
        chosen={posted?.respondent}
        error={posted?.errors.respondent}
        required
      />
      <div class="intro">
        <p>
          {extent} <Voice text={wording.introduction} />{' '}
          {instrument.items.some((item) => !item.required) && texts.skip}
        </p>
        <p class="note">
          {texts.answersShownTo[instrument.answersShownTo]}{' '}
          {wording.status === 'provisional' && texts.provisional}
        </p>
      </div>
      {instrument.items.map((item) => (
        <Choices
          key={item.key}
          id={fieldId(instrument.id, item.key)}
          name={item.key}
          question={wording.items[item.key] ?? item.key}
          options={choicesOf(item)}
          chosen={posted?.values[item.key]}
          error={posted?.errors[item.key]}
          required={item.required ?? false}
          unscored={item.unscored || undefined}
        />
      ))}
      <p class="paper">{wording.version}</p>
      {/* Tells which words were shown. Only the button that is pressed is posted, so it is never among the answers. */}
      <button type="submit" name="wording" value={wording.version}>
        {texts.send}
      </button>
    </form>
  );
}
