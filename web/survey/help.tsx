import type { UnitContact } from '../../functions/domain/unit-contact.ts';
import { Contact } from './contact.tsx';
import { type PageFrame, renderDocument } from './document.tsx';
import type { SurveyTexts } from './texts.ts';

/** A field for a typed code. It posts, so that the code is in no address before it is known to look like one. */
function CodeForm({ texts, base, error }: { texts: SurveyTexts; base: string; error?: string | undefined }) {
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
        maxLength={60}
        autocomplete="off"
        autocapitalize="characters"
        spellcheck={false}
        aria-describedby={error ? 'code-error hint' : 'hint'}
        {...(error ? { 'aria-invalid': true, autoFocus: true } : {})}
      />
      <button type="submit">{texts.entry.open}</button>
    </form>
  );
}

/** The page that takes a typed code. */
export function renderEntry(frame: PageFrame, wrong: boolean): string {
  const { texts, base } = frame;
  return renderDocument({
    frame,
    title: wrong ? `${texts.errors.title} – ${texts.entry.title}` : texts.entry.title,
    children: (
      <>
        <h1>{texts.entry.title}</h1>
        <CodeForm texts={texts} base={base} error={wrong ? texts.entry.wrong : undefined} />
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
        <p>{text}</p>
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
        {askCode && <CodeForm texts={texts} base={base} />}
        {unit ? <Contact texts={texts} unit={unit} contact={contact} /> : <p>{texts.help.call}</p>}
      </>
    ),
  });
}
