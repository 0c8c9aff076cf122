import { healthApp } from '../health.ts';
import type { PortalDeps } from '../portal/context.ts';
import { portalApp } from '../portal/portal.ts';
import type { SurveyDeps } from '../survey/context.ts';
import { surveyApp } from '../survey/survey.ts';
import { openapi } from './openapi.ts';

const publicUrl = 'https://described.invalid';

/** Made of nothing that they need in order to answer: their routes are read, and none is asked. */
const portal = portalApp({ publicUrl } as PortalDeps);
const survey = surveyApp({ publicUrl, assets: { style: '', script: '' } } as SurveyDeps);

/** The description of everything that is served. */
export const description = openapi([portal, survey, healthApp]);
