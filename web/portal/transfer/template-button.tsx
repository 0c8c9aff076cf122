import { Button } from '../../ui/button.tsx';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { template } from './export-formats.ts';
import { saveFile } from './save-file.ts';

/** Downloads the workbook to fill in, with invented examples and an explanation of every column. */
export function TemplateButton() {
  const { area } = usePlace();
  const task = useTask();
  return (
    <>
      <Button
        look="quiet"
        busy={task.busy}
        onPress={() => void task.run(async () => saveFile(await template(area), `mall-${area.id}.xlsx`))}
      >
        Hämta mallen
      </Button>
      {task.problem && <ProblemNotice problem={task.problem} />}
    </>
  );
}
