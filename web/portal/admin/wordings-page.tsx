import { useState } from 'preact/hooks';
import { formatList } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { api, type Wordings } from '../api.ts';
import { useLoad } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { Page } from '../shell.tsx';
import { formName } from '../words.ts';
import { ActivationDialog, type ActivationOpening } from './activation-dialog.tsx';
import { FormWordings } from './form-wordings.tsx';
import { LoadPack } from './load-pack.tsx';
import { type LanguageRow, overviewOf } from './overview.ts';
import { PackList } from './pack-list.tsx';
import { type Pack, unitsOf } from './pack-use.tsx';

/**
 * The time away from the page, in ms, after which it is fetched again: another administrator may have changed
 * something.
 */
const staleAfter = 60_000;

/** The wordings that patients see: load a pack, activate it at units, and see the result form by form. */
export function WordingsPage() {
  const { data, problem, reload } = useLoad('wordings', api.wordings, { onReturnAfter: staleAfter });
  return (
    <Page
      title="Ordalydelser"
      intro={<p>Här väljer du vilka ord patienterna ser. Varje svar sparar vilken version som visades.</p>}
    >
      {problem && <ProblemNotice problem={problem} onRetry={reload} />}
      {!data && !problem && <Loading what="ordalydelserna" />}
      {data && <WordingsView wordings={data} reload={reload} />}
    </Page>
  );
}

function WordingsView({ wordings, reload }: { wordings: Wordings; reload: () => Promise<void> }) {
  const [opening, setOpening] = useState<ActivationOpening>();
  const activate = (pack: Pack) =>
    setOpening({
      slot: { instrument: pack.instrument, language: pack.language },
      version: pack.version,
      units: unitsOf(wordings, pack).left.map(({ id }) => id),
    });
  const change = (form: string, { language, shown, units }: LanguageRow) =>
    setOpening({
      slot: { instrument: form, language },
      version: shown?.status === 'permitted' ? shown.version : null,
      units: units.map(({ id }) => id),
    });
  return (
    <div class="stack-large">
      <LoadPack wordings={wordings} onLoaded={reload} onActivate={activate} />
      <section class="stack" aria-labelledby="shown">
        <h2 id="shown">Vad patienterna ser</h2>
        <Rule wordings={wordings} />
        {overviewOf(wordings).map((overview) => (
          <FormWordings
            key={overview.form}
            overview={overview}
            onChange={(row) => change(overview.form, row)}
          />
        ))}
        <Units wordings={wordings} />
      </section>
      <PackList wordings={wordings} onActivate={activate} />
      {opening && (
        <ActivationDialog
          opening={opening}
          wordings={wordings}
          onClose={() => setOpening(undefined)}
          onChange={reload}
        />
      )}
    </div>
  );
}

/** Says how this stage treats wording that has no permission. */
function Rule({ wordings: { provisional } }: { wordings: Wordings }) {
  return provisional === 'accepted' ? (
    <Notice title="Preliminär text visas här">
      <p>Där ingen ordalydelse med tillstånd är aktiv visas systemets egen text, märkt som preliminär.</p>
    </Notice>
  ) : (
    <Notice title="Preliminär text visas aldrig här">
      <p>Ett formulär skickas bara på språk med publicerad text eller en aktiv ordalydelse med tillstånd.</p>
    </Notice>
  );
}

/** The units, and the forms that each of them uses. */
function Units({ wordings: { units } }: { wordings: Wordings }) {
  const areas = [...new Set(units.map(({ area }) => area))];
  return (
    <details>
      <summary>Enheterna och deras formulär</summary>
      <ul class="plain stack">
        {areas.map((area) => (
          <li key={area}>
            {area}
            <ul>
              {units
                .filter((unit) => unit.area === area)
                .map(({ id, name, forms }) => (
                  <li key={id}>
                    {name}: {formatList(forms.map(formName))}
                  </li>
                ))}
            </ul>
          </li>
        ))}
      </ul>
    </details>
  );
}
