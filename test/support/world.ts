import { GetCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { tallyHandler } from '../../functions/events/tally.ts';
import type { Position } from '../../functions/local/stream/stream-position.ts';
import { openStream } from '../../functions/local/stream/stream-reader.ts';
import { putImported } from '../../functions/storage/patient/imported-patient.ts';
import { keys, type Table } from '../../functions/storage/table.ts';
import { readYear } from '../../functions/storage/totals/totals.ts';
import { entry } from './builders.ts';
import { testTable } from './dynamo.ts';

export const unit = 'sahlgrenska';

/** The time at which tests tally: the day of the contract's example. */
export const now = new Date('2028-03-02T09:00:00Z');

/** Stores a whole new patient, also one whose reference reads like another. */
export async function storePatient(
  table: Table,
  { invitations, ...record }: Patient,
  at = unit,
): Promise<void> {
  await putImported(
    table,
    at,
    {
      record,
      read: null,
      invitations: invitations.map((invitation) => ({ invitation, isNew: true })),
    },
    entry(),
    'all',
  );
}

/** A table, and the tally that follows its changes. */
export async function testWorld() {
  const table = await testTable();
  const stream = openStream(table.config, table.streamArn, 100);
  const handle = tallyHandler({ table, now: () => now });
  const position: Position = { streamArn: table.streamArn, shards: {} };
  /** Tallies everything written until now. */
  const settle = async (): Promise<void> => {
    for (let handled = 1; handled > 0; ) {
      handled = 0;
      for (const { shard, records } of await stream.read(position)) {
        if (records.length === 0) continue;
        const { batchItemFailures } = await handle({ Records: records });
        if (batchItemFailures.length > 0) throw new Error('the tally failed');
        position.shards[shard] = records.at(-1)?.dynamodb?.SequenceNumber ?? '';
        handled += records.length;
      }
    }
  };
  return { table, settle };
}

let sequence = 0;

/** Makes a delivery from the stream: the record, or the named invitation, of each patient was changed. */
export function delivery(
  ...changes: { reference: string; invitation?: string; unit?: string }[]
): DynamoDBStreamEvent {
  return {
    Records: changes.map(({ reference, invitation, unit: at = unit }): DynamoDBRecord => {
      const [pk, sk] =
        invitation === undefined
          ? [keys.patient(at, reference), keys.record]
          : [keys.invitations(at, reference), keys.invitation(invitation)];
      const Keys = { pk: { S: pk }, sk: { S: sk } };
      sequence += 1;
      return { eventName: 'MODIFY', dynamodb: { Keys, SequenceNumber: String(sequence) } };
    }),
  };
}

/** Reads an item of the table unchanged, for claims that nothing in it has changed. */
export async function itemAt(table: Table, pk: string, sk: string) {
  const { Item } = await table.client.send(
    new GetCommand({ TableName: table.name, Key: { pk, sk }, ConsistentRead: true }),
  );
  return Item;
}

/** Reads a year's totals. */
export const readTotals = async (table: Table, at: string, year: number) =>
  (await readYear(table, at, year, [])).totals;
