import type { APIGatewayProxyResult } from 'aws-lambda';
import { describe, expect, it } from 'vitest';
import { testTable } from '../support/dynamo.ts';
import { httpsIssuer } from '../support/https-issuer.ts';
import { startLambda } from '../support/lambda.ts';
import { clientId } from '../support/portal.ts';
import { received, restEvent } from '../support/rest-api.ts';

const { issuer, certificates } = await httpsIssuer();
const table = await testTable();
const settings = { TABLE_NAME: table.name, ISSUER: issuer, CLIENT_ID: clientId };
const authority = await startLambda('authority', { dynamodb: table.endpoint, certificates }, settings);

const ask = async (...request: Parameters<typeof restEvent>) =>
  received(await authority.invoke<APIGatewayProxyResult>(restEvent(...request)));

describe('the definitions in FHIR as Lambda runs them', () => {
  it('are open to everyone, and another address below is an OperationOutcome', async () => {
    const definition = await ask('/fhir/Questionnaire/face');
    expect(definition.status).toBe(200);
    expect(definition.json()).toMatchObject({ resourceType: 'Questionnaire', id: 'face' });
    const missing = await ask('/fhir/Patient/1');
    expect(missing.status).toBe(404);
    expect(missing.json()).toMatchObject({ resourceType: 'OperationOutcome' });
  });
});
