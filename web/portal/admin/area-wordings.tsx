import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { Table } from '../../ui/table.tsx';
import type { Wordings, WordingUnit } from '../api.ts';
import { formName, languageName } from '../words.ts';
import { ChangeDialog } from './change-dialog.tsx';
import { type Shown, shownAt, statusWords } from './wording-words.ts';

type Row = { form: string; language: string };

type AreaWordingsProps = {
  area: string;
  forms: readonly string[];
  units: readonly WordingUnit[];
  wordings: Wordings;
  onChange: () => Promise<void>;
};

/** What is shown at every unit of an area, form by form and language by language. */
export function AreaWordings({ area, forms, units, wordings, onChange }: AreaWordingsProps) {
  const [changing, setChanging] = useState<Row & { unit: string }>();
  const rows = forms.flatMap((form) => wordings.languages.map(({ language }) => ({ form, language })));
  const nameOf = ({ form, language }: Row) => `${formName(form)}, ${languageName(language)}`;
  const unit = units.find(({ id }) => id === changing?.unit);
  return (
    <section class="card stack">
      <h2>{area}</h2>
      <Table
        caption={`Vad som visas: ${area}`}
        quietCaption
        columns={[
          { heading: 'Formulär och språk', names: true, cell: nameOf },
          ...units.map((unit) => ({
            heading: unit.name,
            cell: (row: Row) => (
              <div class="stack-small">
                <ShownWording shown={shownAt(unit, row.form, row.language)} />
                <div>
                  <Button
                    small
                    name={`Ändra ${nameOf(row)}, ${unit.name}`}
                    onPress={() => setChanging({ ...row, unit: unit.id })}
                  >
                    Ändra
                  </Button>
                </div>
              </div>
            ),
          })),
        ]}
        rows={rows}
        keyOf={({ form, language }) => `${form} ${language}`}
      />
      {changing && unit && (
        <ChangeDialog
          title={nameOf(changing)}
          unit={unit}
          instrument={changing.form}
          language={changing.language}
          wordings={wordings}
          onClose={() => setChanging(undefined)}
          onChange={onChange}
        />
      )}
    </section>
  );
}

/** The status in words, and the version that answers will name. */
export function ShownWording({ shown }: { shown: Shown }) {
  if (!shown) return <span class="quiet">Visas inte</span>;
  const { text, tag } = statusWords[shown.status];
  return (
    <div>
      <span class={tag}>{text}</span> <span class="small quiet">{shown.version}</span>
    </div>
  );
}
