import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Failed } from '../../domain/failure.ts';
import { asAuthority, whoAsks } from '../auth.ts';
import { newId } from '../id.ts';
import { problemResponse } from '../problem.ts';
import { apiHeaders } from '../response-headers.ts';
import { wrongMethod } from '../wrong-method.ts';
import type { ResultsDeps, ResultsEnv } from './context.ts';
import { publicationRoutes } from './publications.ts';
import { signedResultRoutes } from './signed-results.ts';

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders)) response.headers.set(name, value);
  return response;
}

/** Builds the authority's API, below `/api/results`: signed reports and the country's figures, never a patient. */
export function resultsApp(deps: ResultsDeps) {
  const app = new Hono<ResultsEnv>().basePath('/api/results');
  app.onError((error, c) => withHeaders(problemResponse(error, c.var.id ?? newId(deps.random))));
  app.use(compress());
  app.use(async (c, next) => {
    c.set('id', newId(deps.random));
    await next();
    withHeaders(c.res);
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_, allowed) => wrongMethod(allowed) }));
  app.use(async (c, next) => {
    c.set('who', asAuthority(await whoAsks(c.req.raw, deps.verify)));
    await next();
  });
  const api = app.route('/', signedResultRoutes(deps)).route('/', publicationRoutes(deps));
  api.all('*', (c) => problemResponse(new Failed({ kind: 'not-found', what: 'address' }), c.var.id));
  return api;
}

/** The API's type for Hono's typed client: `hc<ResultsApi>`. */
export type ResultsApi = ReturnType<typeof resultsApp>;
