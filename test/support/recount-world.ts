import { PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { expect } from 'vitest';
import { type Difference, recount } from '../../functions/events/recount.ts';
import { answer, invitation, patient } from './builders.ts';
import { now, storePatient, testWorld } from './world.ts';

/** Two units with tallied patients, and what a recount finds of them. */
export async function recountWorld() {
  const { table, settle } = await testWorld();
  const answers = { prem: answer({ overall: 'good' }) };
  await storePatient(table, patient({ invitations: [invitation({ answers })] }));
  await storePatient(table, patient({ reference: 'SU-0002' }));
  await storePatient(table, patient({ reference: 'AK-1' }), 'akademiska');
  await settle();

  const differences = async (options: { mend?: boolean } = {}) => {
    const found: Difference[] = [];
    const report = await recount(table, {
      now: () => now,
      patience: 0,
      onDifference: (difference) => void found.push(difference),
      ...options,
    });
    expect(report.differences).toBe(found.length);
    expect(report.units.every(({ settled }) => settled)).toBe(true);
    return found;
  };

  const put = (item: Record<string, unknown>) =>
    table.client.send(new PutCommand({ TableName: table.name, Item: item }));

  /** Writes a wrong counter directly into a tally, or into totals (below `named`). */
  const set = (key: { pk: string; sk: string }, name: string, value: number) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: key,
        UpdateExpression: `SET #counters${key.pk.endsWith('#totals') ? '.#named' : ''}.#name = :value`,
        ExpressionAttributeNames: {
          '#counters': 'counters',
          '#name': name,
          ...(key.pk.endsWith('#totals') ? { '#named': 'named' } : {}),
        },
        ExpressionAttributeValues: { ':value': value },
      }),
    );

  return { table, settle, differences, put, set };
}
