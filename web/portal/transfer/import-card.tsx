import { useEffect, useRef, useState } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { formatBytes, formatCount, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import type { ImportResult } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { ImportResultView } from './import-result.tsx';
import { fileObjection, UnreadableFile } from './patient-file.ts';
import { nothing } from './pieces.ts';
import { countLines, type Progress, runImport } from './run-import.ts';

type Step =
  | { at: 'choose'; objection?: string }
  | { at: 'checking' | 'importing'; file: File; total: number; progress: Progress; preview?: ImportResult }
  | { at: 'preview'; file: File; total: number; preview: ImportResult }
  | { at: 'done'; result: ImportResult }
  | { at: 'stopped'; file: File; problem: Problem; dryRun: boolean; progress: Progress };

const started: Progress = { lines: 0, result: nothing };

/** Choose a file, see what it would do, confirm, and follow it in. Nothing is written until confirmed. */
export function ImportCard() {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const stop = useRef(new AbortController());
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => () => stop.current.abort(), []);

  const run = async (file: File, dryRun: boolean) => {
    stop.current = new AbortController();
    const { signal } = stop.current;
    const at = dryRun ? 'checking' : 'importing';
    let progress = started;
    try {
      setStep({ at, file, total: 0, progress });
      const total = await countLines(file);
      if (total === 0) return setStep({ at: 'choose', objection: 'Filen har inga rader med patienter.' });
      const onProgress = (now: Progress) => {
        progress = now;
        setStep({ at, file, total, progress: now });
      };
      const result = await runImport(file, { dryRun, onProgress, signal });
      setStep(dryRun ? { at: 'preview', file, total, preview: result } : { at: 'done', result });
      announce(dryRun ? 'Förhandsgranskningen är klar.' : 'Importen är klar.');
      heading.current?.focus();
    } catch (error) {
      if (error instanceof UnreadableFile) setStep({ at: 'choose', objection: error.message });
      else if (signal.aborted) setStep({ at: 'choose' });
      else setStep({ at: 'stopped', file, problem: asProblem(error), dryRun, progress });
    }
  };

  const choose = (file: File | undefined) => {
    if (!file) return;
    const objection = fileObjection(file);
    if (objection) setStep({ at: 'choose', objection });
    else void run(file, true);
  };

  return (
    <section class="card stack" aria-labelledby="import">
      <h2 id="import" tabIndex={-1} ref={heading}>
        Läs in en fil
      </h2>
      {step.at === 'choose' && <Choose objection={step.objection} onFile={choose} />}
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
              {formatCount(step.progress.lines, 'rad', 'rader')} hann läsas in. Läs in samma fil igen: det som
              redan är inne ändras inte.
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

function Choose({
  objection,
  onFile,
}: {
  objection: string | undefined;
  onFile: (file: File | undefined) => void;
}) {
  return (
    <>
      <p>Du får först se vad som skulle skapas, ändras och avvisas. Inget sparas innan du har bekräftat.</p>
      <Field label="Fil med patienter" hint="En patient per rad (.ndjson)." error={objection}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".ndjson,.jsonl,application/x-ndjson"
            onChange={(event) => {
              const input = event.currentTarget;
              onFile(input.files?.[0]);
              // So that the same file can be chosen again once it is mended.
              input.value = '';
            }}
          />
        )}
      </Field>
    </>
  );
}

function Running({
  step,
  onStop,
}: {
  step: Extract<Step, { total: number; progress: Progress }>;
  onStop: () => void;
}) {
  const { at, file, total, progress } = step;
  const text = at === 'checking' ? 'Granskar' : 'Läser in';
  return (
    <>
      <p>
        {text} <strong>{file.name}</strong> ({formatBytes(file.size)})
      </p>
      <progress
        aria-label={`${text} ${file.name}`}
        {...(total > 0 ? { value: progress.lines, max: total } : {})}
      />
      <p class="small quiet">
        {formatNumber(progress.lines)} av {total > 0 ? formatNumber(total) : '…'} rader
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
