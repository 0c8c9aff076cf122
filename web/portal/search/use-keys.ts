import { useEffect } from 'preact/hooks';
import { useLocation } from 'preact-iso';
import { type KeyAction, keyReader, keysAreOn } from './keys.ts';

const places: Partial<Record<KeyAction, string>> = {
  overview: '/portal/',
  worklist: '/portal/worklist',
  patients: '/portal/patients',
  surveys: '/portal/surveys',
};

/** Whether the key is typed, or belongs to a dialog. */
const isTaken = (event: KeyboardEvent): boolean =>
  event.defaultPrevented ||
  document.querySelector('dialog[open]') !== null ||
  (event.target instanceof HTMLElement &&
    event.target.closest('input, textarea, select, [contenteditable]') !== null);

/** Moves the focus to the link of the next or previous row of the page's list. */
function moveRow(step: number): boolean {
  const links = [...document.querySelectorAll<HTMLElement>('main tbody th a')];
  if (links.length === 0) return false;
  const at = links.findIndex((link) => link.closest('tr')?.contains(document.activeElement));
  const next = at < 0 ? links[0] : links[at + step];
  next?.focus();
  next?.scrollIntoView({ block: 'nearest' });
  return true;
}

type Dialogs = { onNewPatient: () => void; onHelp: () => void };

/** Makes the keys of every page work, outside fields and dialogs. */
export function useKeys({ onNewPatient, onHelp }: Dialogs): void {
  const { route } = useLocation();
  useEffect(() => {
    const read = keyReader();
    const press = (event: KeyboardEvent) => {
      if (!keysAreOn.value || isTaken(event)) return;
      const action = read(event, event.timeStamp);
      const place = action && places[action];
      if (place) route(place);
      else if (action === 'search') document.querySelector<HTMLElement>('[data-search]')?.focus();
      else if (action === 'undo') document.querySelector<HTMLElement>('[data-undo]')?.click();
      else if (action === 'new-patient') onNewPatient();
      else if (action === 'help') onHelp();
      else if (action === 'next' || action === 'previous') {
        if (!moveRow(action === 'next' ? 1 : -1)) return;
      } else return;
      event.preventDefault();
    };
    document.addEventListener('keydown', press);
    return () => document.removeEventListener('keydown', press);
  }, [route]);
}
