import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import type { WorklistItem } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';

/** What was done just now about a need. */
export type Done = {
  item: WorklistItem;
  /** The sentence about it. */
  said: string;
  /** Takes it back; returns the Swedish sentence that says why it cannot be. */
  undo: () => Promise<string | undefined>;
};

/** The time in which it can be taken back here, in milliseconds. */
const undoFor = 10_000;

type UndoProps = { done: Done; onUndone: (done: Done, refusal?: string) => void; onGone: () => void };

/** Says what was done last, with a button that takes it back. */
export function UndoBar({ done, onUndone, onGone }: UndoProps) {
  const { busy, problem, run } = useTask();
  useEffect(() => {
    const timer = setTimeout(onGone, undoFor);
    return () => clearTimeout(timer);
  }, []);
  const undo = () => run(async () => onUndone(done, await done.undo()));
  return (
    <div class="need-undo">
      <span>{done.said}</span>
      <Button small busy={busy} onPress={() => void undo()}>
        Ångra
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
