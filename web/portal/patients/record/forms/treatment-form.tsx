import { useState } from 'preact/hooks';
import type { Treatment } from '../../../../../functions/domain/patient/patient.ts';
import { isSame } from '../../../../../functions/domain/same.ts';
import { Checks, Radios } from '../../../../ui/choice.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import { formatCount } from '../../../../ui/format.ts';
import { Notice } from '../../../../ui/notice.tsx';
import type { SeenPatient } from '../../../api.ts';
import { usePlace } from '../../../session.ts';
import {
  fieldNames,
  modeNames,
  namedOptions,
  optionsOf,
  treatmentKindField,
  treatmentName,
} from '../../../words.ts';
import { carriedBy, readAs, readTreatment, treatmentDraft } from '../drafts.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { operationDateError } from '../field-errors.ts';
import { newKey, recordOf } from '../record-edit.ts';
import { RemoveDialog } from './remove-dialog.tsx';

type TreatmentFormProps = {
  patient: SeenPatient;
  treatmentKey?: string;
  onRemove?: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

export function TreatmentForm({ patient, treatmentKey, onRemove, onClose, onSaved }: TreatmentFormProps) {
  const { area, session } = usePlace();
  const [before] = useState(() => recordOf(patient).treatments.find(({ key }) => key === treatmentKey));
  const [key] = useState(() => treatmentKey ?? newKey('t'));
  const [start] = useState(() => treatmentDraft(before));
  const [draft, setDraft] = useState(start);
  const carries = carriedBy(area, draft.kind);
  const losesComplications = Boolean(before?.complications?.length) && carries !== 'procedures';
  return (
    <EditDialog
      title={before ? 'Ändra behandlingen' : 'Ny behandling'}
      patient={patient}
      unsaved={!isSame(draft, start)}
      read={() =>
        readAs(readTreatment(area, draft, key, before), (after) => ({ part: 'treatments', before, after }))
      }
      onClose={onClose}
      onSaved={onSaved}
      onRemove={before && onRemove}
    >
      {(errors) => (
        <>
          <Radios
            label={treatmentKindField}
            options={namedOptions(area.treatmentKinds)}
            value={draft.kind}
            onValue={(kind) => setDraft({ ...draft, kind })}
            error={errors.kind}
          />
          <DateField
            label={fieldNames.date}
            today={session.today}
            offersToday
            value={draft.date}
            onValue={(date) => setDraft({ ...draft, date })}
            error={operationDateError(errors)}
          />
          {carries === 'mode' && (
            <Radios
              label={fieldNames.mode}
              inline
              options={optionsOf(modeNames)}
              value={draft.mode}
              onValue={(mode) => setDraft({ ...draft, mode })}
              error={errors.mode}
            />
          )}
          {carries === 'procedures' && (
            <Checks
              label={fieldNames.procedures}
              hint="En operation kan vara av flera typer."
              optional
              options={namedOptions(area.procedures)}
              values={draft.procedures}
              onValues={(procedures) => setDraft({ ...draft, procedures })}
              error={errors.procedures}
            />
          )}
          {losesComplications && (
            <Notice kind="warning">
              <p>Komplikationer hör till operationer. De som är registrerade här tas bort om du sparar.</p>
            </Notice>
          )}
        </>
      )}
    </EditDialog>
  );
}

export function RemoveTreatment({
  patient,
  treatmentKey,
  onClose,
  onSaved,
}: TreatmentFormProps & { treatmentKey: string }) {
  const { area } = usePlace();
  const [before] = useState(
    () => recordOf(patient).treatments.find(({ key }) => key === treatmentKey) as Treatment,
  );
  const complications = before.complications?.length ?? 0;
  return (
    <RemoveDialog
      title="Ta bort behandlingen"
      patient={patient}
      edit={{ part: 'treatments', before }}
      onClose={onClose}
      onSaved={onSaved}
    >
      {treatmentName(area, before.kind)} {before.date} tas bort ur patientens uppgifter
      {complications > 0
        ? `, tillsammans med ${formatCount(complications, 'komplikation', 'komplikationer')}`
        : ''}
      .
    </RemoveDialog>
  );
}
