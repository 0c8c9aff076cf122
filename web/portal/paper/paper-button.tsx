import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { fetchCode } from '../code.ts';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import type { PaperDialogProps } from './paper-dialog.tsx';

const paperCode = () => fetchCode(() => import('./paper-dialog.tsx'));

/** Opens the questions on paper. Few print them, so the dialog's code is fetched when it is opened. */
export function PaperButton(asked: Omit<PaperDialogProps, 'onClose'>) {
  const [code, setCode] = useState<Awaited<ReturnType<typeof paperCode>>>();
  const task = useTask();
  return (
    <>
      <Button busy={task.busy} onPress={() => void task.run(async () => setCode(await paperCode()))}>
        Skriv ut frågorna på papper
      </Button>
      {task.problem && <ProblemNotice problem={task.problem} />}
      {code && <code.PaperDialog {...asked} onClose={() => setCode(undefined)} />}
    </>
  );
}
