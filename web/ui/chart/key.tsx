import type { ComponentChildren } from 'preact';

type Entry = { mark: ComponentChildren; text: ComponentChildren };

/** The marks of a chart with their words, on one line above or below it. */
export function Key({ entries }: { entries: readonly Entry[] }) {
  return (
    <ul class="key plain">
      {entries.map(({ mark, text }, index) => (
        <li key={index}>
          <svg width="16" height="16" class="swatch" aria-hidden="true">
            {mark}
          </svg>{' '}
          {text}
        </li>
      ))}
    </ul>
  );
}
