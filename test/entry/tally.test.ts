import type { DynamoDBBatchResponse } from 'aws-lambda';
import { expect, it } from 'vitest';
import { patient } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { startLambda } from '../support/lambda.ts';
import { delivery, readTotals, storePatient, unit } from '../support/world.ts';

const table = await testTable();
const tally = await startLambda('tally', { dynamodb: table.endpoint }, { TABLE_NAME: table.name });

it('the tally brings totals up to date and reports the records that it could not handle', async () => {
  await storePatient(table, patient());
  await storePatient(table, patient(), 'closed-unit');
  const event = delivery({ reference: 'SU-0001' }, { reference: 'SU-0001', unit: 'closed-unit' });
  const failed = event.Records[1]?.dynamodb?.SequenceNumber;
  const result = await tally.invoke<DynamoDBBatchResponse>(event);
  expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: failed }] });
  expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });

  const line = JSON.parse(tally.said.stderr);
  expect(line).toMatchObject({ event: 'unexpected', name: 'Error' });
  expect(tally.said.stderr).not.toContain('SU-0001');

  expect(await tally.invoke(delivery({ reference: 'SU-0001' }))).toEqual({ batchItemFailures: [] });
  expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
});
