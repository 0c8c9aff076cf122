import type { InputError } from '../../../functions/domain/failure.ts';
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
