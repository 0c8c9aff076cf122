import { Button } from '../../ui/button.tsx';
import { useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { saveFile } from '../transfer/save-file.ts';
import { resultsApi } from './results-api.ts';
import type { SeenResults } from './results-frame.tsx';

/** The signed reports of the year as files. */
export function ResultsFiles({ area, year }: SeenResults) {
  const task = useTask();
  const save = (type: 'csv' | 'xlsx') =>
    void task.run(async () =>
      saveFile(await resultsApi.file(area.id, year, type), `resultat-${area.id}-${year}.${type}`),
    );
  return (
    <>
      {task.problem && <ProblemNotice problem={task.problem} onRetry={task.clear} />}
      {(['csv', 'xlsx'] as const).map((type) => (
        <Button
          key={type}
          busy={task.busy}
          name={`Hämta resultaten som ${type.toUpperCase()}`}
          onPress={() => save(type)}
        >
          {type.toUpperCase()}
        </Button>
      ))}
    </>
  );
}
