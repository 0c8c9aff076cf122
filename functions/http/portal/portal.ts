import { Hono } from 'hono';
import { compress } from 'hono/compress';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { Failed } from '../../domain/failure.ts';
import { atUnit, whoAsks } from '../auth.ts';
import { newId } from '../id.ts';
import { problemResponse } from '../problem.ts';
import { apiHeaders } from '../response-headers.ts';
import { wrongMethod } from '../wrong-method.ts';
import { answerRoutes } from './answers.ts';
import { codeRoutes } from './codes.ts';
import type { PortalDeps, PortalEnv } from './context.ts';
import { descriptionRoutes } from './description.ts';
import { exportRoutes } from './export.ts';
import { importRoutes } from './import.ts';
import { invitationRoutes } from './invitations.ts';
import { reminderRoutes } from './messages/reminders.ts';
import { patientContactRoutes } from './patients/patient-contact.ts';
import { patientHistoryRoutes } from './patients/patient-history.ts';
import { patientListRoutes } from './patients/patient-list.ts';
import { patientRoutes } from './patients/patients.ts';
import { reportRoutes } from './report/report.ts';
import { reportSigningRoutes } from './report/report-signing.ts';
import { reportVersionRoutes } from './report/report-version.ts';
import { sessionRoutes } from './session.ts';
import { unitRoutes } from './unit.ts';
import { unitPlanRoutes } from './unit-plan.ts';
import { wordingRoutes } from './wordings.ts';
import { worklistRoutes } from './worklist/worklist.ts';
import { worklistOutcomeRoutes } from './worklist/worklist-outcome.ts';
import { invitationListRoutes } from './year/invitation-list.ts';
import { measureRoutes } from './year/measures.ts';
import { memberListRoutes } from './year/member-list.ts';
import { surveyRoutes } from './year/surveys.ts';

export type { PortalDeps } from './context.ts';

/**
 * Builds the portal's API, below `/api/portal`. The session is open to all roles, wording to administrators,
 * and the rest to people who work at a unit.
 */
export function portalApp(deps: PortalDeps) {
  const app = new Hono<PortalEnv>().basePath('/api/portal');
  app.onError((error, c) => withHeaders(problemResponse(error, c.var.id ?? newId(deps.random))));
  app.use(compress());
  app.use(async (c, next) => {
    c.set('id', newId(deps.random));
    await next();
    withHeaders(c.res);
  });
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_, allowed) => wrongMethod(allowed) }));
  app.route('/', descriptionRoutes(deps));
  app.use(async (c, next) => {
    c.set('who', await whoAsks(c.req.raw, deps.verify));
    await next();
  });
  const api = app
    .route('/', sessionRoutes(deps))
    .route('/', wordingRoutes(deps))
    .use(async (c, next) => {
      c.set('at', atUnit(c.var.who));
      await next();
    })
    .route('/', measureRoutes(deps))
    .route('/', surveyRoutes(deps))
    .route('/', memberListRoutes(deps))
    .route('/', invitationListRoutes(deps))
    .route('/', worklistRoutes(deps))
    .route('/', worklistOutcomeRoutes(deps))
    .route('/', patientListRoutes(deps))
    .route('/', patientRoutes(deps))
    .route('/', patientContactRoutes(deps))
    .route('/', patientHistoryRoutes(deps))
    .route('/', invitationRoutes(deps))
    .route('/', reminderRoutes(deps))
    .route('/', codeRoutes(deps))
    .route('/', answerRoutes(deps))
    .route('/', importRoutes(deps))
    .route('/', exportRoutes(deps))
    .route('/', unitRoutes(deps))
    .route('/', unitPlanRoutes(deps))
    .route('/', reportRoutes(deps))
    .route('/', reportSigningRoutes(deps))
    .route('/', reportVersionRoutes(deps));
  // This is a route, as a not-found handler would be lost when this app is mounted in another.
  // It answers instead of throwing: methodNotAllowed judges by the status of the answer.
  api.all('*', (c) => problemResponse(new Failed({ kind: 'not-found', what: 'address' }), c.var.id));
  return api;
}

/** The API's type for Hono's typed client: `hc<PortalApi>`. */
export type PortalApi = ReturnType<typeof portalApp>;

function withHeaders(response: Response): Response {
  for (const [name, value] of Object.entries(apiHeaders)) response.headers.set(name, value);
  return response;
}
