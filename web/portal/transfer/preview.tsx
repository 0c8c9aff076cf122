import { Button } from '../../ui/button.tsx';
import { formatCount, formatList } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { patientCount } from '../words.ts';
import { ImportDetails } from './import-details.tsx';
import { ImportResultView } from './import-result.tsx';
import type { PatientFile } from './open-files.ts';
import type { ImportSum } from './pieces.ts';
import { TemplateButton } from './template-button.tsx';

type PreviewProps = {
  file: PatientFile;
  preview: ImportSum;
  onConfirm: () => void;
  /** The same file with another choice: with the template's examples or without them, or with references that read alike. */
  onTurn: (file: PatientFile) => void;
  onCancel: () => void;
};

/** The expected effect of a file: nothing is written yet. */
export function Preview({ file, preview, onConfirm, onTurn, onCancel }: PreviewProps) {
  const writes = preview.created + preview.updated;
  const isEmpty = file.count === 0 && preview.rejected.length === 0;
  return (
    <>
      <p>
        <strong>{file.name}</strong>: inget är sparat ännu. {!isEmpty && 'Så här blir det:'}
      </p>
      {file.notes.length > 0 && (
        <Notice>
          {file.notes.map((note) => (
            <p key={note}>{note}</p>
          ))}
        </Notice>
      )}
      {file.examples && <Examples examples={file.examples} isAlone={isEmpty} onTurn={onTurn} />}
      {!isEmpty && <ImportResultView result={preview} done={false} />}
      <Alike preview={preview} onAccept={() => onTurn({ ...file, acceptsAlike: true })} />
      <ImportDetails result={preview} />
      {preview.unchanged > 0 && writes === 0 && preview.rejected.length === 0 && (
        <Notice kind="done">
          <p>Allt i filen finns redan. Det finns inget att läsa in.</p>
        </Notice>
      )}
      <p class="actions">
        {writes > 0 && (
          <Button look="primary" onPress={onConfirm}>
            {`Läs in ${patientCount(writes)}`}
          </Button>
        )}
        <Button onPress={onCancel}>{writes > 0 ? 'Avbryt' : 'Välj en annan fil'}</Button>
        {preview.rejected.length > 0 && <TemplateButton />}
      </p>
    </>
  );
}

/** The choice to take in the new patients whose references read like others'. */
function Alike({ preview, onAccept }: { preview: ImportSum; onAccept: () => void }) {
  const alike = preview.rejected.filter(({ sameReference = [] }) => sameReference.length > 0);
  const [first] = alike;
  if (!first) return null;
  const names = `${first.reference} och ${first.sameReference?.[0]}`;
  return (
    <Notice kind="warning" title="Referenser som liknar varandra">
      <p>
        {formatCount(alike.length, 'ny patient', 'nya patienter')} har en referens som liknar en annan
        patients, till exempel {names}. Läs in dem bara om de är olika patienter.
      </p>
      <p>
        <Button small onPress={onAccept}>
          De är olika patienter: ta med dem
        </Button>
      </p>
    </Notice>
  );
}

type ExamplesProps = {
  examples: NonNullable<PatientFile['examples']>;
  /** The file holds no other patients. */
  isAlone: boolean;
  onTurn: (file: PatientFile) => void;
};

/**
 * The choice to include the template's invented patients: they are never mixed with the real ones otherwise.
 */
function Examples({ examples: { references, areIn, turned }, isAlone, onTurn }: ExamplesProps) {
  const names = formatList(references);
  const turn = (text: string) => (
    <p>
      <Button small onPress={() => onTurn(turned())}>
        {text}
      </Button>
    </p>
  );
  if (areIn)
    return (
      <Notice kind="warning" title="Exempelraderna läses in">
        <p>{names} är påhittade patienter ur mallen. De kommer att räknas i måtten tills de tas bort igen.</p>
        {turn('Hoppa över dem')}
      </Notice>
    );
  return (
    <Notice title="Exempelraderna hoppas över">
      <p>
        {isAlone ? 'Filen innehåller bara' : 'Filen innehåller'} mallens påhittade patienter: {names}. De
        läses inte in.
      </p>
      {turn('Läs in dem ändå för att prova')}
    </Notice>
  );
}
