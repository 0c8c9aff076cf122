import { Button } from '../../ui/button.tsx';
import { formatList } from '../../ui/format.ts';
import { Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { formName, languageName } from '../words.ts';
import type { FormOverview, LanguageRow } from './overview.ts';
import { ShownWording } from './shown-wording.tsx';
import { inLanguage, whereText } from './wording-words.ts';

type FormWordingsProps = { overview: FormOverview; onChange: (row: LanguageRow) => void };

/**
 * The wording that patients see of a form, by language: one line for all units, more lines where units
 * differ.
 */
export function FormWordings({ overview, onChange }: FormWordingsProps) {
  const { form, users, rows, absent, without } = overview;
  const id = `form-${form}`;
  const nameOf = (row: LanguageRow) =>
    `Ändra ${formName(form)}, ${languageName(row.language)}, ${whereText(row.units, users)}`;
  return (
    <section class="card stack-small wording-rows" aria-labelledby={id}>
      <h3 id={id}>{formName(form)}</h3>
      {without.length > 0 && (
        <Notice
          kind="warning"
          title={`${formName(form)} kan inte skickas${without.length < users.length ? ' överallt' : ''}`}
        >
          <p>
            {whereText(without, users)} saknar ordalydelse på alla språk. Läs in ett paket med tillstånd och
            aktivera det.
          </p>
        </Notice>
      )}
      {rows.length > 0 && (
        <Table
          caption={`Vad som visas av ${formName(form)}`}
          quietCaption
          columns={[
            { heading: 'Språk', names: true, cell: ({ language }) => languageName(language) },
            { heading: 'Enheter', cell: ({ units }) => whereText(units, users) },
            {
              heading: 'Visas',
              cell: (row) => (
                <span class="wording-shown">
                  <span>
                    <ShownWording shown={row.shown} />
                  </span>
                  {row.hasPack && (
                    <Button small name={nameOf(row)} onPress={() => onChange(row)}>
                      Ändra
                    </Button>
                  )}
                </span>
              ),
            },
          ]}
          rows={rows}
          keyOf={({ language, shown }) => `${language} ${shown?.version ?? ''}`}
        />
      )}
      {absent.length > 0 && rows.length > 0 && (
        <p class="small quiet">Visas inte på {formatList(absent.map(inLanguage))}.</p>
      )}
    </section>
  );
}
