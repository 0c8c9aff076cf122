import { randomUUID } from 'node:crypto';
import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { readConfig } from '../config.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { feedAll, feedHandler } from '../events/feed.ts';
import { logged, logUnexpected } from '../log.ts';
import { s3Drop } from '../s3-drop.ts';
import { openTable } from '../storage/table.ts';

const { TABLE_NAME, DROP_BUCKET } = readConfig(process.env, ['TABLE_NAME', 'DROP_BUCKET']);
const feed = { table: openTable(TABLE_NAME, awsLimits), drop: s3Drop(DROP_BUCKET) };
const handle = feedHandler({ ...feed, onError: (error) => logUnexpected(randomUUID(), error) });

/** Feeds the changes of the stream; invoked with `{"all": true}`, every signed version that the drop lacks. */
export const handler = logged(
  async (event: DynamoDBStreamEvent | { all: true }): Promise<DynamoDBBatchResponse> => {
    if ('Records' in event) return handle(event);
    await feedAll(feed);
    return { batchItemFailures: [] };
  },
);
