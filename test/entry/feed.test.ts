import type { DynamoDBBatchResponse } from 'aws-lambda';
import { beforeAll, describe, expect, it } from 'vitest';
import { keys } from '../../functions/storage/table.ts';
import { startLambda } from '../support/lambda.ts';
import { reportWorld } from '../support/report.ts';
import { s3Server } from '../support/s3.ts';

const world = await reportWorld();
const s3 = await s3Server();
const services = { dynamodb: world.table.endpoint, s3: s3.address };
const feed = await startLambda('feed', services, { TABLE_NAME: world.table.name, DROP_BUCKET: 'drop' });

const signed = {
  Records: [
    {
      eventName: 'INSERT',
      dynamodb: {
        Keys: { pk: { S: keys.reports('sahlgrenska') }, sk: { S: keys.reportVersion(2026, 1) } },
        SequenceNumber: '1',
      },
    },
  ],
};
const path = '/drop/reports/perifer-facialispares/2026/sahlgrenska/v1';
const typesInDrop = () =>
  Object.fromEntries([...s3.files].map(([name, { type }]) => [name.replace(path, ''), type]).sort());

beforeAll(async () => {
  await world.sign((await world.report()).hash);
});

describe('the feed as Lambda runs it', () => {
  it('reports back a version that the bucket does not take', async () => {
    s3.failing.push(403);
    const result = await feed.invoke<DynamoDBBatchResponse>(signed);
    expect(result).toEqual({ batchItemFailures: [{ itemIdentifier: '1' }] });
    expect(s3.files.size).toBe(0);
  });

  it('puts a signed version into the bucket once, also when it is delivered again', async () => {
    expect(await feed.invoke<DynamoDBBatchResponse>(signed)).toEqual({ batchItemFailures: [] });
    expect(typesInDrop()).toEqual({
      '.csv': 'text/csv',
      '.fhir.json': 'application/fhir+json',
      '.json': 'application/json',
      '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    });
    const first = new Map(s3.files);
    expect(await feed.invoke<DynamoDBBatchResponse>(signed)).toEqual({ batchItemFailures: [] });
    expect(s3.files).toEqual(first);
    expect([...s3.files.values()].map(({ text }) => text).join()).not.toMatch(/SU-\d/);
  });

  it('puts what is missing when it is asked for everything', async () => {
    s3.files.delete(`${path}.csv`);
    expect(await feed.invoke<DynamoDBBatchResponse>({ all: true })).toEqual({ batchItemFailures: [] });
    expect(s3.files.size).toBe(4);
  });
});
