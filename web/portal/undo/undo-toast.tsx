import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { openDialogs } from '../../ui/open-dialogs.ts';
import { showReceipt } from '../announce.tsx';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { countdown } from './countdown.ts';
import { type Undoable, undoable, undoFor } from './undo.ts';

/** Says what was done last, with a button that takes it back. An open dialog comes first: the time waits for it. */
export function UndoToast() {
  const offered = undoable.value;
  if (!offered) return null;
  return <Toast key={offered.text} offered={offered} />;
}

function Toast({ offered }: { offered: Undoable }) {
  const { busy, problem, run } = useTask();
  const [refusal, setRefusal] = useState<string>();
  const isCovered = openDialogs.value > 0;
  const leave = () => {
    if (undoable.peek() === offered) undoable.value = undefined;
  };
  const time = useRef<ReturnType<typeof countdown> | undefined>(undefined);
  useEffect(() => {
    time.current = countdown(undoFor, leave);
    return () => time.current?.cancel();
  }, []);
  const holds = (reason: string, isHeld: boolean) =>
    isHeld ? time.current?.hold(reason) : time.current?.release(reason);
  useEffect(() => void holds('dialog', isCovered), [isCovered]);
  useEffect(() => void holds('busy', busy), [busy]);

  const undo = () =>
    run(async () => {
      const became = await offered.undo();
      if ('refused' in became) return setRefusal(became.refused);
      leave();
      showReceipt(became.done);
    });

  return (
    <section
      class="undo"
      aria-label="Gjort nyss"
      hidden={isCovered}
      onPointerEnter={() => holds('pointer', true)}
      onPointerLeave={() => holds('pointer', false)}
      onFocusIn={() => holds('focus', true)}
      onFocusOut={() => holds('focus', false)}
    >
      {refusal ? (
        <Notice kind="warning" urgent>
          <p>{refusal}.</p>
        </Notice>
      ) : (
        <span>{offered.text}.</span>
      )}
      {problem && <ProblemNotice problem={problem} />}
      {refusal ? (
        <Button small onPress={leave}>
          Stäng
        </Button>
      ) : (
        <button
          type="button"
          class="button button-small"
          data-undo
          aria-keyshortcuts="u"
          aria-disabled={busy || undefined}
          onClick={() => void undo()}
        >
          Ångra
        </button>
      )}
    </section>
  );
}
