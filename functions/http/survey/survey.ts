import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { fail } from '../../domain/failure.ts';
import { wordings as provided } from '../../domain/wordings/wordings.ts';
import { problemResponse } from '../problem.ts';
import { readBodyAway } from '../request.ts';
import { wordingsAt } from '../unit-wordings.ts';
import { surveyApi } from './api.ts';
import type { SurveyDeps } from './context.ts';
import { surveyPages } from './pages.ts';
import { surveyResponses } from './response.ts';

/** The largest body taken, in bytes: a full form of ours is under a tenth of it. */
export const bodyBytes = 16 * 1024;

/** The survey: `/`, `/e/...` and `/api/survey/...`. No sign-in: the code is the key. */
export function surveyApp(given: SurveyDeps) {
  const { table, now, wordings = provided } = given;
  const deps = { ...given, wordings, wordingsAt: wordingsAt({ table, now, wordings }) };
  const problem = (error: unknown) =>
    problemResponse(error, Buffer.from(deps.random(9)).toString('base64url'));
  const limited = bodyLimit({
    maxSize: bodyBytes,
    onError: async (c) => {
      await readBodyAway(c.req.raw);
      return fail({ kind: 'too-large', limit: bodyBytes });
    },
  });
  return (
    new Hono({ strict: false })
      .use(surveyResponses(deps.assets))
      // Of other methods nobody reads the body.
      .on(['POST', 'PUT'], '*', limited)
      .onError(problem)
      .route('/api/survey', surveyApi(deps))
      .all('/api/*', () => fail({ kind: 'not-found', detail: 'Adressen finns inte.' }))
      .route('/', surveyPages(deps))
  );
}
