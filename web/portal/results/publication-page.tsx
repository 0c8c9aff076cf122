import { useState } from 'preact/hooks';
import type { Preview } from '../../../functions/http/results/publication-form.ts';
import { Button } from '../../ui/button.tsx';
import { formatInstant, formatList } from '../../ui/format.ts';
import { Loading, Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { useLoad, useTask } from '../load.ts';
import { ProblemNotice } from '../problem-view.tsx';
import { HiddenTable, PublishedTable } from './publication-tables.tsx';
import { resultsApi } from './results-api.ts';
import { ResultsFrame, type SeenResults } from './results-frame.tsx';

/** What a publication would show and hide, and making one. */
export function PublicationPage() {
  return (
    <ResultsFrame page="publication" title="Publicering">
      {(shown) => <Publication {...shown} />}
    </ResultsFrame>
  );
}

function Publication(shown: SeenResults) {
  const { area, year, results, reload } = shown;
  const key = results.reports.map(({ unit, version }) => `${unit}${version}`).join();
  const published = results.publications.length;
  const isPossible = !results.set && results.reports.length > 0;
  const preview = useLoad(`preview ${area.id} ${year} ${key} ${published}`, async () =>
    isPossible ? resultsApi.preview(area.id, year) : null,
  );
  if (results.set) return null;
  if (!isPossible) return <p>Ingen enhet har signerat årsrapporten än. Det finns inget att publicera.</p>;
  const { data, problem } = preview;
  return (
    <>
      <Published {...shown} />
      {problem && <ProblemNotice problem={problem} onRetry={preview.reload} />}
      {!data && !problem && (
        <Loading what="förhandsvisningen: det tar några sekunder att räkna ut vad som kan visas" />
      )}
      {data && (
        <>
          {data.withheld && (
            <Notice kind="warning" title="Inga tal kan visas">
              <p>Det finns inget säkert sätt att visa några utan att röja enskilda patienter.</p>
            </Notice>
          )}
          {data.isPublished ? (
            <p>Den senaste publiceringen har redan de här rapporterna. Det finns inget nytt att publicera.</p>
          ) : (
            <PublishSection area={area} year={year} preview={data} onPublished={reload} />
          )}
          <PublishedTable area={area} preview={data} />
          <HiddenTable area={area} preview={data} />
        </>
      )}
    </>
  );
}

/** The publications so far, and where everybody reads the latest. */
function Published({ area, year, results: { publications } }: SeenResults) {
  if (publications.length === 0) return <p>Inget är publicerat för {year} än.</p>;
  return (
    <section class="stack-small" aria-labelledby="published">
      <h2 id="published">Publicerat</h2>
      <ol class="plain">
        {publications.map(({ publication, publishedAt }) => (
          <li key={publication}>
            Publicering {publication} · {formatInstant(publishedAt)}
          </li>
        ))}
      </ol>
      <p>
        {/* The public pages lie outside the portal, whose router must not take the link. */}
        <a href={`/resultat/${area.id}/${year}`} target="_blank" rel="noreferrer">
          Visa den offentliga sidan
        </a>
      </p>
    </section>
  );
}

type PublishProps = Pick<SeenResults, 'area' | 'year'> & {
  preview: Preview;
  onPublished: () => Promise<void>;
};

/** The button, once every unit that has not signed is accepted by name. */
function PublishSection({ area, year, preview, onPublished }: PublishProps) {
  const [accepted, setAccepted] = useState<readonly string[]>([]);
  const task = useTask();
  const missing = area.units.filter(({ id }) => preview.missing.includes(id));
  const isReady = missing.every(({ id }) => accepted.includes(id));
  const corrected = preview.reports.filter(({ unit, version }) =>
    preview.latest?.reports.some((one) => one.unit === unit && one.version !== version),
  );
  const nameOf = (id: string) => area.units.find((unit) => unit.id === id)?.name ?? id;
  const publish = () =>
    void task.run(async () => {
      const { publication } = await resultsApi.publish(area.id, year, accepted);
      announce(`Publicering ${publication} är klar.`);
      await onPublished();
    });
  return (
    <section class="card stack" aria-labelledby="publish">
      <h2 id="publish">Publicering {preview.publication}</h2>
      {corrected.length > 0 && (
        <p>Rättad sedan förra publiceringen: {formatList(corrected.map(({ unit }) => nameOf(unit)))}.</p>
      )}
      {missing.map(({ id, name }) => (
        <label key={id} class="choice">
          <input
            type="checkbox"
            checked={accepted.includes(id)}
            onChange={({ currentTarget: { checked } }) =>
              setAccepted(checked ? [...accepted, id] : accepted.filter((one) => one !== id))
            }
          />
          <span>Publicera utan {name}, som inte har signerat</span>
        </label>
      ))}
      {task.problem && <ProblemNotice problem={task.problem} onRetry={publish} />}
      {isReady ? (
        <p class="actions">
          <Button look="primary" busy={task.busy} onPress={publish}>
            Publicera
          </Button>
        </p>
      ) : (
        <p class="quiet">Kryssa i de enheter som saknas för att publicera utan dem.</p>
      )}
    </section>
  );
}
