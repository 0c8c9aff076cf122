import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { MeasuredRequest } from '../request-metrics.ts';

/**
 * Tells of every request how long it took and what it was answered, by the pattern of its route: an address may hold
 * a code or a reference.
 * @param clock milliseconds from any moment on
 */
export function measured(
  record: (request: MeasuredRequest) => void,
  clock: () => number = () => performance.now(),
): MiddlewareHandler {
  return async (c, next) => {
    const begun = clock();
    await next();
    record({ route: routeOf(c), status: c.res.status, milliseconds: clock() - begun });
  };
}

/** `GET /api/portal/patients/:reference`; all that is no route of ours is one. */
function routeOf(c: Context): string {
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  return route ? `${route.method} ${route.path}` : 'other';
}
