import { useState } from 'preact/hooks';
import { homeRegions } from '../../../../../functions/domain/care/region.ts';
import { isSame } from '../../../../../functions/domain/same.ts';
import { Select } from '../../../../ui/choice.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import { TextField } from '../../../../ui/field.tsx';
import type { SeenPatient } from '../../../api.ts';
import { usePlace } from '../../../session.ts';
import { fieldNames, namedOptions, optionsOf, sexNames } from '../../../words.ts';
import { type Errors, type HeadDraft, headDraft, readAs, readHead } from '../drafts.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { headOf, recordOf } from '../record-edit.ts';

type HeadFieldsProps = {
  draft: HeadDraft;
  onDraft: (draft: HeadDraft) => void;
  errors: Errors;
  isNew: boolean;
};

/** The few facts about a patient. The form asks only for facts that the area uses. */
export function HeadFields({ draft, onDraft, errors, isNew }: HeadFieldsProps) {
  const { area, session } = usePlace();
  const field = (name: keyof HeadDraft) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    error: errors[name],
  });
  const later = { optional: true, empty: 'Inte känt' } as const;
  return (
    <>
      {isNew && (
        <TextField
          label={fieldNames.reference}
          hint="Enhetens egen beteckning, till exempel SU-0142: bokstäver A–Z, siffror, punkt, streck och understreck. Aldrig ett personnummer."
          width="short"
          maxLength={40}
          autofocus
          {...field('reference')}
        />
      )}
      <DateField label={fieldNames.birthDate} today={session.today} isBirth {...field('birthDate')} />
      <Select label={fieldNames.legalSex} options={optionsOf(sexNames)} {...later} {...field('legalSex')} />
      <Select
        label={fieldNames.homeRegion}
        options={namedOptions(homeRegions)}
        {...later}
        {...field('homeRegion')}
      />
      {area.patientGroups.length > 0 && (
        <Select
          label={fieldNames.patientGroup}
          options={namedOptions(area.patientGroups)}
          {...later}
          {...field('patientGroup')}
        />
      )}
      {area.causes.length > 0 && (
        <Select label={fieldNames.cause} options={namedOptions(area.causes)} {...later} {...field('cause')} />
      )}
    </>
  );
}

type FormProps = { patient: SeenPatient; onClose: () => void; onSaved: () => Promise<void> };

export function HeadForm({ patient, onClose, onSaved }: FormProps) {
  const [before] = useState(() => headOf(recordOf(patient)));
  const [draft, setDraft] = useState(() => headDraft(before));
  return (
    <EditDialog
      title="Patientens uppgifter"
      patient={patient}
      unsaved={!isSame(draft, headDraft(before))}
      read={() => readAs(readHead(draft), (after) => ({ part: 'head', before, after }))}
      onClose={onClose}
      onSaved={onSaved}
    >
      {(errors) => <HeadFields draft={draft} onDraft={setDraft} errors={errors} isNew={false} />}
    </EditDialog>
  );
}
