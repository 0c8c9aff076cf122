import { formatList } from '../../ui/format.ts';
import { Empty, Notice } from '../../ui/notice.tsx';
import { MeasureMultiples } from './measure-multiples.tsx';
import { ResultsFiles } from './results-files.tsx';
import { ResultsFrame, type SeenResults } from './results-frame.tsx';

/** The country's figures, with the units beside them, from the signed reports. */
export function CountryPage() {
  return (
    <ResultsFrame page="country" title="Riket" aside={(shown) => <ResultsFiles {...shown} />}>
      {(shown) => <Country {...shown} />}
    </ResultsFrame>
  );
}

function Country({ area, results }: SeenResults) {
  const { reports } = results;
  if (reports.length === 0)
    return (
      <Empty title="Ingen enhet har signerat årsrapporten än">
        <p>Riket är summan av de signerade rapporterna.</p>
      </Empty>
    );
  const signed = area.units.filter(({ id }) => reports.some(({ unit }) => unit === id));
  const missing = area.units.filter((unit) => !signed.includes(unit));
  return (
    <>
      <p class="quiet">
        Summan av de signerade rapporterna från {formatList(signed.map(({ name }) => name))}.
        {missing.length > 0 && ` ${formatList(missing.map(({ name }) => name))} ingår inte än.`} En patient
        som setts vid två enheter räknas vid båda.
      </p>
      <Definitions area={area} results={results} />
      {area.measures.map((measure) => (
        <MeasureMultiples key={measure.id} measure={measure} area={area} results={results} />
      ))}
    </>
  );
}

/** The versions of the definitions side by side, where the units counted by different ones. */
function Definitions({ area, results: { reports } }: Pick<SeenResults, 'area' | 'results'>) {
  if (new Set(reports.map(({ definitions }) => definitions)).size < 2) return null;
  return (
    <Notice kind="warning" title="Enheterna har räknat enligt olika definitioner">
      <dl class="texts">
        {reports.map(({ unit, definitions }) => (
          <div key={unit}>
            <dt>{area.units.find(({ id }) => id === unit)?.name}</dt>
            <dd>Definitioner från {definitions}</dd>
          </div>
        ))}
      </dl>
    </Notice>
  );
}
