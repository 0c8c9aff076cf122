import type { Draft } from './draft.ts';
import { openVault } from './vault.ts';

/** Where a link is no longer valid: tells of answers that were left on the phone unsent, and lets one clear them. */
export function tellOfLeftOver(told: HTMLElement, code: string): void {
  const vault = openVault<Draft>(code);
  void vault.load().then((draft) => {
    told.hidden = !draft;
  });
  told.querySelector('button')?.addEventListener('click', () => {
    vault.clear();
    told.hidden = true;
    const heading = document.querySelector('h1');
    if (!heading) return;
    heading.tabIndex = -1;
    heading.focus();
  });
}
