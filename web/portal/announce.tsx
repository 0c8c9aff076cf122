import { signal } from '@preact/signals';
import { CheckMark } from '../ui/check-mark.tsx';

const message = signal('');

/** How long a receipt stays, in milliseconds: time to look up from the keyboard and read a few words. */
const receiptStays = 5000;

const receipt = signal<{ text: string; entry?: string | undefined } | undefined>(undefined);
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Says something politely to whoever listens to the page: it waits for its turn and moves no focus. */
export function announce(text: string): void {
  // The same words twice would not be heard the second time.
  message.value = message.value === text ? `${text}\u00a0` : text;
}

/**
 * Says that something is done, to eyes for a moment and to ears, and moves no focus.
 * @param entry what of the page was changed, which is marked as long
 */
export function showReceipt(text: string, entry?: string): void {
  announce(`${text}.`);
  clearTimeout(leaving);
  receipt.value = { text, entry };
  leaving = setTimeout(() => {
    receipt.value = undefined;
  }, receiptStays);
}

/** The class that marks an entry of the page that was changed just now. */
export const justChanged = (entry: string): string =>
  receipt.value !== undefined && receipt.value.entry === entry ? 'just-changed' : '';

export function Announcer() {
  return (
    <>
      <div class="unseen" role="status" aria-live="polite">
        {message}
      </div>
      {receipt.value && (
        <p class="receipt" aria-hidden="true">
          <span class="notice-mark">
            <CheckMark />
          </span>{' '}
          {receipt.value.text}
        </p>
      )}
    </>
  );
}
