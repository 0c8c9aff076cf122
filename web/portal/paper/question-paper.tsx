import { type Respondent, respondents } from '../../../functions/domain/survey/answer.ts';
import { type Instrument, optionsOf } from '../../../functions/domain/survey/instrument.ts';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import type { SurveyTexts } from '../../../functions/domain/survey/survey-texts.ts';
import { voiced, type Wording } from '../../../functions/domain/survey/wording.ts';

/** The person who fills in the paper, which decides the words. */
export type PaperVoice = Extract<Respondent, 'patient' | 'guardian'>;

export type QuestionPaperProps = {
  unit: string;
  /** The wordings of the forms as the survey shows them. */
  wordings: readonly Wording[];
  /** The survey's own texts in the same language. */
  texts: SurveyTexts;
  voice: PaperVoice;
  /** Absent: a blank to write it in. */
  reference?: string | undefined;
  /** For patients who prefer to answer on the web. */
  code?: string | undefined;
  /** The heading's level: 1 on paper, 3 in the preview. */
  heading: 1 | 3;
};

/**
 * The questions to fill in by pen, in the words of the survey, with the version and reference that staff need
 * to type it in.
 */
export function QuestionPaper({
  unit,
  wordings,
  texts,
  voice,
  reference,
  code,
  heading,
}: QuestionPaperProps) {
  const Title = heading === 1 ? 'h1' : 'h3';
  return (
    <div class="sheet" lang={texts.language} dir={texts.direction}>
      <div class="sheet-head">
        <div class="stack-small">
          <p>{unit}</p>
          <Title>{texts.title}</Title>
          {texts.unreviewed && (
            <p>
              <strong>{texts.unreviewed}</strong>
            </p>
          )}
          {code && <OrOnTheWeb text={texts.paper} code={code} />}
        </div>
        <dl class="sheet-staff" lang="sv" dir="ltr">
          <div>
            <dt>Referens</dt>
            <dd>{reference ?? <span class="sheet-line" />}</dd>
          </div>
          <div>
            <dt>Ifyllt den</dt>
            <dd>
              <span class="sheet-line" />
            </dd>
          </div>
        </dl>
      </div>
      <Choices question={texts.who} options={respondents.map((one) => texts.respondents[one])} />
      {wordings.map((wording) => (
        <FormOnPaper
          key={wording.version}
          wording={wording}
          instrument={instrumentOf(wording.instrument)}
          texts={texts}
          voice={voice}
          heading={heading === 1 ? 2 : 4}
        />
      ))}
      <p class="small">{texts.footer}</p>
    </div>
  );
}

function OrOnTheWeb({ text, code }: { text: string; code: string }) {
  const [before, after] = text.split('{0}');
  return (
    <p>
      {before}
      <b class="nowrap" dir="ltr">
        {code}
      </b>
      {after}
    </p>
  );
}

type FormOnPaperProps = Pick<QuestionPaperProps, 'texts' | 'voice'> & {
  wording: Wording;
  instrument: Instrument;
  heading: 2 | 4;
};

function FormOnPaper({ wording, instrument, texts, voice, heading }: FormOnPaperProps) {
  const Title = heading === 2 ? 'h2' : 'h4';
  return (
    <section class="sheet-form">
      <Title>{wording.title}</Title>
      <p>
        {voiced(wording.introduction, voice)}
        {instrument.items.some((item) => !item.required) && ` ${texts.skip}`}
        {/* Staff who type in a form read it, so the paper leaves out the web page's promise that they
            never see it. */}
        {instrument.answersShownTo === 'unit' && ` ${texts.answersShownTo.unit}`}
      </p>
      {wording.status === 'provisional' && (
        <p>
          <strong>{texts.provisional}</strong>
        </p>
      )}
      {instrument.items.map((item) => (
        <Choices
          key={item.key}
          number={/^\d+$/.test(item.key) ? item.key : undefined}
          question={voiced(wording.items[item.key] ?? '', voice)}
          options={optionsOf(instrument, item).map(
            (value) => wording.options[item.optionSet]?.[String(value)] ?? String(value),
          )}
        />
      ))}
      {/* The version of the wording, for the member of staff who types in the answers. */}
      <p class="sheet-version" lang="sv" dir="ltr">
        {wording.version}
      </p>
    </section>
  );
}

type ChoicesProps = { number?: string | undefined; question: string; options: readonly string[] };

/** A question with a ring to mark before each option. */
function Choices({ number, question, options }: ChoicesProps) {
  return (
    <div class="sheet-question">
      <p>
        {number && `${number}. `}
        {question}
      </p>
      <ul class="plain">
        {options.map((text) => (
          <li key={text}>
            <span class="sheet-ring" aria-hidden="true" />
            {text}
          </li>
        ))}
      </ul>
    </div>
  );
}
