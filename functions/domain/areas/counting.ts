import type { Counting } from '../measure/tally.ts';
import { tallyOf } from '../measure/tally.ts';
import { needsOf } from '../worklist/needs.ts';
import { findUnit } from './areas.ts';

/** Makes the counting of a unit. Its `tallyOf` throws when no area has such a unit (any more). */
export function countingIn(unitId: string, now: () => Date): Counting {
  const found = findUnit(unitId);
  return {
    definitions: found?.area.definitions ?? '',
    tallyOf: (patient) => {
      if (!found) throw new Error(`no area has a unit ${unitId}`);
      return tallyOf(found.area, unitId, patient);
    },
    needsOf: (patient) => (found ? needsOf(found.area, unitId, patient) : []),
    now,
  };
}
