import type { APIGatewayProxyResult } from 'aws-lambda';
import { expect, it } from 'vitest';
import { httpsIssuer } from '../support/https-issuer.ts';
import { startLambda } from '../support/lambda.ts';
import { clientId, tokenOf } from '../support/portal.ts';
import { received, restEvent } from '../support/rest-api.ts';
import { area, resultsWorld } from '../support/results.ts';

it('the authority publishes and everybody reads it, as Lambda runs both', async () => {
  const { table, signAt } = await resultsWorld();
  await signAt('sahlgrenska');
  const { issuer, certificates } = await httpsIssuer();
  const services = { dynamodb: table.endpoint, certificates };
  const authority = await startLambda('authority', services, {
    TABLE_NAME: table.name,
    ISSUER: issuer,
    CLIENT_ID: clientId,
  });
  const publications = `/api/results/${area}/2026/publications`;
  const ask = async (user: string) =>
    received(
      await authority.invoke<APIGatewayProxyResult>(
        restEvent(publications, {
          method: 'POST',
          headers: {
            Authorization: `Bearer ${tokenOf(user, { iss: issuer })}`,
            'Content-Type': 'application/json',
          },
          body: JSON.stringify({ accept: ['akademiska', 'linkoping'] }),
        }),
      ),
    );
  expect((await ask('lead@sahlgrenska')).status).toBe(403);
  const published = await ask('authority');
  expect([published.status, published.json()]).toEqual([201, { publication: 1 }]);

  const pages = await startLambda('results', services, {
    TABLE_NAME: table.name,
    PUBLIC_URL: 'https://nhv.test/live',
  });
  const read = async (path: string) =>
    received(
      await pages.invoke<APIGatewayProxyResult>(restEvent(path, { headers: { 'Accept-Encoding': 'br' } })),
    );
  const page = await read(`/resultat/${area}/2026`);
  expect(page.status).toBe(200);
  expect(page.text()).toContain(`href="/live/resultat/${area}/2026.csv"`);
  expect((await read(`/resultat/${area}/2026.json`)).json()).toMatchObject({ publication: 1 });
});
