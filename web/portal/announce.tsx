import { signal } from '@preact/signals';
import { CheckMark } from '../ui/check-mark.tsx';

const message = signal('');

/**
 * The time that a receipt stays, in milliseconds: enough to look up from the keyboard and read a few words.
 */
const receiptStays = 5000;

const receipt = signal<{ text?: string; entry?: string | undefined } | undefined>(undefined);
let leaving: ReturnType<typeof setTimeout> | undefined;

/** Announces a text to screen readers: it waits for its turn and does not move the focus. */
export function announce(text: string): void {
  // A screen reader does not read the same words a second time.
  message.value = message.value === text ? `${text}\u00a0` : text;
}

/**
 * Shows that something is done for a moment, announces it to screen readers, and does not move the focus.
 * @param entry the entry of the page that was changed; it is marked for the same time
 */
export function showReceipt(text: string, entry?: string): void {
  announce(`${text}.`);
  show({ text, entry });
}

/** Marks an entry of the page that was changed, for the time of a receipt. */
export const markChanged = (entry: string): void => show({ entry });

function show(shown: NonNullable<typeof receipt.value>): void {
  clearTimeout(leaving);
  receipt.value = shown;
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
      {receipt.value?.text && (
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
