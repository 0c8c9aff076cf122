import type { InputError } from '../../../../functions/domain/failure.ts';
import type { Errors } from './drafts.ts';

/** Sorts errors into those beside a field of the form and those told above it. */
export function splitErrors(errors: readonly InputError[], at: string): { fields: Errors; others: string[] } {
  const fields: Record<string, string> = {};
  const others: string[] = [];
  const prefix = at ? `${at}.` : '';
  for (const { path, message } of errors) {
    const bare = path.replace(/^record\./, '');
    if (bare === 'reason') fields.reason ??= message;
    else if (bare.startsWith(prefix) && (prefix || !/^(visits|treatments|invitations)\b/.test(bare)))
      fields[bare.slice(prefix.length)] ??= message;
    else others.push(message);
  }
  return { fields, others };
}

/** What is wrong with a form: beside its fields, and above it. */
export type Wrong = { fields: Errors; others: readonly string[] };

/**
 * What of the last try is still wrong. What is mended is told no longer; what was not told then is not told until the
 * next try.
 * @param now what is wrong as the form stands
 * @param keepsAll the form stands as it was tried, so that what only the server knows still holds
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

/** A visit before its referral is told at the visit's date; where only the referral's was typed, it is told there. */
export function atTyped(errors: Errors, now: Dates, start: Dates): Errors {
  const { date, ...others } = errors;
  const isReferralAlone = now.date === start.date && now.referralReceivedOn !== start.referralReceivedOn;
  return date && isReferralAlone ? { referralReceivedOn: date, ...others } : errors;
}

/** What is wrong with an operation's date: also that a complication is now before it. */
export const operationDateError = (errors: Errors): string | undefined =>
  errors.date ?? Object.entries(errors).find(([name]) => /^complications\.\d+\.date$/.test(name))?.[1];
