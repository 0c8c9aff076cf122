import { useState } from 'preact/hooks';
import { complicationGrades } from '../../../../../functions/domain/patient/complication-grade.ts';
import type { Treatment } from '../../../../../functions/domain/patient/patient.ts';
import { isSame } from '../../../../../functions/domain/same.ts';
import { Radios, Select } from '../../../../ui/choice.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import type { SeenPatient } from '../../../api.ts';
import { usePlace } from '../../../session.ts';
import { complicationText } from '../differences.ts';
import { complicationDraft, readAs, readComplication, withComplication } from '../drafts.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { recordOf } from '../record-edit.ts';
import { RemoveDialog } from './remove-dialog.tsx';

type ComplicationFormProps = {
  patient: SeenPatient;
  treatmentKey: string;
  /** Its position in the operation's list; null: a new one. */
  at: number | null;
  onRemove?: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

/** Clavien–Dindo in few words, for users without the table at hand. */
const gradeTexts = {
  I: 'avvikelse utan särskild behandling',
  II: 'läkemedel, transfusion eller nutrition',
  IIIa: 'ingrepp utan narkos',
  IIIb: 'ingrepp i narkos',
  IVa: 'intensivvård, svikt i ett organ',
  IVb: 'intensivvård, svikt i flera organ',
  V: 'död',
} as const;

const useOperation = (patient: SeenPatient, treatmentKey: string) =>
  useState(() => recordOf(patient).treatments.find(({ key }) => key === treatmentKey) as Treatment)[0];

export function ComplicationForm({
  patient,
  treatmentKey,
  at,
  onRemove,
  onClose,
  onSaved,
}: ComplicationFormProps) {
  const { session } = usePlace();
  const operation = useOperation(patient, treatmentKey);
  const [start] = useState(() =>
    complicationDraft(at === null ? undefined : (operation.complications ?? [])[at]),
  );
  const [draft, setDraft] = useState(start);
  const place = at ?? operation.complications?.length ?? 0;
  return (
    <EditDialog
      title={`${at === null ? 'Ny komplikation' : 'Ändra komplikationen'} efter operationen ${operation.date}`}
      patient={patient}
      unsaved={!isSame(draft, start)}
      read={() =>
        readAs(readComplication(draft), (complication) => ({
          part: 'treatments',
          before: operation,
          after: withComplication(operation, at, complication),
        }))
      }
      shownAs={`${treatmentKey} ${place}`}
      onClose={onClose}
      onSaved={onSaved}
      onRemove={at === null ? undefined : onRemove}
    >
      {(errors) => (
        <>
          <DateField
            label="Datum"
            autofocus
            today={session.today}
            offersToday
            value={draft.date}
            onValue={(date) => setDraft({ ...draft, date })}
            error={errors.date ?? errors[`complications.${place}.date`]}
          />
          <Select
            label="Svårighetsgrad enligt Clavien–Dindo"
            options={complicationGrades.map((grade) => ({
              value: grade,
              text: `${grade}: ${gradeTexts[grade]}`,
            }))}
            value={draft.grade}
            onValue={(grade) => setDraft({ ...draft, grade })}
            error={errors.grade}
          />
          <Radios
            label="Var komplikationen förväntad?"
            inline
            options={[
              { value: 'no', text: 'Nej, oförväntad' },
              { value: 'yes', text: 'Ja, förväntad' },
            ]}
            value={draft.expected}
            onValue={(expected) => setDraft({ ...draft, expected: expected as 'yes' | 'no' })}
            error={errors.expected}
          />
        </>
      )}
    </EditDialog>
  );
}

export function RemoveComplication({
  patient,
  treatmentKey,
  at,
  onClose,
  onSaved,
}: ComplicationFormProps & { at: number }) {
  const operation = useOperation(patient, treatmentKey);
  const complication = (operation.complications ?? [])[at];
  return (
    <RemoveDialog
      title="Ta bort komplikationen"
      patient={patient}
      edit={{ part: 'treatments', before: operation, after: withComplication(operation, at) }}
      onClose={onClose}
      onSaved={onSaved}
    >
      Komplikationen {complication ? complicationText(complication) : ''} efter operationen {operation.date}{' '}
      tas bort.
    </RemoveDialog>
  );
}
