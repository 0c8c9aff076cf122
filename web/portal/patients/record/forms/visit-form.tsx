import { useState } from 'preact/hooks';
import { measuresLacking } from '../../../../../functions/domain/measure/measured-area.ts';
import type { Visit } from '../../../../../functions/domain/patient/patient.ts';
import { isSame } from '../../../../../functions/domain/same.ts';
import { Check, Radios } from '../../../../ui/choice.tsx';
import { DateField } from '../../../../ui/date-field.tsx';
import { formatList } from '../../../../ui/format.ts';
import type { SeenPatient } from '../../../api.ts';
import { usePlace } from '../../../session.ts';
import { fieldNames, modeNames, optionsOf, visitKindField, visitKindNames } from '../../../words.ts';
import { asksReferral, type Errors, readAs, readVisit, type VisitDraft, visitDraft } from '../drafts.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { atTyped } from '../field-errors.ts';
import { newKey, recordOf } from '../record-edit.ts';
import { RemoveDialog } from './remove-dialog.tsx';

type VisitFormProps = {
  patient: SeenPatient;
  /** The key of the visit to change; absent: a new one. */
  visitKey?: string;
  /** The kind of a new visit, where the page knows it. */
  kind?: Visit['kind'] | undefined;
  onRemove?: () => void;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

export function VisitForm({ patient, visitKey, kind, onRemove, onClose, onSaved }: VisitFormProps) {
  const [before] = useState(() => recordOf(patient).visits.find(({ key }) => key === visitKey));
  const [key] = useState(() => visitKey ?? newKey('v'));
  // A patient who already has a new visit most often comes back for another kind of visit.
  const [start] = useState(() =>
    visitDraft(before, kind ?? (patient.visits.length > 0 ? 'one-year' : 'new')),
  );
  const [draft, setDraft] = useState(start);
  return (
    <EditDialog
      title={before ? 'Ändra besöket' : 'Nytt besök'}
      patient={patient}
      unsaved={!isSame(draft, start)}
      read={() => readAs(readVisit(draft, key, before), (after) => ({ part: 'visits', before, after }))}
      onClose={onClose}
      onSaved={onSaved}
      onRemove={before && onRemove}
    >
      {(errors) => (
        <VisitFields
          draft={draft}
          onDraft={setDraft}
          errors={atTyped(errors, draft, start)}
          isNew={!before}
        />
      )}
    </EditDialog>
  );
}

export const teamOptions = [
  { value: 'yes', text: 'Ja', hint: 'Räknas som nybesök i måtten' },
  { value: 'no', text: 'Nej', hint: 'Sparas, men räknas inte' },
];

type VisitFieldsProps = {
  draft: VisitDraft;
  onDraft: (draft: VisitDraft) => void;
  errors: Errors;
  isNew: boolean;
};

function VisitFields({ draft, onDraft, errors, isNew }: VisitFieldsProps) {
  const { session, area } = usePlace();
  const neededFor = (gap: string) => {
    const ids = measuresLacking(area, gap).map(({ id }) => id);
    return ids.length > 0 ? ` (${formatList(ids)})` : '';
  };
  const field = (name: Exclude<keyof VisitDraft, 'patientChoseToWait'>) => ({
    value: draft[name],
    onValue: (value: string) => onDraft({ ...draft, [name]: value }),
    error: errors[name],
  });
  return (
    <>
      <Radios label={visitKindField} inline options={optionsOf(visitKindNames)} {...field('kind')} />
      <DateField
        label={fieldNames.date}
        today={session.today}
        offersToday
        autofocus={isNew}
        {...field('date')}
      />
      <Radios label={fieldNames.mode} inline options={optionsOf(modeNames)} {...field('mode')} />
      {draft.kind === 'new' && (
        <Radios label={fieldNames.multidisciplinary} options={teamOptions} {...field('multidisciplinary')} />
      )}
      {asksReferral(draft) && (
        <>
          <DateField
            label={fieldNames.referralReceivedOn}
            hint={`Behövs för att räkna väntetiden${neededFor('referralReceivedOn')}.`}
            optional
            today={session.today}
            {...field('referralReceivedOn')}
          />
          <Check
            label={fieldNames.patientChoseToWait}
            hint="Ändrar inte måttet men visas bredvid."
            value={draft.patientChoseToWait}
            onValue={(patientChoseToWait) => onDraft({ ...draft, patientChoseToWait })}
          />
          <DateField
            label={fieldNames.reportedToReferrerOn}
            hint={`När svaret skickades${neededFor('reportedToReferrerOn')}.`}
            optional
            today={session.today}
            offersToday
            {...field('reportedToReferrerOn')}
          />
        </>
      )}
    </>
  );
}

export function RemoveVisit({ patient, visitKey, onClose, onSaved }: VisitFormProps & { visitKey: string }) {
  const [before] = useState(() => recordOf(patient).visits.find(({ key }) => key === visitKey) as Visit);
  return (
    <RemoveDialog
      title="Ta bort besöket"
      patient={patient}
      edit={{ part: 'visits', before }}
      onClose={onClose}
      onSaved={onSaved}
    >
      {visitKindNames[before.kind]} {before.date} tas bort ur patientens uppgifter
      {before.sunnybrook ? ', tillsammans med sin Sunnybrook-gradering' : ''}.
    </RemoveDialog>
  );
}
