import type { ComponentChildren } from 'preact';
import { CheckMark } from './check-mark.tsx';

type NoticeProps = {
  kind?: 'info' | 'warning' | 'error' | 'done';
  title?: string;
  children?: ComponentChildren;
  /** Read out as soon as it appears. */
  urgent?: boolean;
};

const marks = { info: 'i', warning: '!', error: '!' } as const;

/** A notice at the place it concerns. The mark and the words carry the meaning, not the colour alone. */
export function Notice({ kind = 'info', title, children, urgent = false }: NoticeProps) {
  return (
    <div class={`notice notice-${kind}`} role={urgent ? 'alert' : undefined}>
      <span class="notice-mark" aria-hidden="true">
        {kind === 'done' ? <CheckMark /> : marks[kind]}
      </span>
      <div>
        {title && <p class="notice-title">{title}</p>}
        {children}
      </div>
    </div>
  );
}

/** The text of an empty list, with what to do next. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Shown during the first load, only when it takes a moment. */
export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      Hämtar {what} <span class="dots" aria-hidden="true" />
    </p>
  );
}
