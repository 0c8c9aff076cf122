import { signal } from '@preact/signals';
import { announce, markChanged } from '../announce.tsx';
import { keysAreOn } from '../search/keys.ts';

/** What was done just now, and how it is taken back. */
export type Undoable = {
  /** A sentence about what was done, without its full stop: «SU-40 är registrerad». */
  text: string;
  /**
   * Takes it back.
   * @returns what became of it, or why it stays, in a Swedish sentence without its full stop
   */
  undo: () => Promise<Undone>;
};

export type Undone = { done: string } | { refused: string };

/** What can be taken back now; what is done next takes its place. */
export const undoable = signal<Undoable | undefined>(undefined);

/** The time in which it can be taken back, in milliseconds. */
export const undoFor = 10_000;

/**
 * Says that something is done, and offers to take it back for ten seconds.
 * @param entry the entry of the page that was changed; it is marked for a moment
 */
export function offerUndo(offered: Undoable, entry?: string): void {
  undoable.value = offered;
  if (entry !== undefined) markChanged(entry);
  announce(`${offered.text}. ${keysAreOn.value ? 'Ångra med u' : 'Det går att ångra'} i tio sekunder.`);
}
