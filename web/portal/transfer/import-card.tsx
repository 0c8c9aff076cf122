import { useEffect, useRef, useState } from 'preact/hooks';
import { UnreadableFile } from '../../../functions/exchange/files/table.ts';
import { Loading } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { asProblem, Problem } from '../problem.ts';
import { usePlace } from '../session.ts';
import { ChooseFile } from './choose-file.tsx';
import { useDroppedFiles } from './dropped-files.ts';
import { Done, Running, Stopped } from './import-steps.tsx';
import { openFiles, type PatientFile } from './open-files.ts';
import { fileObjection } from './patient-file.ts';
import { type ImportSum, nothing } from './pieces.ts';
import { Preview } from './preview.tsx';
import { type Progress, runImport } from './run-import.ts';

type ImportStep =
  /** `asked`: the user came back to this step, and the field gets the focus. */
  | { at: 'choose'; asked: boolean; objection?: string }
  | { at: 'reading'; name: string }
  | { at: 'checking' | 'importing'; file: PatientFile; progress: Progress }
  | { at: 'preview'; file: PatientFile; preview: ImportSum }
  | { at: 'done'; file: PatientFile; result: ImportSum }
  | { at: 'stopped'; file: PatientFile; problem: Problem | undefined; dryRun: boolean; progress: Progress };

const started: Progress = { lines: 0, result: nothing };

function objectionOf(error: unknown): string {
  if (error instanceof UnreadableFile) return error.message;
  if (error instanceof Problem) return error.detail;
  return 'Filen gick inte att läsa. Kontrollera att den finns kvar och välj den igen.';
}

/**
 * The import in steps: choose a file, see its effect, confirm, and follow the progress. Nothing is written
 * until the user confirms.
 */
export function ImportCard() {
  const { area, session } = usePlace();
  const [step, setStep] = useState<ImportStep>({ at: 'choose', asked: false });
  const stop = useRef(new AbortController());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => () => stop.current.abort(), []);
  useDroppedFiles((files) => {
    if (step.at === 'choose') void choose(files);
  });

  const chooseAgain = (objection?: string) =>
    setStep({ at: 'choose', asked: true, ...(objection ? { objection } : {}) });

  const run = async (file: PatientFile, dryRun: boolean) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const at = dryRun ? 'checking' : 'importing';
    let progress = started;
    const onProgress = (now: Progress) => {
      progress = now;
      setStep({ at, file, progress: now });
    };
    // The pressed button disappears: moving the focus to the heading keeps the place of a user who cannot
    // see.
    heading.current?.focus();
    try {
      onProgress(started);
      const result = await runImport(file, { dryRun, onProgress, signal });
      setStep(dryRun ? { at: 'preview', file, preview: result } : { at: 'done', file, result });
      announce(dryRun ? 'Förhandsgranskningen är klar.' : 'Importen är klar.');
    } catch (error) {
      const isStopped = error instanceof DOMException && error.name === 'AbortError';
      if (isStopped && dryRun) return chooseAgain();
      const problem = isStopped ? undefined : asProblem(error);
      setStep({ at: 'stopped', file, problem, dryRun, progress });
      if (isStopped) announce('Importen avbröts.');
    }
    heading.current?.focus();
  };

  const choose = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const objection = fileObjection(files);
    if (objection) return chooseAgain(objection);
    setStep({ at: 'reading', name: files.map(({ name }) => name).join(', ') });
    try {
      const file = await openFiles(area, files, session);
      if (file.count > 0 || file.refused.length > 0 || file.examples) await run(file, true);
      else chooseAgain('Filen har inga patienter.');
    } catch (error) {
      chooseAgain(objectionOf(error));
    }
  };

  return (
    <section class="card stack" aria-labelledby="import">
      <h2 id="import" tabIndex={-1} ref={heading}>
        Läs in en fil
      </h2>
      {step.at === 'choose' && (
        <ChooseFile
          isAskedFor={step.asked}
          objection={step.objection}
          onFiles={(files) => void choose(files)}
        />
      )}
      {step.at === 'reading' && <Loading what={step.name} />}
      {(step.at === 'checking' || step.at === 'importing') && (
        <Running
          key={step.at}
          file={step.file}
          progress={step.progress}
          dryRun={step.at === 'checking'}
          onStop={() => stop.current.abort()}
        />
      )}
      {step.at === 'preview' && (
        <Preview
          file={step.file}
          preview={step.preview}
          onConfirm={() => void run(step.file, false)}
          onTurn={(file) => void run(file, true)}
          onCancel={() => chooseAgain()}
        />
      )}
      {step.at === 'done' && <Done file={step.file} result={step.result} onAgain={() => chooseAgain()} />}
      {step.at === 'stopped' && (
        <Stopped {...step} onGoOn={() => void run(step.file, step.dryRun)} onCancel={() => chooseAgain()} />
      )}
    </section>
  );
}
