import { signal } from '@preact/signals';

const message = signal('');

/** Says something politely to whoever listens to the page: it waits for its turn and moves no focus. */
export function announce(text: string): void {
  // The same words twice would not be heard the second time.
  message.value = message.value === text ? `${text}\u00a0` : text;
}

export function Announcer() {
  return (
    <div class="unseen" role="status" aria-live="polite">
      {message}
    </div>
  );
}
