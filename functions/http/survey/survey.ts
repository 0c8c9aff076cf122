import { Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Failed } from '../../domain/failure.ts';
import { wordings as provided } from '../../domain/survey/wordings/wordings.ts';
import { newId } from '../id.ts';
import { problemResponse } from '../problem.ts';
import { wordingsAt } from '../unit-wordings.ts';
import { wrongMethod } from '../wrong-method.ts';
import { surveyApi } from './api.ts';
import type { SurveyDeps } from './context.ts';
import { surveyPages } from './pages.ts';
import { surveyResponses } from './response.ts';

/** The survey: `/`, `/e/...` and `/api/survey/...`. No sign-in: the code is the key. */
export function surveyApp(given: SurveyDeps) {
  const { table, now, wordings = provided } = given;
  const deps = { ...given, wordings, wordingsAt: wordingsAt({ table, now, wordings }) };
  const problem = (error: unknown) => problemResponse(error, newId(deps.random));
  const app = new Hono({ strict: false }).use(surveyResponses(deps.assets)).onError(problem);
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_, allowed) => wrongMethod(allowed) }));
  return (
    app
      .route('/api/survey', surveyApi(deps))
      // It answers instead of throwing: methodNotAllowed judges by the status of the answer.
      .all('/api/*', () => problem(new Failed({ kind: 'not-found', what: 'address' })))
      .route('/', surveyPages(deps))
  );
}
