import type { Draft } from './draft.ts';
import { openVault } from './vault.ts';

/** On the page of a closed link: shows that the phone still keeps unsent answers, and offers to clear them. */
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
