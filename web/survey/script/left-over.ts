import type { Draft } from './draft.ts';
import { bodyOf, fieldsOf } from './parts.ts';
import { send } from './sender.ts';
import { openVault } from './vault.ts';

/** The pause before a form that got no answer is sent again, in ms. */
const pause = 15_000;

/**
 * On the page of a closed link: sends the forms that were finished on this phone and had not reached the server, and
 * shows that the phone still keeps unsent answers, with a button that clears them.
 * @param sent shown once a form is stored; on a page without it nothing is sent
 */
export function handleLeftOver(
  told: HTMLElement,
  sent: HTMLElement | null,
  base: string,
  code: string,
): void {
  const vault = openVault<Draft>(code);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let busy = false;
  let isCleared = false;

  async function sendQueued(draft: Draft): Promise<void> {
    for (const [form, part] of Object.entries(draft.parts)) {
      if (!part.queued || !sent) continue;
      const plain = { url: `${base}/e/${code}/${form}`, body: fieldsOf(part), unheard: false };
      const outcome = await send(`${base}/api/survey/${code}/${form}`, bodyOf(part), plain);
      if (outcome.kind === 'stored') sent.hidden = false;
      if (outcome.kind === 'stored' || outcome.kind === 'taken') {
        delete draft.parts[form];
        draft.open = draft.open.filter((one) => one !== form);
      } else if (outcome.kind === 'waiting') {
        clearTimeout(timer);
        timer = setTimeout(settle, Math.max(pause, outcome.seconds * 1000));
      }
    }
  }

  async function settle(): Promise<void> {
    if (busy || isCleared) return;
    busy = true;
    const draft = await vault.load();
    told.hidden = !draft;
    const before = Object.keys(draft?.parts ?? {}).length;
    if (draft) await sendQueued(draft);
    const left = Object.values(draft?.parts ?? {});
    if (draft && left.length < before && !isCleared) {
      if (left.length === 0) vault.clear();
      else
        await vault.save(
          draft,
          left.some(({ queued }) => queued),
        );
    }
    told.hidden = left.length === 0 || isCleared;
    busy = false;
  }

  void settle();
  addEventListener('online', settle);
  told.querySelector('button')?.addEventListener('click', () => {
    isCleared = true;
    vault.clear();
    told.hidden = true;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  });
}
