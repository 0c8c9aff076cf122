import type { ScriptData } from '../../../functions/domain/survey/survey-texts.ts';

/** Removes everything the script added. The server's page stays and works without script. */
function goBackToPlain({ texts, shell }: ScriptData): void {
  const all = (selector: string) => document.querySelectorAll<HTMLElement>(selector);
  document.documentElement.className = '';
  for (const made of all('.count, progress, .nav, .summary, .foot, .status, .state')) made.remove();
  for (const hidden of all('[hidden]')) hidden.hidden = false;
  for (const one of all('.unseen')) one.classList.remove('unseen');
  if (!shell) return;
  // The kept page cannot be posted without script.
  for (const [selector, text] of [
    ['h1', texts.offline],
    ['#lead', texts.offlineText],
    ['[data-part]', ''],
  ] as const) {
    for (const one of all(selector)) one.textContent = text;
  }
}

/**
 * Wraps work that may fail, in an old browser or by our own fault. On a failure the script removes itself, and the page
 * continues as a page without script, with the answers already given.
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
