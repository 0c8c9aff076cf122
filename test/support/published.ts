import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import type { EarlierPublication } from '../../functions/domain/report/publication/publication.ts';
import { publish } from '../../functions/domain/report/publication/publish.ts';
import type { Solver } from '../../functions/domain/report/publication/solver.ts';
import { reportsOf, type SignedWorld } from './signed-worlds.ts';

/** Publishes a world's reports, after earlier publications of them. */
export function publishedWorld(
  world: SignedWorld,
  solve: Solver,
  earlier: readonly EarlierPublication[] = [],
): EarlierPublication {
  const area = periferFacialispares;
  const reports = reportsOf(area, world);
  const publishedAt = '2028-04-01T08:00:00Z';
  return { publication: publish({ area, year: 2027, publishedAt, reports, earlier }, solve), reports };
}
