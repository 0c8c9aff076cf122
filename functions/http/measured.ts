import type { Context, MiddlewareHandler } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { MeasuredRequest } from '../request-metrics.ts';

/**
 * Records how long each request took and the status of its answer, under the pattern of its route: an address
 * may hold a code or a reference.
 * @param clock milliseconds since any fixed moment
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

/**
 * Returns the route, such as `GET /api/portal/patients/:reference`; all requests outside our routes share
 * one.
 */
function routeOf(c: Context): string {
  const route = matchedRoutes(c).find(({ method }) => method !== 'ALL');
  return route ? `${route.method} ${route.path}` : 'other';
}
