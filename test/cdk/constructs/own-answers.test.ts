import { describe, expect, it } from 'vitest';
import { ownAnswers } from '../../../cdk/constructs/own-answers.ts';
import { Failed, type Failure } from '../../../functions/domain/failure.ts';
import { importLimit } from '../../../functions/domain/limits.ts';
import { problemResponse } from '../../../functions/http/problem.ts';
import { full, resourcesOf, synthesise } from '../synthesised.ts';

const answers = resourcesOf(synthesise(full).service, 'AWS::ApiGateway::GatewayResponse').map(
  ([, { Properties }]) => Properties,
);
const answerTo = (type: string) => answers.find(({ ResponseType }) => ResponseType === type);
const problemOf = (type: string) => JSON.parse(answerTo(type).ResponseTemplates['application/json']);

describe("API Gateway's own answers", () => {
  it('is a problem in Swedish that no cache keeps', () => {
    expect(answers).toHaveLength(Object.keys(ownAnswers).length);
    for (const { ResponseParameters, ResponseTemplates, StatusCode } of answers) {
      expect(ResponseParameters).toMatchObject({
        'gatewayresponse.header.Cache-Control': "'no-store'",
        'gatewayresponse.header.Content-Type': "'application/problem+json'",
        'gatewayresponse.header.Referrer-Policy': "'no-referrer'",
        'gatewayresponse.header.Permissions-Policy': expect.stringContaining('camera=()'),
        'gatewayresponse.header.X-Content-Type-Options': "'nosniff'",
      });
      expect(JSON.parse(ResponseTemplates['application/json'])).toEqual({
        type: 'about:blank',
        title: expect.any(String),
        status: Number(StatusCode),
        detail: expect.stringMatching(/^[A-ZÅÄÖ].+\.$/),
      });
    }
  });

  it.each<[string, Failure]>([
    ['THROTTLED', { kind: 'too-many', retryAfterSeconds: 5 }],
    ['REQUEST_TOO_LARGE', { kind: 'too-large', limit: importLimit }],
    ['WAF_FILTERED', { kind: 'forbidden' }],
  ])('to %s has the status and title of the functions’ own', async (type, failure) => {
    const { status, title } = problemOf(type);
    expect(await problemResponse(new Failed(failure), '').json()).toMatchObject({ status, title });
  });

  it('names the same limit as the functions do', async () => {
    const { detail } = problemOf('REQUEST_TOO_LARGE');
    const failed = new Failed({ kind: 'too-large', limit: importLimit });
    expect(await problemResponse(failed, '').json()).toMatchObject({ detail });
  });

  it('gives the time of the next try when there are too many requests', () => {
    expect(answerTo('THROTTLED').ResponseParameters['gatewayresponse.header.Retry-After']).toMatch(/^'\d+'$/);
  });

  it('covers whatever fails between it and the functions', () => {
    for (const type of ['INTEGRATION_TIMEOUT', 'INTEGRATION_FAILURE', 'DEFAULT_5XX']) {
      expect(problemOf(type).status).toBeGreaterThanOrEqual(500);
    }
  });
});
