import { ConfigurationError, readLocalConfig } from '../config.ts';
import { type Difference, recount } from '../events/recount.ts';
import { openTable } from '../storage/table.ts';
import { openDataFolder } from './data-folder.ts';
import { reachEmbeddedDynamodb, useDynamodbAt } from './database/embedded-dynamodb.ts';
import { LocalFailure } from './local-failure.ts';
import { localTableName } from './server.ts';

const say = (line: string) => process.stdout.write(`${line}\n`);

/** The sentence that names a difference. */
function described(difference: Difference): string {
  const { unit } = difference;
  if (difference.kind === 'needs')
    return `${unit}: the needs of ${difference.reference} are not what the record says`;
  if (difference.kind === 'summary')
    return `${unit}: the summary of ${difference.reference} is not what the record says`;
  if (difference.kind === 'tally')
    return `${unit}: the tally of ${difference.reference} for ${difference.year} is not what the record says`;
  const numbers = difference.kind === 'totals' ? 'totals' : 'groups of answers';
  return `${unit}: the ${numbers} of ${difference.year} are not what the records say`;
}

/**
 * `npm run recount [-- --mend]`: counts everything anew, with or without a running server, and prints the
 * differences from the stored numbers; `--mend` corrects them. Tallies of older definitions are counted anew
 * in any case. Ends with 1 when a difference remains.
 */
async function main(args: readonly string[]): Promise<number> {
  const unknown = args.find((arg) => arg !== '--mend');
  if (unknown !== undefined)
    throw new LocalFailure(`There is no option ${unknown}: npm run recount [-- --mend].`);
  const mend = args.includes('--mend');
  const config = readLocalConfig(process.env);
  const database =
    config.DYNAMODB_ENDPOINT === undefined
      ? await reachEmbeddedDynamodb(openDataFolder(config.DATA_DIR), localTableName)
      : await useDynamodbAt(config.DYNAMODB_ENDPOINT, localTableName);
  const table = openTable(database.tableName, database.config);
  try {
    const report = await recount(table, {
      now: () => new Date(),
      mend,
      onDifference: (difference) => say(described(difference)),
    });
    for (const { unit, patients, renewed, differences, settled } of report.units) {
      const state = settled ? `${differences} differences` : 'changed all the while: recount again later';
      const older = renewed > 0 ? ` (${renewed} of older definitions, counted anew)` : '';
      say(`${unit}: ${patients} patients${older}, ${state}`);
    }
    const left = report.units.some(({ settled }) => !settled) || (report.differences > 0 && !mend);
    if (report.differences > 0)
      say(mend ? 'What differed was put right.' : 'Put it right with: npm run recount -- --mend');
    return left ? 1 : 0;
  } finally {
    table.client.destroy();
    await database.stop();
  }
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof LocalFailure || error instanceof ConfigurationError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
