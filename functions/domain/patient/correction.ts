import { type Fields, isSame } from '../same.ts';
import type { PatientRecord } from './patient.ts';

/** Whether `after` still holds everything in `before`; it may hold more. */
function keeps(before: unknown, after: unknown): boolean {
  if (before === undefined) return true;
  if (!Array.isArray(before) || !Array.isArray(after)) return isSame(before, after);
  const left = [...after];
  return before.every((value) => {
    const index = left.findIndex((candidate) => isSame(value, candidate));
    if (index >= 0) left.splice(index, 1);
    return index >= 0;
  });
}

const keepsFields = (before: Fields, after: Fields): boolean =>
  Object.entries(before).every(([name, value]) => keeps(value, after[name]));

function keepsList(before: readonly { key: string }[], after: readonly { key: string }[]): boolean {
  return before.every((one) => {
    const other = after.find(({ key }) => key === one.key);
    return other !== undefined && keepsFields(one, other);
  });
}

/**
 * Whether a change alters or removes a recorded fact, which requires a reason. Adding a visit, a complication
 * or a missing date does not.
 */
export function isCorrection(before: PatientRecord, after: PatientRecord): boolean {
  const { visits, treatments, ...fields } = before;
  const kept =
    keepsFields(fields, after) && keepsList(visits, after.visits) && keepsList(treatments, after.treatments);
  return !kept;
}
