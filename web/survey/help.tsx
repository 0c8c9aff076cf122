import type { UnitContact } from '../../functions/domain/care/unit-contact.ts';
import { codeCharacters, codeFault, codeLength, showCode } from '../../functions/domain/survey/code.ts';
import { fill, type SurveyTexts } from '../../functions/domain/survey/survey-texts.ts';
import { Contact } from '../ui/unit-contact.tsx';
import { type PageFrame, renderDocument } from './document.tsx';

/** The longest that is taken as typed: a code, and what people put between its characters. */
const longest = 60;

/** How many characters that are in no code are named. */
const named = 8;

/** What is the matter with what was typed, where it cannot be a code. */
function faultText({ entry }: SurveyTexts, typed: string): string | undefined {
  const fault = codeFault(typed);
  if (!fault) return undefined;
  if ('foreign' in fault) return fill(entry.foreign, fault.foreign.slice(0, named).join(' '));
  return fill(fault.count < codeLength ? entry.short : entry.long, fault.count, codeLength);
}

type CodeFormProps = {
  texts: SurveyTexts;
  base: string;
  /** What was typed and opened nothing: it stands there again, to be corrected rather than typed anew. */
  typed?: string | undefined;
};

/** The id of the text that says what is wrong where the code looks like one. */
const reason = 'reason';

/** A field for a typed code. It posts, so that the code is in no address before it is known to look like one. */
function CodeForm({ texts, base, typed }: CodeFormProps) {
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
        // A code that begins with digits would be turned round in a language from right to left.
        dir="ltr"
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        {...(kept === undefined
          ? { 'aria-describedby': 'hint' }
          : {
              value: showCode(codeCharacters(kept)),
              'aria-invalid': true,
              'aria-describedby': `${error ? 'code-error' : reason} hint`,
              autoFocus: true,
            })}
      />
      <button type="submit">{texts.entry.open}</button>
    </form>
  );
}

/**
 * The page that takes a typed code.
 * @param typed what was typed and cannot be one
 */
export function renderEntry(frame: PageFrame, typed?: string): string {
  const { texts, base } = frame;
  return renderDocument({
    frame,
    title: typed === undefined ? texts.entry.title : `${texts.errors.title} – ${texts.entry.title}`,
    children: (
      <>
        <h1>{texts.entry.title}</h1>
        <CodeForm texts={texts} base={base} typed={typed} />
      </>
    ),
  });
}

type HelpProps = {
  frame: PageFrame;
  title: string;
  text: string;
  unit?: string | undefined;
  /** What the unit says itself on whom to call. */
  contact?: UnitContact | undefined;
  /** Offers to type a code. */
  askCode?: boolean;
  /** The code that opened nothing, as it stood in the page's own address. */
  typed?: string | undefined;
  /** The link is no longer valid: the script tells of answers that the phone still keeps. */
  closed?: boolean;
  /** Where to go on. */
  onward?: string | undefined;
};

/** A page that says what is the matter, what to do and whom to call. */
export function renderHelp({
  frame,
  title,
  text,
  unit,
  contact,
  askCode,
  typed,
  closed,
  onward,
}: HelpProps): string {
  const { texts, base } = frame;
  return renderDocument({
    frame,
    title,
    unit,
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
        {closed && (
          <div id="left" hidden role="status">
            <p class="error">{texts.help.unsent}</p>
            <button type="button" class="plain">
              {texts.script.clear}
            </button>
          </div>
        )}
        {askCode && <CodeForm texts={texts} base={base} typed={typed} />}
        {unit ? <Contact texts={texts} unit={unit} contact={contact} /> : <p>{texts.help.call}</p>}
      </>
    ),
  });
}
