import { useState } from 'preact/hooks';
import type { Visit } from '../../../../../functions/domain/patient/patient.ts';
import { notAssessableNames } from '../../../../../functions/domain/patient/sunnybrook-grading.ts';
import { isSame } from '../../../../../functions/domain/same.ts';
import { Radios } from '../../../../ui/choice.tsx';
import { formatCount, formatScore } from '../../../../ui/format.ts';
import { Scale } from '../../../../ui/scale.tsx';
import type { SeenPatient } from '../../../api.ts';
import { optionsOf, visitKindNames } from '../../../words.ts';
import { type Errors, readAs } from '../drafts.ts';
import { EditDialog } from '../edit-dialog.tsx';
import { recordOf } from '../record-edit.ts';
import {
  filledIn,
  gradedParts,
  readSunnybrook,
  type SunnybrookDraft,
  sunnybrookDraft,
  sunnybrookScoreOf,
} from '../sunnybrook-draft.ts';

type SunnybrookFormProps = {
  patient: SeenPatient;
  visitKey: string;
  onClose: () => void;
  onSaved: () => Promise<void>;
};

const stateOptions = [{ value: 'graded', text: 'Graderas' }, ...optionsOf(notAssessableNames)];

/** All 13 values on one screen; a digit chooses a value and moves on to the next. */
export function SunnybrookForm({ patient, visitKey, onClose, onSaved }: SunnybrookFormProps) {
  const [visit] = useState(() => recordOf(patient).visits.find(({ key }) => key === visitKey) as Visit);
  const [start] = useState(() => sunnybrookDraft(visit.sunnybrook));
  const [draft, setDraft] = useState<SunnybrookDraft>(start);
  return (
    <EditDialog
      title={`Sunnybrook vid ${visitKindNames[visit.kind].toLowerCase()} ${visit.date}`}
      patient={patient}
      unsaved={!isSame(draft, start)}
      read={() =>
        readAs(readSunnybrook(draft), (sunnybrook) => ({
          part: 'visits',
          before: visit,
          after: { ...visit, sunnybrook },
        }))
      }
      sumUp={missingText}
      onClose={onClose}
      onSaved={onSaved}
      wide
      beside={draft.state === 'graded' && <Sum draft={draft} />}
    >
      {(errors) => (
        <>
          <Radios
            label="Gradering"
            inline
            options={stateOptions}
            value={draft.state}
            onValue={(state) => setDraft({ ...draft, state: state as SunnybrookDraft['state'] })}
          />
          {draft.state === 'graded' && <Parts draft={draft} onDraft={setDraft} errors={errors} />}
        </>
      )}
    </EditDialog>
  );
}

/** Sums up the missing values, since the value buttons have room only for a colour. */
function missingText(errors: Errors): string | undefined {
  const count = gradedParts.flatMap(({ items }) => items).filter(({ name }) => errors[name]).length;
  if (count === 0) return undefined;
  return `${formatCount(count, 'värde', 'värden')} saknas. Alla behövs för att räkna poängen.`;
}

const firstPlace = gradedParts[0]?.items[0]?.name;

type PartsProps = { draft: SunnybrookDraft; onDraft: (draft: SunnybrookDraft) => void; errors: Errors };

function Parts({ draft, onDraft, errors }: PartsProps) {
  return (
    <div class="sunnybrook">
      {gradedParts.map(({ part, title, items }) => (
        <section key={part} aria-labelledby={`part-${part}`}>
          <h3 id={`part-${part}`}>{title}</h3>
          {items.map(({ name, label, options }) => (
            <Scale
              key={name}
              label={label}
              options={options}
              value={draft.values[name]}
              onValue={(value) => onDraft({ ...draft, values: { ...draft.values, [name]: value } })}
              wrong={errors[name] !== undefined}
              autofocus={name === firstPlace}
            />
          ))}
        </section>
      ))}
    </div>
  );
}

function Sum({ draft }: { draft: SunnybrookDraft }) {
  const score = sunnybrookScoreOf(draft);
  const { filled, all } = filledIn(draft);
  if (!score)
    return (
      <output class="sum">
        <span class="quiet">
          {filled} av {all} värden ifyllda
        </span>
      </output>
    );
  return (
    <output class="sum">
      <span>
        Sammanvägt <strong class="sum-figure">{formatScore(score.composite)}</strong>
      </span>
      <span class="quiet">
        rörelse {score.movement} − vila {score.resting} − synkinesier {score.synkinesis}
      </span>
    </output>
  );
}
