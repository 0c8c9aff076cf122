import { useLocation, useRoute } from 'preact-iso';
import { firstYearOf, periodOf } from '../../../functions/domain/care/area.ts';
import { formatPeriod } from '../../../functions/domain/care/long-date.ts';
import { yearOf } from '../../../functions/domain/care/period.ts';
import { breachesOf } from '../../../functions/domain/measure/measure-set.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { Empty, Loading, Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type YearResult } from '../api.ts';
import { useLoad } from '../load.ts';
import { NotFoundPage } from '../pages.tsx';
import { ProblemNotice } from '../problem-view.tsx';
import { usePlace } from '../session.ts';
import { Page } from '../shell.tsx';
import { MeasureCard } from './measure-card.tsx';
import { nothingYet } from './nothing-yet.ts';
import { inShownOrder } from './order.ts';
import { ResponseSection } from './response-section.tsx';

/**
 * The time between fetches, in ms: totals must follow a write within 5 seconds, and a fetch every third
 * second keeps to that.
 */
const refreshEvery = 3000;

/** The unit's year at a glance: every measure, and the response of the forms. */
export function YearPage() {
  const { session, area, workedOn } = usePlace();
  const year = Number(useRoute().params.year ?? workedOn);
  const inRange = Number.isInteger(year) && year >= firstYearOf(area) && year <= yearOf(session.today);
  return inRange ? <Year year={year} /> : <NotFoundPage />;
}

function Year({ year }: { year: number }) {
  const { session, area, unit } = usePlace();
  const { data, problem, reload } = useLoad(`year ${year}`, () => api.measures(year), {
    every: refreshEvery,
    onChange: () => announce('Siffrorna är uppdaterade.'),
  });
  // The year to compare with; it hardly changes, so it is fetched once.
  const before = useLoad(`year ${year - 1}`, async () =>
    year > firstYearOf(area) ? (await api.measures(year - 1)).measures : [],
  );
  return (
    <Page
      title={`Året ${year}`}
      intro={<p>{formatPeriod(periodOf(area, year))}</p>}
      aside={<YearSwitch year={year} first={firstYearOf(area)} last={yearOf(session.today)} />}
    >
      <div class="stack-large">
        {area.status === 'draft' && <DraftSet area={area} />}
        {problem && data && <Stale />}
        {problem && !data && <ProblemNotice problem={problem} onRetry={reload} />}
        {!data && !problem && <Loading what={`${unit.name}s siffror`} />}
        {data && <YearContent result={data} year={year} before={before.data ?? []} />}
      </div>
    </Page>
  );
}

type YearContentProps = { result: YearResult; year: number; before: readonly MeasureResult[] };

function YearContent({ result, year, before }: YearContentProps) {
  const last = (id: string) => before.find((one) => one.id === id);
  const { area } = usePlace();
  const { first, rest } = inShownOrder(area, result.measures);
  const cards = (shown: typeof first, look: string) => (
    <div class={look}>
      {shown.map(({ measure, result: one }) => (
        <MeasureCard key={measure.id} measure={measure} result={one} before={last(measure.id)} year={year} />
      ))}
    </div>
  );
  return (
    <>
      {nothingYet(result.measures, result.response) && <NothingYet year={year} />}
      <section aria-labelledby="first-measures">
        <h2 id="first-measures" class="unseen">
          Det viktigaste
        </h2>
        {cards(first, 'measures measures-first')}
      </section>
      <ResponseSection response={result.response} year={year} />
      <section aria-labelledby="all-measures">
        <h2 id="all-measures">Övriga mått</h2>
        {cards(rest, 'measures')}
      </section>
    </>
  );
}

/** A draft set of measures, with the rules that it breaks. */
function DraftSet({ area }: { area: MeasuredArea }) {
  const breaches = breachesOf(area);
  return (
    <Notice kind="warning" title="Utkast">
      <p>
        Inga mått är beslutade för {area.name.toLowerCase()}. Det här är ett utkast av generella mått som inte
        kan undertecknas.
      </p>
      {breaches.length > 0 && (
        <>
          <p>Utkastet följer inte reglerna för en måttuppsättning:</p>
          <ul>
            {breaches.map((breach) => (
              <li key={breach}>{breach}</li>
            ))}
          </ul>
        </>
      )}
    </Notice>
  );
}

function YearSwitch({ year, first, last }: { year: number; first: number; last: number }) {
  const { route } = useLocation();
  const years = Array.from({ length: last - first + 1 }, (_, index) => last - index);
  return (
    <label class="year-switch">
      <span>Mätår</span>
      <select value={String(year)} onChange={(event) => route(`/portal/year/${event.currentTarget.value}`)}>
        {years.map((one) => (
          <option key={one} value={String(one)} selected={one === year}>
            {one}
          </option>
        ))}
      </select>
    </label>
  );
}

function NothingYet({ year }: { year: number }) {
  return (
    <Empty title={`Inga siffror för ${year} ännu`}>
      <p>Måtten fylls i av sig själva när patienternas besök, behandlingar och svar finns här.</p>
      <p class="actions">
        <a class="button button-primary" href="/portal/patients">
          Registrera patienter
        </a>
        <a class="button" href="/portal/transfer">
          Läs in en fil
        </a>
      </p>
    </Empty>
  );
}

function Stale() {
  return (
    <Notice kind="warning" title="Siffrorna kan vara gamla">
      <p>Servern svarar inte just nu. Siffrorna uppdateras av sig själva när kontakten är tillbaka.</p>
    </Notice>
  );
}
