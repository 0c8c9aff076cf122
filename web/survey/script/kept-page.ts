import type { ScriptData } from '../../../functions/domain/survey/survey-texts.ts';

/** Keeps a page of no invitation on the phone, for use without a network. */
export function keepPage(base: string, { language, unit, version }: ScriptData): void {
  const query = new URLSearchParams({ lang: language, unit: unit.id, v: version });
  navigator.serviceWorker?.register(`${base}/e/sw.js?${query}`).catch(() => {});
}

/** Removes every kept page. The link stays in the phone's history. */
export function forgetPages(base: string): void {
  navigator.serviceWorker
    ?.getRegistration(`${base}/e/`)
    .then((worker) => worker?.unregister())
    .catch(() => {});
  globalThis.caches
    ?.keys()
    .then((names) => Promise.all(names.map((name) => caches.delete(name))))
    .catch(() => {});
}
