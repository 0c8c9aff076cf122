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

/** Something to know, where it matters. Colour is never the only sign: the mark and the words carry it. */
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

/** What a list says when there is nothing in it, and what to do about it. */
export function Empty({ title, children }: { title: string; children?: ComponentChildren }) {
  return (
    <div class="empty">
      <p class="empty-title">{title}</p>
      {children}
    </div>
  );
}

/** Shown while something is fetched for the first time; appears only when it takes a moment. */
export function Loading({ what }: { what: string }) {
  return (
    <p class="loading" role="status">
      Hämtar {what} <span class="dots" aria-hidden="true" />
    </p>
  );
}
