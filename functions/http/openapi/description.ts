import { fhirApp } from '../fhir/fhir.ts';
import { healthApp } from '../health.ts';
import type { PortalDeps } from '../portal/context.ts';
import { portalApp } from '../portal/portal.ts';
import type { ResultsDeps } from '../results/context.ts';
import type { PublicDeps } from '../results/public/public-context.ts';
import { publicResultsApp } from '../results/public/public-results.ts';
import { resultsApp } from '../results/results.ts';
import type { SurveyDeps } from '../survey/context.ts';
import { surveyApp } from '../survey/survey.ts';
import { openapi } from './openapi.ts';

const publicUrl = 'https://described.invalid';

/** The apps get none of the parts that they answer with: their routes are read, and never called. */
const portal = portalApp({ publicUrl } as PortalDeps);
const results = resultsApp({} as ResultsDeps);
const publicResults = publicResultsApp({ publicUrl, assets: { style: '' } } as PublicDeps);
const survey = surveyApp({
  publicUrl,
  assets: { style: '', entryStyle: '', script: '', entry: '' },
} as SurveyDeps);

const fhir = fhirApp({ random: () => new Uint8Array() });

/** The description of every served route. */
export const description = openapi([portal, results, publicResults, survey, fhir, healthApp]);
