import { useEffect, useRef, useState } from 'preact/hooks';
import { UnreadableFile } from '../../../functions/domain/import/table.ts';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { formatBytes, formatCount, formatNumber } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import type { ImportResult } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { ImportResultView } from './import-result.tsx';
import { openFiles, type PatientFile } from './open-files.ts';
import { fileObjection } from './patient-file.ts';
import { nothing } from './pieces.ts';
import { type Progress, runImport } from './run-import.ts';
import { TemplateButton } from './template-button.tsx';

type Step =
  | { at: 'choose'; objection?: string }
  | { at: 'reading'; name: string }
  | { at: 'checking' | 'importing'; file: PatientFile; progress: Progress }
  | { at: 'preview'; file: PatientFile; preview: ImportResult }
  | { at: 'done'; result: ImportResult }
  | { at: 'stopped'; file: PatientFile; problem: Problem; dryRun: boolean; progress: Progress };

const started: Progress = { lines: 0, result: nothing };

/** Choose a file, see what it would do, confirm, and follow it in. Nothing is written until confirmed. */
export function ImportCard() {
  const { area, session } = usePlace();
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const stop = useRef(new AbortController());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => () => stop.current.abort(), []);

  const run = async (file: PatientFile, dryRun: boolean) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const at = dryRun ? 'checking' : 'importing';
    let progress = started;
    const onProgress = (now: Progress) => {
      progress = now;
      setStep({ at, file, progress: now });
    };
    try {
      onProgress(started);
      const result = await runImport(file, { dryRun, onProgress, signal });
      setStep(dryRun ? { at: 'preview', file, preview: result } : { at: 'done', result });
      announce(dryRun ? 'Förhandsgranskningen är klar.' : 'Importen är klar.');
      heading.current?.focus();
    } catch (error) {
      if (signal.aborted) setStep({ at: 'choose' });
      else setStep({ at: 'stopped', file, problem: asProblem(error), dryRun, progress });
    }
  };

  const choose = async (files: readonly File[]) => {
    if (files.length === 0) return;
    const objection = fileObjection(files);
    if (objection) return setStep({ at: 'choose', objection });
    setStep({ at: 'reading', name: files.map(({ name }) => name).join(', ') });
    try {
      const file = await openFiles(area, files, session);
      if (file.count > 0 || file.refused.length > 0) await run(file, true);
      else setStep({ at: 'choose', objection: 'Filen har inga patienter.' });
    } catch (error) {
      if (!(error instanceof UnreadableFile)) throw error;
      setStep({ at: 'choose', objection: error.message });
    }
  };

  return (
    <section class="card stack" aria-labelledby="import">
      <h2 id="import" tabIndex={-1} ref={heading}>
        Läs in en fil
      </h2>
      {step.at === 'choose' && <Choose objection={step.objection} onFiles={(files) => void choose(files)} />}
      {step.at === 'reading' && <Loading what={step.name} />}
      {(step.at === 'checking' || step.at === 'importing') && (
        <Running step={step} onStop={() => stop.current.abort()} />
      )}
      {step.at === 'preview' && (
        <Preview
          step={step}
          onConfirm={() => void run(step.file, false)}
          onCancel={() => setStep({ at: 'choose' })}
        />
      )}
      {step.at === 'done' && <Done result={step.result} onAgain={() => setStep({ at: 'choose' })} />}
      {step.at === 'stopped' && (
        <>
          {!step.dryRun && (
            <p>
              {formatCount(step.progress.lines, 'patient', 'patienter')} hann läsas in. Läs in samma fil igen:
              det som redan är inne ändras inte.
            </p>
          )}
          <ProblemNotice problem={step.problem} onRetry={() => void run(step.file, step.dryRun)} />
          <p>
            <Button onPress={() => setStep({ at: 'choose' })}>Avbryt</Button>
          </p>
        </>
      )}
    </section>
  );
}

type ChooseProps = { objection: string | undefined; onFiles: (files: File[]) => void };

function Choose({ objection, onFiles }: ChooseProps) {
  return (
    <>
      <p>Du får först se vad som skulle skapas, ändras och avvisas. Inget sparas innan du har bekräftat.</p>
      <Field
        label="Fil med patienter"
        hint="Arbetsbok eller CSV enligt mallen, eller en export (.xlsx, .csv, .ndjson)."
        error={objection}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".xlsx,.csv,.ndjson,.jsonl"
            multiple
            onChange={(event) => {
              const input = event.currentTarget;
              onFiles([...(input.files ?? [])]);
              // So that the same file can be chosen again once it is mended.
              input.value = '';
            }}
          />
        )}
      </Field>
      <p class="actions">
        <TemplateButton />
      </p>
    </>
  );
}

function Running({
  step,
  onStop,
}: {
  step: Extract<Step, { at: 'checking' | 'importing' }>;
  onStop: () => void;
}) {
  const { at, file, progress } = step;
  const total = file.count;
  const text = at === 'checking' ? 'Granskar' : 'Läser in';
  return (
    <>
      <p>
        {text} <strong>{file.name}</strong> ({formatBytes(file.size)})
      </p>
      <progress aria-label={`${text} ${file.name}`} value={progress.lines} max={total} />
      <p class="small quiet">
        {formatNumber(progress.lines)} av {formatCount(total, 'patient', 'patienter')}
      </p>
      <p>
        <Button onPress={onStop}>Avbryt</Button>
      </p>
    </>
  );
}

type PreviewProps = { step: Extract<Step, { at: 'preview' }>; onConfirm: () => void; onCancel: () => void };

function Preview({ step: { file, preview }, onConfirm, onCancel }: PreviewProps) {
  const writes = preview.created + preview.updated;
  return (
    <>
      <p>
        <strong>{file.name}</strong>: inget är sparat ännu. Så här blir det:
      </p>
      <ImportResultView result={preview} done={false} />
      {writes === 0 && preview.rejected.length === 0 && (
        <Notice kind="done">
          <p>Allt i filen finns redan. Det finns inget att läsa in.</p>
        </Notice>
      )}
      <p class="actions">
        {writes > 0 && (
          <Button look="primary" onPress={onConfirm}>
            {`Läs in ${formatCount(writes, 'patient', 'patienter')}`}
          </Button>
        )}
        <Button onPress={onCancel}>{writes > 0 ? 'Avbryt' : 'Välj en annan fil'}</Button>
      </p>
    </>
  );
}

function Done({ result, onAgain }: { result: ImportResult; onAgain: () => void }) {
  return (
    <>
      <Notice kind={result.rejected.length > 0 ? 'warning' : 'done'} title="Importen är klar">
        <p>
          {result.rejected.length > 0
            ? 'Raderna nedan kom inte in. Rätta dem i filen och läs in den igen: det som är inne ändras inte.'
            : 'Allt i filen är inne. Siffrorna räknas om inom några sekunder.'}
        </p>
      </Notice>
      <ImportResultView result={result} done />
      <p class="actions">
        <LinkButton href="/portal/patients">Till patienterna</LinkButton>
        <Button onPress={onAgain}>Läs in en fil till</Button>
      </p>
    </>
  );
}
