import { type Context, Hono } from 'hono';
import { etag } from 'hono/etag';
import { methodNotAllowed } from 'hono/method-not-allowed';
import { areas } from '../../domain/areas/areas.ts';
import { periferFacialispares } from '../../domain/areas/perifer-facialispares.ts';
import { Failed, fail } from '../../domain/failure.ts';
import { findInstrument } from '../../domain/survey/instruments/instruments.ts';
import { fhirJson } from '../../exchange/fhir/canonical.ts';
import { measureDefinition } from '../../exchange/fhir/measure-definition.ts';
import { measureResourceId } from '../../exchange/fhir/measure-groups.ts';
import { questionnaireOf } from '../../exchange/fhir/questionnaire.ts';
import { newId } from '../id.ts';
import { described } from '../openapi/described.ts';
import { responseHeaders } from '../response-headers.ts';
import { outcomeResponse } from './outcome.ts';

/** Definitions change with a release alone. */
const headers = {
  ...responseHeaders,
  'Cache-Control': 'public, max-age=3600',
  'Content-Type': fhirJson,
  Vary: 'Accept',
};

const given = { [fhirJson]: null };

/** What `Accept` may name to get JSON, a space standing for a plus sign that was not escaped in `_format`. */
const accepted = /^(\*\/\*|application\/\*|(application\/)?(fhir[+ ])?json|text\/json)$/;

/** Fails as not acceptable where the caller takes no JSON: https://hl7.org/fhir/R4/http.html#mime-type */
function expectJson(c: Context): void {
  const asked = c.req.query('_format') ?? c.req.header('Accept') ?? '*/*';
  const takes = asked.split(',').some((range) => {
    const [type = '', ...parameters] = range.split(';').map((part) => part.trim().toLowerCase());
    return accepted.test(type) && !parameters.some((parameter) => /^q=0(\.0*)?$/.test(parameter));
  });
  if (!takes) fail({ kind: 'not-acceptable', offered: fhirJson });
}

/** Every measure by the name of its resource; the bare id means perifer facialispares, the first area. */
function findMeasure(name: string) {
  const named = areas.flatMap((area) => area.measures.map((measure) => ({ area, measure })));
  const isNamed = (id: string) => named.find(({ area, measure }) => measureResourceId(area, measure) === id);
  return isNamed(name) ?? isNamed(`${periferFacialispares.id}-${name}`);
}

const notFound = () => fail({ kind: 'not-found', what: 'fhir-definition' });

/**
 * The project's definitions as FHIR R4, open to everyone: no patient, no unit and no loaded words are in them.
 * @param random returns that many random bytes
 */
export function fhirApp({ random }: { random: (bytes: number) => Uint8Array }) {
  const outcome = (error: unknown) => outcomeResponse(error, newId(random));
  const app = new Hono({ strict: false }).basePath('/fhir').onError(outcome);
  app.use(
    methodNotAllowed({
      app,
      onMethodNotAllowed: (_, allowed) => outcome(new Failed({ kind: 'wrong-method', allowed })),
    }),
  );
  app.use(etag());
  return app
    .get(
      '/Questionnaire/:form',
      described(() => ({
        summary:
          'A form as a FHIR R4 Questionnaire, with the project’s own words: Swedish, and other languages as translations',
        answers: { 200: given },
        problems: [406],
        open: true,
        fhir: true,
      })),
      (c) => {
        expectJson(c);
        const instrument = findInstrument(c.req.param('form')) ?? notFound();
        return c.body(JSON.stringify(questionnaireOf(instrument)), 200, headers);
      },
    )
    .get(
      '/Measure/:id',
      described(() => ({
        summary:
          'A measure as a FHIR R4 Measure: `AREA-ID`, with O for Ö; without an area it is of perifer-facialispares',
        answers: { 200: given },
        problems: [406],
        open: true,
        fhir: true,
      })),
      (c) => {
        expectJson(c);
        const { area, measure } = findMeasure(c.req.param('id')) ?? notFound();
        return c.body(JSON.stringify(measureDefinition(area, measure)), 200, headers);
      },
    )
    .all('*', () => outcome(new Failed({ kind: 'not-found', what: 'address' })));
}
