import type { InputError } from '../../../../functions/domain/failure.ts';
import type { Errors } from './drafts.ts';

/** Sorts errors into those beside a field of the form and those above it. */
export function splitErrors(errors: readonly InputError[], at: string): { fields: Errors; others: string[] } {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  const prefix = at ? `${at}.` : '';
  for (const { path, message } of errors) {
    const bare = path.replace(/^record\./, '');
    if (bare === 'Idempotency-Key') others.push(message);
    else if (bare === 'reason') fields.reason ??= message;
    else if (bare.startsWith(prefix) && (prefix || !/^(visits|treatments|invitations)\b/.test(bare)))
      fields[bare.slice(prefix.length)] ??= message;
    else others.push(message);
  }
  return { fields, others };
}

/** The errors of a form: beside its fields, and above it. */
export type Wrong = { fields: Errors; others: readonly string[] };

/**
 * Finds the errors of the last attempt that are left. A corrected error is no longer shown; a new error is
 * not shown until the next attempt.
 * @param now the errors of the form as it is now
 * @param keepsAll the form is unchanged since the attempt, so errors that only the server can find still hold
 */
export function stillWrong(tried: Wrong, now: Wrong, keepsAll: boolean): Wrong {
  const fields = Object.entries(tried.fields).flatMap(([name, message]) => {
    const still = now.fields[name] ?? (keepsAll ? message : undefined);
    return still === undefined ? [] : [[name, still] as const];
  });
  const others = tried.others.filter((message) => keepsAll || now.others.includes(message));
  return { fields: Object.fromEntries(fields), others };
}

type Dates = { date: string; referralReceivedOn: string };

/**
 * Places the error of a visit before its referral: at the visit's date, or at the referral's date when only
 * that was typed.
 */
export function atTyped(errors: Errors, now: Dates, start: Dates): Errors {
  const { date, ...others } = errors;
  const isReferralAlone = now.date === start.date && now.referralReceivedOn !== start.referralReceivedOn;
  return date && isReferralAlone ? { referralReceivedOn: date, ...others } : errors;
}

/** The error of an operation's date, which may be that a complication is now before it. */
export const operationDateError = (errors: Errors): string | undefined =>
  errors.date ?? Object.entries(errors).find(([name]) => /^complications\.\d+\.date$/.test(name))?.[1];
