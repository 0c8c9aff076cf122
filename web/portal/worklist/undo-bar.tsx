import { useEffect } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import type { WorklistItem } from '../api.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { undoDate } from './fill-date.ts';
import type { DateField } from './need-words.ts';

/** A date that was saved just now. */
export type Saved = { item: WorklistItem; date: DateField; day: string };

/** The time in which a saved date can be taken back, in milliseconds. */
const undoFor = 10_000;

type UndoProps = { saved: Saved; onUndone: (saved: Saved, refusal?: string) => void; onGone: () => void };

/** Says what was saved last, with a button that takes it back. */
export function UndoBar({ saved, onUndone, onGone }: UndoProps) {
  const { session } = usePlace();
  const { busy, problem, run } = useTask();
  useEffect(() => {
    const timer = setTimeout(onGone, undoFor);
    return () => clearTimeout(timer);
  }, []);
  const { item, date, day } = saved;
  const undo = () =>
    run(async () => onUndone(saved, await undoDate({ item, field: date.field, moment: session }, day)));
  return (
    <div class="need-undo">
      <span>
        {item.reference}: {date.name.toLowerCase()} {day} är sparat.
      </span>
      <Button small busy={busy} onPress={() => void undo()}>
        Ångra
      </Button>
      {problem && <ProblemNotice problem={problem} />}
    </div>
  );
}
