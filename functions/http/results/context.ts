import { findArea } from '../../domain/areas/areas.ts';
import { toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import type { ResultView } from '../../domain/measure/figure.ts';
import type { MeasuredArea } from '../../domain/measure/measured-area.ts';
import type { Solver } from '../../domain/report/publication/solver.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import type { Table } from '../../storage/table.ts';
import type { TokenVerifier, Who } from '../auth.ts';
import { newId } from '../id.ts';
import { viewOf } from '../portal/year/year-view.ts';

/** The parts that the authority's API is built from. */
export type ResultsDeps = {
  table: Table;
  /** The domain's clock. */
  now: () => Date;
  random: (bytes: number) => Uint8Array;
  verify: TokenVerifier;
  /** Loads what finds the numbers to hide; only a publication needs it. */
  solver: () => Promise<Solver>;
};

/** The variables of a request: its id in the log, and the caller, who has the role of the authority. */
export type ResultsEnv = { Variables: { id: string; who: Who } };

/** An area's year that has been asked for. */
export type AskedYear = ResultView & { area: MeasuredArea };

/** Fails as not found for an unknown area, and as invalid for a year without measures. */
export function askedYear(areaId: string, year: string, now: Date): AskedYear {
  const area = findArea(areaId) ?? fail({ kind: 'not-found', what: 'area' });
  return { ...viewOf(area, year, now), area };
}

/** Makes an entry of the access log; it belongs to the area, since the authority has no unit. */
export const resultsEntry = (
  { now, random }: Pick<ResultsDeps, 'now' | 'random'>,
  who: Who,
  action: 'read-results' | 'preview-publication' | 'publish',
  detail: Readonly<Record<string, unknown>>,
): AuditEntry => ({
  at: toInstant(now()),
  id: newId(random),
  who: who.subject,
  role: who.role,
  action,
  detail,
});
