import { expect, it } from 'vitest';
import type { UnitRecount } from '../../functions/events/recount.ts';
import { patient } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { startLambda } from '../support/lambda.ts';
import { readTotals, storePatient, unit } from '../support/world.ts';

/** The event that EventBridge sends for each unit every night. */
const nightly = { unit };

it('the nightly recount finds patients that were never tallied, and corrects them on request', async () => {
  const table = await testTable();
  await storePatient(table, patient());
  await storePatient(table, patient({ reference: 'AK-1' }), 'akademiska');
  const recount = await startLambda('recount', { dynamodb: table.endpoint }, { TABLE_NAME: table.name });
  const logged = () =>
    recount.said.stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).differences);

  const { differences } = await recount.invoke<UnitRecount>(nightly);
  expect(differences).toBeGreaterThan(0);
  expect(await readTotals(table, unit, 2026)).toEqual({});

  await recount.invoke({ ...nightly, mend: true });
  expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  expect(await recount.invoke<UnitRecount>(nightly)).toMatchObject({ unit, differences: 0 });
  expect(await readTotals(table, 'akademiska', 2026)).toEqual({});
  expect(logged()).toEqual([differences, expect.any(Number), 0]);
});
