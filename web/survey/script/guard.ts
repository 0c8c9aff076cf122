import type { ScriptData } from '../../../functions/domain/survey/survey-texts.ts';

/** Takes away all that the script has put on the page: what is left is the server's page, which works by itself. */
function goBackToPlain({ texts, shell }: ScriptData): void {
  const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
  document.documentElement.className = '';
  for (const made of all('.count, progress, .nav, .summary, .foot, .status')) made.remove();
  for (const hidden of all('[hidden]')) hidden.hidden = false;
  for (const heading of all('h1')) heading.className = '';
  if (!shell) return;
  // The page that the phone keeps cannot be sent without script.
  for (const [selector, text] of [
    ['h1', texts.offline],
    ['#lead', texts.offlineText],
    ['[data-part]', ''],
  ] as const) {
    for (const one of all(selector)) one.textContent = text;
  }
}

/**
 * For work that the page must survive: where it fails, in a browser that lacks something or by a fault of ours, the
 * script steps back for good and the page goes on as one without script, with the answers that are in it.
 */
export function makeGuard(data: ScriptData) {
  let broken = false;
  function fail(error: unknown): void {
    if (!broken) goBackToPlain(data);
    broken = true;
    setTimeout(() => {
      throw error;
    });
  }
  return <Given extends unknown[]>(work: (...given: Given) => unknown) =>
    (...given: Given): void => {
      if (broken) return;
      try {
        Promise.resolve(work(...given)).catch(fail);
      } catch (error) {
        fail(error);
      }
    };
}
