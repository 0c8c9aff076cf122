import { useState } from 'preact/hooks';
import { Button } from '../../ui/button.tsx';
import { formatInstant, formatLongDate } from '../../ui/format.ts';
import { Empty, Loading, Notice } from '../../ui/notice.tsx';
import { Table } from '../../ui/table.tsx';
import { api, type Wordings } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { Page } from '../shell.tsx';
import { formName, languageName } from '../words.ts';
import { AreaWordings } from './area-wordings.tsx';
import { LoadPack } from './load-pack.tsx';
import { PackDialog } from './pack-dialog.tsx';
import { byArea } from './wording-words.ts';

/** Which words patients see: packs with permission, and where each of them is active. */
export function WordingsPage() {
  const { data, problem, reload } = useLoad('wordings', api.wordings);
  return (
    <Page
      title="Ordalydelser"
      intro={
        <p>
          Vilka ord patienterna ser i varje formulär, språk och enhet. Varje svar sparar vilken version som
          visades.
        </p>
      }
    >
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="ordalydelserna" />}
      {data && (
        <div class="stack-large">
          <Rule wordings={data} />
          {byArea(data.units).map(({ area, forms, units }) => (
            <AreaWordings
              key={area}
              area={area}
              forms={forms}
              units={units}
              wordings={data}
              onChange={reload}
            />
          ))}
          <Packs wordings={data} />
          <LoadPack onLoaded={reload} />
        </div>
      )}
    </Page>
  );
}

/** What the stage does with wording that nobody has permitted. */
function Rule({ wordings: { provisional } }: { wordings: Wordings }) {
  return provisional === 'accepted' ? (
    <Notice title="Preliminär text visas här">
      <p>
        Formulär utan aktiv ordalydelse med tillstånd visas med systemets egen text, märkt som preliminär.
      </p>
    </Notice>
  ) : (
    <Notice title="Preliminär text visas aldrig här">
      <p>
        Ett formulär skickas bara på språk där det finns publicerad text eller en aktiv ordalydelse med
        tillstånd.
      </p>
    </Notice>
  );
}

function Packs({ wordings }: { wordings: Wordings }) {
  const [open, setOpen] = useState<string>();
  const { packs } = wordings;
  return (
    <section class="card stack" aria-labelledby="packs">
      <h2 id="packs">Inlästa paket</h2>
      {packs.length === 0 ? (
        <Empty title="Inga paket är inlästa">
          <p>Ett paket är formulärets ord på ett språk, med rättsinnehavarens tillstånd.</p>
        </Empty>
      ) : (
        <Table
          caption="Inlästa paket"
          quietCaption
          columns={[
            { heading: 'Version', names: true, cell: ({ version }) => version },
            { heading: 'Formulär', cell: ({ instrument }) => formName(instrument) },
            { heading: 'Språk', cell: ({ language }) => languageName(language) },
            {
              heading: 'Tillstånd',
              cell: ({ permission }) => `${permission.holder}, ${formatLongDate(permission.date)}`,
            },
            { heading: 'Inläst', cell: ({ loaded }) => `${formatInstant(loaded.at)}, ${loaded.by}` },
            {
              heading: 'Texter',
              cell: ({ version }) => (
                <Button small name={`Visa texterna i ${version}`} onPress={() => setOpen(version)}>
                  Visa
                </Button>
              ),
            },
          ]}
          rows={packs}
          keyOf={({ version }) => version}
        />
      )}
      {open && <PackDialog version={open} onClose={() => setOpen(undefined)} />}
    </section>
  );
}
