import type { UnitContact } from '../../functions/domain/care/unit-contact.ts';
import { codeCharacters, codeFault, codeLength, showCode } from '../../functions/domain/survey/code.ts';
import { fill, type SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';
import { Contact } from '../ui/unit-contact.tsx';
import { type PageFrame, renderDocument } from './document.tsx';

/** The longest text that the code field accepts: people paste the whole message that the code came in. */
const longest = 600;

/** How many of the characters that no code has are named in the message. */
const named = 8;

/** Why the typed text cannot be a code, as a sentence. */
function faultText({ entry }: SurveyTexts, typed: string): string | undefined {
  const fault = codeFault(typed);
  if (!fault) return undefined;
  if ('foreign' in fault) return fill(entry.foreign, fault.foreign.slice(0, named).join(' '));
  return fill(fault.count < codeLength ? entry.short : entry.long, fault.count, codeLength);
}

type CodeFormProps = {
  frame: PageFrame;
  /** The text that opened nothing. The field shows it again, so that it can be corrected. */
  typed?: string | undefined;
};

/** The id of the message shown when the text looks like a code but opens nothing. */
const reason = 'reason';

/** The field for a typed code. It posts, so that no address carries the text before it looks like a code. */
function CodeForm({ frame: { texts, base }, typed }: CodeFormProps) {
  const kept = typed?.slice(0, longest);
  const error = typed === undefined ? undefined : faultText(texts, typed);
  return (
    <form method="post" action={`${base}/`} class="code">
      <input type="hidden" name="language" value={texts.language} />
      <label for="code">{texts.entry.label}</label>
      <p id="hint" class="note">
        {texts.entry.hint}
      </p>
      {error && (
        <p class="error" id="code-error" role="alert">
          {error}
        </p>
      )}
      <input
        id="code"
        name="code"
        required
        maxLength={longest}
        // In a right-to-left language a code that begins with digits would be shown turned round.
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        {...(kept === undefined
          ? { 'aria-describedby': 'hint' }
          : {
              value: kept.length > 2 * codeLength ? kept : showCode(codeCharacters(kept)),
              'aria-invalid': true,
              'aria-describedby': `${error ? 'code-error' : reason} hint`,
              autoFocus: true,
            })}
      />
      <button type="submit">{texts.entry.open}</button>
    </form>
  );
}

/** Who may have asked: the areas and their units, by their Swedish names. */
function Asking({ texts, asking }: PageFrame) {
  return (
    <>
      <p>{texts.entry.asks}</p>
      <ul lang="sv" dir="ltr">
        {asking.map(({ area, units }) => (
          <li key={area}>
            <b>{area}</b>: {units.join(', ')}
          </li>
        ))}
      </ul>
    </>
  );
}

/**
 * The page with the field for a typed code.
 * @param typed the text that was typed and cannot be a code
 */
export function renderEntry(frame: PageFrame, typed?: string): string {
  const { texts } = frame;
  return renderDocument({
    frame,
    script: 'entry',
    title: typed === undefined ? texts.entry.title : `${texts.errors.title} – ${texts.entry.title}`,
    children: (
      <>
        <h1>{texts.entry.title}</h1>
        <CodeForm frame={frame} typed={typed} />
        <Asking {...frame} />
      </>
    ),
  });
}

type HelpProps = {
  frame: PageFrame;
  title: string;
  text: string;
  unit?: { id: string; name: string } | undefined;
  /** The unit's own words on how to reach it. */
  contact?: UnitContact | undefined;
  /** The page offers a field for another code. */
  askCode?: boolean;
  /** The code in the page's address, which opened nothing. */
  typed?: string | undefined;
  /**
   * The link is no longer valid: the script then shows whether the phone still keeps answers, and when the last day is
   * over it sends those that were finished.
   */
  closed?: 'withdrawn' | 'expired';
  /** The form that was stored just now, though the link is no longer valid. */
  stored?: { form: string; receipt: string } | undefined;
  /** The link to go on with. */
  onward?: string | undefined;
};

/** A page that says what is wrong, what to do and whom to call. */
export function renderHelp({
  frame,
  title,
  text,
  unit,
  contact,
  askCode,
  typed,
  closed,
  stored,
  onward,
}: HelpProps): string {
  const { texts } = frame;
  return renderDocument({
    frame,
    title,
    unit,
    script: 'entry',
    children: (
      <>
        <h1>{title}</h1>
        <p id={reason}>{text}</p>
        {onward && (
          <p>
            <a class="button" href={onward}>
              {texts.help.onward}
            </a>
          </p>
        )}
        {stored && (
          <p data-part={stored.form}>
            <span class="receipt">{fill(texts.receipt, stored.receipt)}</span>
          </p>
        )}
        {closed === 'expired' && (
          <p id="sent" hidden role="status">
            {texts.script.partly}
          </p>
        )}
        {closed && (
          <div id="left" hidden role="status">
            <p class="error">{texts.help.unsent}</p>
            <button type="button" class="plain">
              {texts.script.clear}
            </button>
          </div>
        )}
        {askCode && <CodeForm frame={frame} typed={typed} />}
        {askCode && <Asking {...frame} />}
        {unit ? <Contact texts={texts} unit={unit.name} contact={contact} /> : <p>{texts.help.call}</p>}
      </>
    ),
  });
}
