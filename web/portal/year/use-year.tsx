import { firstYearOf } from '../../../functions/domain/care/area.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { Notice } from '../../ui/notice.tsx';
import { announce } from '../announce.tsx';
import { api, type YearResult } from '../api.ts';
import { type Loaded, useLoad } from '../load.ts';
import { usePlace } from '../session.ts';

/**
 * The time between fetches, in ms: totals must follow a write within 5 seconds, and a fetch every third
 * second keeps to that.
 */
const refreshEvery = 3000;

/** A year's numbers of the unit, and those of the year before, empty until they are there. */
export type YearOfUnit = Loaded<YearResult> & { before: readonly MeasureResult[] };

export function useYear(year: number): YearOfUnit {
  const { area } = usePlace();
  const now = useLoad(`year ${year}`, () => api.measures(year), {
    every: refreshEvery,
    onChange: () => announce('Siffrorna är uppdaterade.'),
  });
  // The year to compare with; it hardly changes, so it is fetched once.
  const before = useLoad(`year ${year - 1}`, async () =>
    year > firstYearOf(area) ? (await api.measures(year - 1)).measures : [],
  );
  return { ...now, before: before.data ?? [] };
}

export function Stale() {
  return (
    <Notice kind="warning" title="Siffrorna kan vara gamla">
      <p>Servern svarar inte just nu. Siffrorna uppdateras av sig själva när kontakten är tillbaka.</p>
    </Notice>
  );
}
