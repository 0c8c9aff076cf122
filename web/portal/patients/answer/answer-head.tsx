import { Fragment } from 'preact';
import { Button } from '../../../ui/button.tsx';
import { Radios, Select } from '../../../ui/choice.tsx';
import { DateField } from '../../../ui/date-field.tsx';
import type { FormWording } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { answerModeNames, languageName, nameFrom, optionsOf, respondentNames } from '../../words.ts';
import type { Errors } from '../record/drafts.ts';
import type { AnswerHeadDraft } from './answer-draft.ts';
import { answerLanguages, unknownWording, wordingOptions } from './answer-wording.ts';

type AnswerHeadProps = {
  form: string;
  head: AnswerHeadDraft;
  onHead: (changed: Partial<AnswerHeadDraft>) => void;
  errors: Errors;
  known: readonly FormWording[];
  /** The version of the wording that the answer is taken to be given to. */
  version: string;
  /** The language and version of the answer that is corrected. */
  stored: { language: string; wording?: string | undefined } | undefined;
};

const { web: _, ...staffModes } = answerModeNames;

/** The fields for the respondent, the way, the day and the wording. */
export function AnswerHeadFields({ form, head, onHead, errors, known, version, stored }: AnswerHeadProps) {
  const { session } = usePlace();
  const field = (name: keyof AnswerHeadDraft) => ({
    value: head[name],
    onValue: (value: string) => onHead({ [name]: value }),
    error: errors[name],
  });
  const other = stored?.language === head.language ? stored.wording : undefined;
  return (
    <div class="columns">
      <Radios
        label="Vem svarade?"
        options={optionsOf(respondentNames)}
        value={head.respondent}
        onValue={(respondent) => onHead({ respondent })}
        error={errors.respondent}
      />
      <div class="stack">
        <Select label="Hur kom svaret?" options={optionsOf(staffModes)} {...field('mode')} />
        <DateField label="Svaret lämnades" today={session.today} offersToday {...field('answeredOn')} />
        <Select
          label="Formulärets språk"
          options={answerLanguages(form, known)}
          {...field('language')}
          onValue={(language) => onHead({ language, wording: '' })}
        />
        <Select
          label={head.mode === 'phone' ? 'Ordalydelse som lästes upp' : 'Ordalydelse på pappret'}
          hint={
            head.mode === 'phone' ? undefined : 'Står under frågorna på papper som är utskrivet härifrån.'
          }
          options={wordingOptions(known, head.language, other)}
          {...field('wording')}
          value={version}
        />
      </div>
    </div>
  );
}

type AnswerHeadSummaryProps = Pick<AnswerHeadProps, 'head' | 'version'> & { onChange: () => void };

/** The same facts on one line, once they are given. */
export function AnswerHeadSummary({ head, version, onChange }: AnswerHeadSummaryProps) {
  const words = version === unknownWording ? 'okänd ordalydelse' : version;
  const facts = [
    nameFrom(respondentNames, head.respondent),
    nameFrom(answerModeNames, head.mode).toLowerCase(),
    head.answeredOn,
    languageName(head.language).toLowerCase(),
    words,
  ];
  return (
    <p class="row">
      <span>
        {facts.filter(Boolean).map((fact, index) => (
          <Fragment key={fact}>
            {index > 0 && ' · '}
            <span class="nowrap">{fact}</span>
          </Fragment>
        ))}
      </span>
      <Button small look="quiet" name="Ändra vem som svarade, hur och när" onPress={onChange}>
        Ändra
      </Button>
    </p>
  );
}
