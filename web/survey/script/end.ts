import { fill, type ScriptTexts } from '../../../functions/domain/survey/survey-texts.ts';
import { element } from './element.ts';
import type { Part } from './parts.ts';
import type { Survey } from './survey.ts';

const isQueued = ({ status }: Part) => status === 'queued';
const isAnswerable = ({ status, form }: Part) => status === 'open' && form !== null;

/**
 * The line at the top of the card: what waits on the phone, or else what the server has. A part is called sent only
 * once it is stored.
 */
export function stateLine({ parts, texts, kept, unreached }: Survey): string {
  const queued = parts.filter(isQueued);
  const offline = !navigator.onLine;
  if (queued.length > 0) {
    if (queued.every(({ tries }) => tries === 0)) return fill(texts.sending, queued[0]?.number);
    const count = queued.length === 1 ? texts.oneKept : fill(texts.kept, queued.length);
    return `${offline || unreached ? texts.offline : texts.waiting}. ${kept ? count : texts.heldText}`;
  }
  if (offline) return `${texts.offline}. ${texts.goOn}`;
  // A part that staff typed in has no receipt, and was not sent from here.
  const [last] = parts
    .filter(
      ({ status, section }) =>
        /stored|taken/.test(status) || (status === 'done' && section.querySelector('.receipt')),
    )
    .reverse();
  return last ? fill(last.status === 'taken' ? texts.taken : texts.stored, last.number) : '';
}

/**
 * The text of the last screen, or of the one that stops for now. It says «sent» only once every part is stored.
 */
export function endTexts({ parts, texts, kept }: Survey): [title: string, text?: string] {
  const waits = parts.some(isQueued) && (kept ? texts.waitingText : texts.heldText);
  if (parts.some(isAnswerable)) return [texts.laterTitle, waits || texts.laterText];
  if (waits) return [texts.waiting, waits];
  if (parts.some(({ status }) => status === 'closed')) return [texts.notTaken];
  if (parts.some(({ status }) => status === 'open')) return [texts.partly, texts.partlyText];
  return [texts.allDone, texts.allDoneText];
}

/** The list of parts with the state of each, on the last screen. Screen readers speak a line when it changes. */
export function statusList(texts: ScriptTexts) {
  const list = element('ul', { className: 'status', 'aria-live': 'polite' });
  return {
    list,
    update(parts: readonly Part[]) {
      for (const part of parts) {
        const { title, number, status, sending, receipt, tries } = part;
        if (status === 'open' || status === 'done') {
          part.line?.remove();
          continue;
        }
        const said =
          status !== 'queued' ? texts[status] : sending && tries === 0 ? texts.sending : texts.held;
        const text = [title, fill(said, number), receipt && fill(texts.receipt, receipt)]
          .filter(Boolean)
          .join('\n');
        part.line ??= element('li');
        if (!part.line.isConnected) list.append(part.line);
        part.line.className = status;
        if (part.line.textContent !== text) part.line.textContent = text;
      }
    },
  };
}
