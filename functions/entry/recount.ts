import { readConfig } from '../config.ts';
import { awsLimits } from '../domain/time-limits.ts';
import { recountUnit, type UnitRecount } from '../events/recount.ts';
import { logged, logRecount } from '../log.ts';
import { openTable } from '../storage/table.ts';

const { TABLE_NAME } = readConfig(process.env, ['TABLE_NAME']);
const table = openTable(TABLE_NAME, awsLimits);

/**
 * Recounts and compares one unit; with `"mend": true` it also corrects the differences. Each unit has a
 * schedule that starts it every night, without `mend`.
 * @throws when there is no such unit, or its totals kept changing, so that Lambda tries again later and
 *   reports a second failure
 */
export const handler = logged(
  async ({ unit, mend }: { unit: string; mend?: unknown }): Promise<UnitRecount> => {
    const result = await recountUnit(table, unit, { now: () => new Date(), mend: mend === true });
    logRecount(result);
    if (!result.settled) throw new Error(`the totals kept moving in ${unit}`);
    return result;
  },
);
