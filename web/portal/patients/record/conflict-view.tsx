import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { isCorrection } from '../../../../functions/domain/patient/correction.ts';
import { Button } from '../../../ui/button.tsx';
import { Radios } from '../../../ui/choice.tsx';
import { TextArea } from '../../../ui/field.tsx';
import { Notice } from '../../../ui/notice.tsx';
import type { SeenPatient } from '../../api.ts';
import type { Problem } from '../../problem.ts';
import { ProblemNotice } from '../../problem-view.tsx';
import { usePlace } from '../../session.ts';
import { changedText } from './changed-text.ts';
import { conflictOf, preferTheirs } from './conflict.ts';
import { differencesBetween, fieldName, valueText } from './differences.ts';
import { applyEdit, type Edit, recordOf } from './record-edit.ts';
import type { EditConflict } from './save-edit.ts';
import type { WhyWords } from './why-words.ts';

type ConflictViewProps = {
  conflict: EditConflict;
  before: SeenPatient;
  why: WhyWords;
  reason: string;
  onReason: (reason: string) => void;
  busy: boolean;
  problem: Problem | undefined;
  onBack: () => void;
  onSave: (merged: Edit) => void;
};

/**
 * Shown when another person saved first: their changes, the fields that both changed, and one button to keep
 * both.
 */
export function ConflictView({
  conflict,
  before,
  why,
  reason,
  onReason,
  busy,
  problem,
  ...on
}: ConflictViewProps) {
  const { area, session } = usePlace();
  const notice = useRef<HTMLDivElement>(null);
  // Also when another person has saved yet again.
  useLayoutEffect(() => {
    notice.current?.focus();
    notice.current?.scrollIntoView({ block: 'nearest' });
  }, [conflict]);
  const { clashes, merged, theirs } = conflictOf(conflict.edit, conflict.current);
  const [wrong, setWrong] = useState<string>();
  const [chosen, setChosen] = useState<Record<string, string>>({});
  const differences = differencesBetween(area, recordOf(before), conflict.current);
  const removed = conflict.edit.before !== undefined && theirs === undefined;

  const edit = clashes.reduce(
    (sofar, clash) => (chosen[clash.field] === 'theirs' ? preferTheirs(sofar, clash) : sofar),
    merged,
  );
  // An edit that began as an addition may now overrule a value that another person has recorded.
  const asksReason = isCorrection(conflict.current, applyEdit(conflict.current, edit));

  const save = () => {
    const lacks = asksReason && !reason.trim();
    setWrong(lacks ? why.lacking : undefined);
    if (!lacks) on.onSave(edit);
  };

  return (
    <div class="stack">
      <div ref={notice} tabIndex={-1}>
        <Notice kind="warning" title="Någon annan hann ändra först">
          <p>
            {conflict.changed && `${changedText(conflict.changed, session.today)} `}Det du har skrivit finns
            kvar. Det här har ändrats medan du skrev:
          </p>
          <ul>
            {differences.map(({ what, before: was, after }) =>
              was === undefined ? (
                <li key={what}>
                  {after}: <strong>{what}</strong>
                </li>
              ) : (
                <li key={what}>
                  {what}: {was} har blivit <strong>{after}</strong>
                </li>
              ),
            )}
            {differences.length === 0 && <li>Besök, behandlingar och patientuppgifter är oförändrade.</li>}
          </ul>
        </Notice>
      </div>
      {removed && <p>Det du ändrar är borttaget. Om du sparar läggs det tillbaka med din ändring.</p>}
      {clashes.map((clash) => (
        <Radios
          key={clash.field}
          label={clashText(clash.field)}
          value={chosen[clash.field] ?? 'mine'}
          onValue={(value) => setChosen({ ...chosen, [clash.field]: value })}
          options={[
            { value: 'mine', text: `Ditt: ${valueText(area, clash.field, clash.mine)}` },
            { value: 'theirs', text: `Den andras: ${valueText(area, clash.field, clash.theirs)}` },
          ]}
        />
      ))}
      {asksReason && (
        <TextArea
          label={why.label}
          value={reason}
          onValue={onReason}
          error={reason.trim() ? undefined : wrong}
        />
      )}
      {problem && <ProblemNotice problem={problem} />}
      <p class="actions">
        <Button look="primary" busy={busy} onPress={save}>
          {clashes.length > 0 ? 'Spara det valda' : 'Spara min ändring också'}
        </Button>
        <Button onPress={on.onBack}>Tillbaka till formuläret</Button>
      </p>
    </div>
  );
}

/** Names a field that two people have filled in differently. */
function clashText(field: string): string {
  if (field === 'date') return 'Ni har skrivit olika datum';
  const filledIn = /On$|Date$/.test(field) ? 'skrivit olika datum' : 'valt olika';
  return `${fieldName(field)}: ni har ${filledIn}`;
}
