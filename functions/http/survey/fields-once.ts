import type { InputError } from '../../domain/failure.ts';
import { repeatedField } from '../../domain/json.ts';

/** The fields of a posted form that are no answers to its questions. */
const heads: ReadonlySet<string> = new Set(['submission', 'language', 'respondent', 'wording']);

/**
 * Separates the fields of a posted form that are given once from those that are given more often, which are errors as
 * in JSON: only one of the values could be stored.
 * @returns errors with the paths that the same fields have in JSON
 */
export function fieldsOnce(given: URLSearchParams): { once: Record<string, string>; errors: InputError[] } {
  const names = [...new Set(given.keys())];
  const repeated = names.filter((name) => given.getAll(name).length > 1);
  return {
    once: Object.fromEntries([...given].filter(([name]) => !repeated.includes(name))),
    errors: repeated.map((name) => ({
      path: heads.has(name) ? name : `values.${name}`,
      message: repeatedField,
    })),
  };
}
