import type { ComponentChildren } from 'preact';
import type { UnitContact } from '../../functions/domain/care/unit-contact.ts';
import type { Instrument } from '../../functions/domain/survey/instrument.ts';
import { languages, textsIn } from '../../functions/domain/survey/languages/languages.ts';
import {
  fill,
  type ScriptData,
  type SurveyTexts,
  scriptTexts,
} from '../../functions/domain/survey/survey-texts.ts';
import type { Wording } from '../../functions/domain/survey/wording.ts';
import { Contact } from '../ui/unit-contact.tsx';
import { type PageFrame, renderDocument } from './document.tsx';
import { Form, fieldId, type Posted } from './form.tsx';

/** One of the forms that the code opens. */
export type Part = {
  instrument: Instrument;
  /** Its wording in the page's language; undefined when there is none. */
  wording: Wording | undefined;
  /** The languages that it has wording in. */
  offered: readonly string[];
  /** Its title in any language, used when the page's language has no wording. */
  fallback: Wording | undefined;
  answered: boolean;
  /** The receipt of an answer given on the web; answers typed in by staff have none. */
  receipt?: string | undefined;
};

/** Shown in print only. */
function Paper({ texts, code, qr }: { texts: SurveyTexts; code: string; qr: string }) {
  const [before, after] = texts.paper.split('{0}');
  return (
    <div class="paper">
      {/* Scripts put it in place after the start: reading an image would delay the first paint. */}
      <noscript>
        <img src={qr} alt="" />
      </noscript>
      <p>
        {before}
        <b dir="ltr">{code}</b>
        {after}
      </p>
    </div>
  );
}

export type QuestionnaireProps = {
  frame: PageFrame;
  unit: { id: string; name: string };
  /** The unit's own words on how to reach it. */
  contact: UnitContact | undefined;
  parts: readonly Part[];
  /** A random id, new for every page: it tells a repeated post from another one. */
  submission: string;
  /** The post that was refused. */
  posted?: { form: string; content: Posted } | undefined;
  /** The code as text and as a QR image, for the printed page. */
  paper?: { code: string; qr: string };
  /** Set on the page that the phone keeps for use without a network. */
  version: string;
  /** Renders that page: every form, and nothing about any invitation. */
  shell?: boolean;
};

/** An estimate in whole minutes: ten seconds a question, at least two minutes in all. */
const minutesFor = (parts: readonly Part[]): number =>
  Math.max(2, Math.ceil(parts.reduce((items, { instrument }) => items + instrument.items.length, 0) / 6));

function ErrorSummary({
  texts,
  form,
  errors,
}: {
  texts: SurveyTexts;
  form: string;
  errors: Posted['errors'];
}) {
  return (
    // biome-ignore lint/a11y/noAutofocus: after a refused post the list of faults is the first thing to read.
    <div class="errors" role="alert" tabIndex={-1} autoFocus>
      <h2>{texts.errors.title}</h2>
      <ul>
        {Object.entries(errors).map(([field, message]) => (
          <li key={field}>{field ? <a href={`#${fieldId(form, field)}`}>{message}</a> : message}</li>
        ))}
      </ul>
    </div>
  );
}

function OtherLanguages({
  frame: { texts, path },
  offered,
}: {
  frame: PageFrame;
  offered: readonly string[];
}) {
  return (
    <>
      <p>{fill(texts.otherLanguages, '')}</p>
      <ul>
        {languages
          .filter(({ language }) => offered.includes(language))
          .map(({ language, name, direction }) => (
            <li key={language}>
              <a href={`${path}?lang=${language}`} lang={language} dir={direction}>
                {name}
              </a>
            </li>
          ))}
      </ul>
    </>
  );
}

function Heading({
  part,
  texts,
  number,
  of,
}: {
  part: Part;
  texts: SurveyTexts;
  /** Its place among the parts in this language; 0 when it is none of them. */
  number: number;
  of: number;
}) {
  const shown = part.wording ?? part.fallback;
  const other = shown && shown.language !== texts.language ? shown.language : undefined;
  return (
    <h2>
      {number > 0 && of > 1 && <small>{fill(texts.part, number, of)}</small>}
      <span lang={other} dir={other ? textsIn(other).direction : undefined}>
        {shown?.title ?? part.instrument.name}
      </span>
    </h2>
  );
}

/** The page that a code opens: the first unanswered part open, later parts folded, answered parts marked as done. */
export function renderQuestionnaire({
  frame,
  unit,
  contact,
  parts,
  submission,
  posted,
  paper,
  version,
  shell = false,
}: QuestionnaireProps): string {
  const { texts, path } = frame;
  const left = parts.filter((part) => !part.answered);
  const current = left.find((part) => part.instrument.id === posted?.form) ?? left[0];
  const errors = posted?.content.errors ?? {};
  const data: ScriptData = { language: texts.language, texts: scriptTexts(texts), unit, version, shell };
  const title = left.length > 0 ? texts.title : texts.allDone;
  // The parts that have no words in this language are named, and not counted.
  const counted = parts.filter((part) => part.answered || part.wording);
  const sent = counted.findLastIndex((part) => part.receipt) + 1;

  const sections = parts.map((part) => {
    const form = part.instrument.id;
    const { items } = part.instrument;
    const heading = (
      <Heading part={part} texts={texts} number={counted.indexOf(part) + 1} of={counted.length} />
    );
    if (part.answered) {
      return (
        <section key={form} class="done" data-part={form}>
          {heading}
          <p>
            {texts.answered}{' '}
            {part.receipt && <span class="receipt">{fill(texts.receipt, part.receipt)}</span>}
          </p>
        </section>
      );
    }
    const content: ComponentChildren = part.wording ? (
      <Form
        texts={texts}
        instrument={part.instrument}
        wording={part.wording}
        action={`${path}/${form}`}
        submission={submission}
        extent={items.length > 1 ? fill(texts.extent, items.length, minutesFor([part])) : undefined}
        posted={posted?.form === form ? posted.content : undefined}
      />
    ) : (
      <OtherLanguages frame={frame} offered={part.offered} />
    );
    if (part === current) {
      return (
        <section key={form} data-part={form}>
          {sent > 0 && <p class="state">{fill(texts.script.stored, sent)}</p>}
          {heading}
          {content}
        </section>
      );
    }
    return (
      <details key={form} data-part={form}>
        <summary>{heading}</summary>
        {content}
      </details>
    );
  });

  return renderDocument({
    frame,
    unit,
    script: 'script',
    state: shell ? 'waiting' : posted || !current?.wording ? undefined : 'soon',
    title: posted ? `${texts.errors.title} – ${title}` : title,
    children: (
      <>
        <h1>{title}</h1>
        {posted ? (
          <ErrorSummary texts={texts} form={posted.form} errors={errors} />
        ) : (
          <p id="lead">
            {left.length > 0 ? fill(texts.lead, unit.name, minutesFor(left)) : texts.allDoneText}
          </p>
        )}
        {paper && <Paper texts={texts} {...paper} />}
        {sections}
        <Contact texts={texts} unit={unit.name} contact={contact} />
        <script
          type="application/json"
          id="data"
          // Inert to the browser; a `<` would end the element early.
          dangerouslySetInnerHTML={{ __html: JSON.stringify(data).replaceAll('<', '\\u003c') }}
        />
      </>
    ),
  });
}
