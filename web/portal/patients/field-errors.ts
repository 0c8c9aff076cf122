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
