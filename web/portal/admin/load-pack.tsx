import { useRef, useState } from 'preact/hooks';
import type { InputError } from '../../../functions/domain/failure.ts';
import { bodyLimit, sizeText } from '../../../functions/domain/limits.ts';
import type { WordingPack } from '../../../functions/domain/wording-pack.ts';
import { Button } from '../../ui/button.tsx';
import { Field } from '../../ui/field.tsx';
import { formatCount, formatLongDate } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type PackSummary } from '../api.ts';
import { asProblem, type Problem } from '../problem.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { formName, languageName } from '../words.ts';
import { Texts } from './pack-dialog.tsx';

type Found = Omit<PackSummary, 'loaded'> & { isNew: boolean };

type Step =
  | { at: 'choose'; objection?: string }
  | { at: 'busy'; file: string }
  | { at: 'wrong'; file: string; errors: readonly InputError[] }
  | { at: 'stopped'; problem: Problem }
  | { at: 'preview'; file: string; pack: WordingPack; found: Found }
  | { at: 'done'; found: Found };

/** Choose a pack, see what it is or what is wrong with it, confirm. Nothing is stored until confirmed. */
export function LoadPack({ onLoaded }: { onLoaded: () => Promise<void> }) {
  const [step, setStep] = useState<Step>({ at: 'choose' });
  const heading = useRef<HTMLHeadingElement>(null);
  const again = () => setStep({ at: 'choose' });

  const send = async (file: string, pack: unknown, dryRun: boolean) => {
    setStep({ at: 'busy', file });
    try {
      const found = await api.loadPack(pack, dryRun);
      setStep(dryRun ? { at: 'preview', file, pack: pack as WordingPack, found } : { at: 'done', found });
      announce(dryRun ? 'Paketet är granskat.' : 'Paketet är inläst.');
      if (!dryRun) await onLoaded();
    } catch (error) {
      const problem = asProblem(error);
      setStep(
        problem.errors.length > 0
          ? { at: 'wrong', file, errors: problem.errors }
          : { at: 'stopped', problem },
      );
    }
    heading.current?.focus();
  };

  const choose = async (file: File | undefined) => {
    if (!file) return;
    if (file.size > bodyLimit) {
      const objection = `Filen är för stor för ett paket: högst ${sizeText(bodyLimit)}.`;
      return setStep({ at: 'choose', objection });
    }
    let pack: unknown;
    try {
      pack = JSON.parse(await file.text());
    } catch {
      return setStep({ at: 'choose', objection: 'Filen är inte giltig JSON.' });
    }
    await send(file.name, pack, true);
  };

  return (
    <section class="card stack" aria-labelledby="load">
      <h2 id="load" tabIndex={-1} ref={heading}>
        Läs in ett paket
      </h2>
      {step.at === 'choose' && <Choose objection={step.objection} onFile={choose} />}
      {step.at === 'busy' && (
        <p role="status">
          Granskar {step.file} <span class="dots" aria-hidden="true" />
        </p>
      )}
      {step.at === 'wrong' && (
        <>
          <Notice
            kind="error"
            title={`${step.file} har ${formatCount(step.errors.length, 'fel', 'fel')}. Inget är inläst.`}
          >
            <ul>
              {step.errors.map(({ path, message }) => (
                <li key={path + message}>
                  {path && <span class="code">{path}</span>} {message}
                </li>
              ))}
            </ul>
          </Notice>
          <p>
            <Button onPress={again}>Välj en rättad fil</Button>
          </p>
        </>
      )}
      {step.at === 'stopped' && (
        <>
          <ProblemNotice problem={step.problem} />
          <p>
            <Button onPress={again}>Välj en annan fil</Button>
          </p>
        </>
      )}
      {step.at === 'preview' && (
        <>
          <PackHead found={step.found} />
          {!step.found.isNew && (
            <Notice kind="done">
              <p>Precis det här paketet är redan inläst.</p>
            </Notice>
          )}
          <details>
            <summary>Texterna i {step.found.version}</summary>
            <Texts pack={step.pack} />
          </details>
          <p class="actions">
            {step.found.isNew && (
              <Button look="primary" onPress={() => void send(step.file, step.pack, false)}>
                Läs in {step.found.version}
              </Button>
            )}
            <Button onPress={again}>{step.found.isNew ? 'Avbryt' : 'Välj en annan fil'}</Button>
          </p>
        </>
      )}
      {step.at === 'done' && (
        <>
          <Notice kind="done" title={`${step.found.version} är inläst`}>
            <p>Det visas först när du aktiverar det: tryck på Ändra vid enheten ovan.</p>
          </Notice>
          <p>
            <Button onPress={again}>Läs in ett paket till</Button>
          </p>
        </>
      )}
    </section>
  );
}

type ChooseProps = { objection: string | undefined; onFile: (file: File | undefined) => void };

function Choose({ objection, onFile }: ChooseProps) {
  return (
    <>
      <p>Du får först se vad paketet är och om något saknas. Inget sparas innan du har bekräftat.</p>
      <Field label="Fil med ett paket" hint="Ett formulär på ett språk (.json)." error={objection}>
        {(attributes) => (
          <input
            {...attributes}
            type="file"
            accept=".json,application/json"
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

function PackHead({ found }: { found: Found }) {
  const { instrument, language, version, title, permission } = found;
  return (
    <dl class="facts facts-patient">
      <div>
        <dt>Formulär</dt>
        <dd>
          {formName(instrument)}: {title}
        </dd>
      </div>
      <div>
        <dt>Språk</dt>
        <dd>{languageName(language)}</dd>
      </div>
      <div>
        <dt>Version</dt>
        <dd>{version}</dd>
      </div>
      <div>
        <dt>Tillstånd</dt>
        <dd>
          {permission.holder}, {formatLongDate(permission.date)}
        </dd>
      </div>
    </dl>
  );
}
