import { type Area, formsOf } from '../../../functions/domain/care/area.ts';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import { licenceSentences } from '../../../functions/domain/survey/licence.ts';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';

/** The decision on the area in its own words, and the forms that its patients answer. */
export function AreaPage() {
  const { area } = usePlace();
  return (
    <Page
      title="Om vårdområdet"
      intro={
        <p>
          {area.name}. <a href="/portal/unit">Tillbaka till enheten</a>
        </p>
      }
    >
      <div class="stack-large">
        <Decision area={area} />
        <Forms area={area} />
      </div>
    </Page>
  );
}

function Decision({ area: { definition, clarifications, exclusions, source } }: { area: Area }) {
  return (
    <section class="card stack" aria-labelledby="definition">
      <h2 id="definition">Definition</h2>
      {definition.map((text) => (
        <p key={text}>{text}</p>
      ))}
      <Texts title="Förtydliganden" texts={clarifications} />
      <Texts title="Ingår inte" texts={exclusions} />
      <p class="small quiet">Källa: {source}.</p>
    </section>
  );
}

function Texts({ title, texts }: { title: string; texts: readonly string[] }) {
  if (texts.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      <ul>
        {texts.map((text) => (
          <li key={text}>
            <p>{text}</p>
          </li>
        ))}
      </ul>
    </>
  );
}

function Forms({ area }: { area: Area }) {
  return (
    <section class="card stack" aria-labelledby="forms">
      <h2 id="forms">Formulär</h2>
      {formsOf(area)
        .map(instrumentOf)
        .map(({ id, shortName, name, source, licence }) => (
          <section key={id} class="stack-small" aria-labelledby={`form-${id}`}>
            <h3 id={`form-${id}`}>
              {shortName} – {name}
            </h3>
            <p>{licenceSentences[licence]}</p>
            <p class="small quiet">Källa: {source}.</p>
          </section>
        ))}
    </section>
  );
}
