import { randomUUID } from 'node:crypto';
import { readConfig } from '../config.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { tallyHandler } from '../events/tally.ts';
import { logged, logUnexpected } from '../log.ts';
import { openTable } from '../storage/table.ts';

const { TABLE_NAME } = readConfig(process.env, ['TABLE_NAME']);

export const handler = logged(
  tallyHandler({
    table: openTable(TABLE_NAME, awsLimits),
    now: () => new Date(),
    onError: (error) => logUnexpected(randomUUID(), error),
  }),
);
