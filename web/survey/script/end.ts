import type { ScriptTexts } from '../../../functions/domain/survey/survey-texts.ts';
import { element } from './element.ts';
import type { Part } from './parts.ts';

/**
 * The text of the last screen. It says «sent» only once every part is stored.
 */
export function endTexts(
  parts: readonly Part[],
  texts: ScriptTexts,
  kept: boolean,
): [title: string, text?: string] {
  const has = (status: Part['status']) => parts.some((part) => part.status === status);
  if (has('queued')) return [texts.waiting, kept ? texts.waitingText : texts.heldText];
  if (has('closed')) return [texts.notTaken];
  if (has('open')) return [texts.partly, texts.partlyText];
  return [texts.allDone, texts.allDoneText];
}

/** The list of parts with the state of each. Screen readers speak a line when it changes. */
export function statusList(texts: ScriptTexts) {
  const list = element('ul', { className: 'status', 'aria-live': 'polite' });
  const lines = new Map<string, HTMLLIElement>();
  return {
    list,
    update(parts: readonly Part[], kept: boolean) {
      for (const part of parts) {
        const { id, title, status, sending, receipt, tries } = part;
        const said =
          status === 'queued'
            ? sending && tries === 0
              ? texts.sending
              : kept
                ? texts.kept
                : texts.held
            : status === 'open' || status === 'done'
              ? undefined
              : texts[status];
        let line = lines.get(id);
        if (!said) {
          line?.remove();
          lines.delete(id);
          continue;
        }
        if (!line) {
          line = element('li');
          lines.set(id, line);
          list.append(line);
        }
        const text = [said.replace('{0}', title), receipt && texts.receipt.replace('{0}', receipt)]
          .filter(Boolean)
          .join('\n');
        line.className = status;
        if (line.textContent !== text) line.textContent = text;
      }
    },
  };
}
