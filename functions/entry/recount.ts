import { readConfig } from '../config.ts';
import { type RecountReport, recount } from '../events/recount.ts';
import { logged, logRecount } from '../log.ts';
import { openTable } from '../storage/table.ts';

const { TABLE_NAME } = readConfig(process.env, ['TABLE_NAME']);
const table = openTable(TABLE_NAME, {});

/**
 * Recounts and compares; with `{"mend": true}` it also corrects the differences. The nightly run does not
 * correct.
 * @throws when a unit's totals kept changing, so that Lambda tries again later and reports a second failure
 */
export const handler = logged(async ({ mend }: { mend?: unknown }): Promise<RecountReport> => {
  const report = await recount(table, { mend: mend === true });
  logRecount(report.differences);
  const moving = report.units.filter(({ settled }) => !settled).map(({ unit }) => unit);
  if (moving.length > 0) throw new Error(`the totals kept moving in ${moving.join(', ')}`);
  return report;
});
