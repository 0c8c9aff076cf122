import { expect, it } from 'vitest';
import type { RecountReport } from '../../functions/events/recount.ts';
import { readTotals } from '../../functions/storage/totals/totals.ts';
import { patient } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { startLambda } from '../support/lambda.ts';
import { storePatient, unit } from '../support/world.ts';

/** What EventBridge sends every night. */
const nightly = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  time: '2026-03-02T01:30:00Z',
  region: 'eu-north-1',
  resources: ['arn:aws:events:eu-north-1:123456789012:rule/Nightly'],
  detail: {},
};

it('the recount finds at night what was never tallied, and puts it right when told to', async () => {
  const table = await testTable();
  await storePatient(table, patient());
  const recount = await startLambda('recount', { dynamodb: table.endpoint }, { TABLE_NAME: table.name });
  const logged = () =>
    recount.said.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).differences);

  const { differences } = await recount.invoke<RecountReport>(nightly);
  expect(differences).toBeGreaterThan(0);
  expect(await readTotals(table, unit, 2026)).toEqual({});

  await recount.invoke({ mend: true });
  expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  expect(await recount.invoke<RecountReport>(nightly)).toMatchObject({ differences: 0 });
  expect(logged()).toEqual([differences, expect.any(Number), 0]);
});
