import { useEffect, useRef, useState } from 'preact/hooks';
import { bodyLimit, sizeText } from '../../../functions/domain/limits.ts';
import type { WordingPack } from '../../../functions/domain/survey/wording-pack.ts';
import { Button } from '../../ui/button.tsx';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type Wordings } from '../api.ts';
import { useTask } from '../load.ts';
import { asProblem } from '../problem.ts';
import { ChoosePack, type Refusal } from './choose-pack.tsx';
import { type FoundPack, PackCheck } from './pack-check.tsx';
import { type Pack, unitsOf } from './pack-use.tsx';
import { whereText } from './wording-words.ts';

type LoadStep =
  | { at: 'choose'; refusal?: Refusal }
  | { at: 'checked'; file: string; pack: WordingPack; found: FoundPack }
  | { at: 'done'; found: FoundPack };

type LoadPackProps = {
  wordings: Wordings;
  onLoaded: () => Promise<void>;
  /** Opens the dialog that chooses the units for a loaded pack. */
  onActivate: (pack: Pack) => void;
};

/**
 * The card that takes a pack: choose it, see its errors or its changes, load it, and go on to activate it.
 */
export function LoadPack({ wordings, onLoaded, onActivate }: LoadPackProps) {
  const [step, setStep] = useState<LoadStep>({ at: 'choose' });
  const { busy, run } = useTask();
  const first = useRef(true);
  const input = useRef<HTMLInputElement>(null);
  const heading = useRef<HTMLHeadingElement>(null);
  const again = () => setStep({ at: 'choose' });

  // Moves the focus to the new part of the card: the list of errors, the result, or the field for another
  // file.
  useEffect(() => {
    if (first.current) first.current = false;
    else (heading.current ?? input.current)?.focus();
  }, [step]);

  const send = async (file: string, pack: unknown, dryRun: boolean) => {
    try {
      const found = await api.loadPack(pack, dryRun);
      if (!dryRun) await onLoaded();
      setStep(dryRun ? { at: 'checked', file, pack: pack as WordingPack, found } : { at: 'done', found });
      announce(dryRun ? 'Paketet är granskat.' : 'Paketet är inläst.');
    } catch (error) {
      const problem = asProblem(error);
      const refusal = problem.errors.length > 0 ? { file, errors: problem.errors } : { problem };
      setStep({ at: 'choose', refusal });
    }
  };

  const choose = (file: File) =>
    run(async () => {
      const object = (objection: string) =>
        setStep({ at: 'choose', refusal: { objection: `${file.name} är ${objection}` } });
      if (file.size > bodyLimit) return object(`för stor för ett paket, högst ${sizeText(bodyLimit)}.`);
      let pack: unknown;
      try {
        pack = JSON.parse(await file.text());
      } catch {
        return object('inte giltig JSON. Kontrollera att det är rätt fil.');
      }
      await send(file.name, pack, true);
    });

  return (
    <section class="card stack" aria-labelledby="load">
      <h2 id="load">Läs in ett paket</h2>
      {step.at === 'choose' && (
        <ChoosePack
          refusal={step.refusal}
          isFirst={wordings.packs.length === 0}
          busy={busy}
          input={input}
          heading={heading}
          onFile={(file) => void choose(file)}
        />
      )}
      {step.at === 'checked' && (
        <>
          <PackCheck {...step} wordings={wordings} heading={heading} />
          <p class="actions">
            {step.found.isNew ? (
              <Button
                look="primary"
                busy={busy}
                onPress={() => void run(() => send(step.file, step.pack, false))}
              >
                Läs in {step.found.version}
              </Button>
            ) : (
              <ActivateButton pack={step.found} wordings={wordings} onActivate={onActivate} />
            )}
            <Button onPress={again}>{step.found.isNew ? 'Avbryt' : 'Välj en annan fil'}</Button>
          </p>
        </>
      )}
      {step.at === 'done' && (
        <>
          <Notice kind="done">
            <h3 class="notice-title" tabIndex={-1} ref={heading}>
              {step.found.version} är inläst
            </h3>
            <p>{shownText(wordings, step.found)}</p>
          </Notice>
          <p class="actions">
            <ActivateButton pack={step.found} wordings={wordings} onActivate={onActivate} />
            <Button onPress={again}>Läs in ett paket till</Button>
          </p>
        </>
      )}
    </section>
  );
}

/** Says in a sentence at which units a loaded pack is shown. */
function shownText(wordings: Wordings, pack: Pack): string {
  const { users, showing } = unitsOf(wordings, pack);
  return showing.length === 0
    ? 'Inget har ändrats för patienterna. Det visas när du har aktiverat det.'
    : `${whereText(showing, users)} visar det.`;
}

type ActivateButtonProps = Pick<LoadPackProps, 'wordings' | 'onActivate'> & { pack: Pack };

/** Leads on to the choice of units, as long as a unit does not show the pack. */
function ActivateButton({ pack, wordings, onActivate }: ActivateButtonProps) {
  const { left } = unitsOf(wordings, pack);
  if (left.length === 0) return null;
  return (
    <Button look="primary" onPress={() => onActivate(pack)}>
      Aktivera {pack.version} …
    </Button>
  );
}
