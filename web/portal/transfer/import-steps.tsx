import { useState } from 'preact/hooks';
import { Button, LinkButton } from '../../ui/button.tsx';
import { formatBytes, formatList, formatNumber } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import type { Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { patientCount } from '../words.ts';
import { ImportResultView } from './import-result.tsx';
import type { PatientFile } from './open-files.ts';
import type { ImportSum } from './pieces.ts';
import type { Progress } from './run-import.ts';
import { TemplateButton } from './template-button.tsx';

type RunningProps = { file: PatientFile; progress: Progress; dryRun: boolean; onStop: () => void };

/** The progress of a file, and the button that stops it. */
export function Running({ file, progress, dryRun, onStop }: RunningProps) {
  const [stopping, setStopping] = useState(false);
  const text = dryRun ? 'Granskar' : 'Läser in';
  return (
    <>
      <p>
        {text} <strong>{file.name}</strong> ({formatBytes(file.size)})
      </p>
      <progress aria-label={`${text} ${file.name}`} value={progress.lines} max={file.count} />
      <p class="small quiet">
        {formatNumber(progress.lines)} av {patientCount(file.count)}
        {stopping && '. Det som redan är skickat läses klart.'}
      </p>
      <p>
        <Button
          busy={stopping}
          onPress={() => {
            setStopping(true);
            onStop();
          }}
        >
          Avbryt
        </Button>
      </p>
    </>
  );
}

type StoppedProps = {
  file: PatientFile;
  problem: Problem | undefined;
  dryRun: boolean;
  progress: Progress;
  onGoOn: () => void;
  onCancel: () => void;
};

/**
 * Shown when the user or a problem has stopped the import: the number of imported patients, and the way to go
 * on.
 */
export function Stopped({ file, problem, dryRun, progress: { lines, result }, ...on }: StoppedProps) {
  const went = result.created + result.updated;
  return (
    <>
      {problem && <ProblemNotice problem={problem} onRetry={on.onGoOn} />}
      {!dryRun && (
        <>
          <Notice kind="warning" title="Hela filen är inte inläst">
            <p>
              {problem && 'Minst '}
              {patientCount(went)} hann läsas in, av {formatNumber(file.count)} i filen.{' '}
              {formatNumber(file.count - lines)} återstår. Läs in samma fil igen för att fortsätta: det som
              redan är inläst ändras inte.
            </p>
          </Notice>
          {lines > 0 && <ImportResultView result={result} done />}
        </>
      )}
      <p class="actions">
        {!problem && (
          <Button look="primary" onPress={on.onGoOn}>
            Fortsätt
          </Button>
        )}
        <Button onPress={on.onCancel}>{dryRun ? 'Avbryt' : 'Välj en annan fil'}</Button>
      </p>
    </>
  );
}

type DoneProps = { file: PatientFile; result: ImportSum; onAgain: () => void };

export function Done({ file: { examples }, result, onAgain }: DoneProps) {
  return (
    <>
      <Notice kind={result.rejected.length > 0 ? 'warning' : 'done'} title="Importen är klar">
        <p>
          {result.rejected.length > 0
            ? 'Raderna nedan lästes inte in. Rätta dem i filen och läs in den igen: det som redan är inläst ändras inte.'
            : 'Allt i filen är inläst. Siffrorna räknas om inom några sekunder.'}
        </p>
        {examples && !examples.areIn && <p>Exempelraderna hoppades över.</p>}
        {examples?.areIn && (
          <p>
            De påhittade patienterna {formatList(examples.references)} räknas i måtten. Ta bort dem när du har
            provat.
          </p>
        )}
      </Notice>
      <ImportResultView result={result} done />
      <p class="actions">
        <LinkButton href="/portal/patients">Till patienterna</LinkButton>
        <Button onPress={onAgain}>Läs in en fil till</Button>
        {result.rejected.length > 0 && <TemplateButton />}
      </p>
    </>
  );
}
