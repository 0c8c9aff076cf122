import type { InputError } from './failure.ts';
import type { Input } from './input.ts';

/** A whole string, or a sign between values, in valid JSON. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** An object or a list whose end is not reached yet, and the field or place in it that is being read. */
type OpenPart = { names: Set<string> | undefined; at: string | number };

/** The longest path in an error, in steps: no record is deeper. */
const deepest = 20;

const pathOf = (open: readonly OpenPart[]) =>
  open
    .slice(0, deepest)
    .map(({ at }) => at)
    .join('.');

/**
 * Finds the paths of fields given twice in the same object: one of the two values would be lost unnoticed.
 */
function* repeatedNames(text: string): Generator<string> {
  const open: OpenPart[] = [];
  let last = '';
  for (const [found] of text.matchAll(token)) {
    const inside = open.at(-1);
    if (found === '{') open.push({ names: new Set(), at: '' });
    else if (found === '[') open.push({ names: undefined, at: 0 });
    else if (found === '}' || found === ']') open.pop();
    else if (found === ',' && inside && typeof inside.at === 'number') inside.at += 1;
    else if (found === ':' && inside?.names) {
      const name: string = JSON.parse(last);
      inside.at = name;
      if (inside.names.has(name)) yield pathOf(open);
      inside.names.add(name);
    }
    last = found;
  }
}

/** The sentence for a field given more than once. */
export const repeatedField = 'Fältet står två gånger. Ta bort det ena.';

/** The highest number of errors for one text. */
const errorsTold = 50;

/**
 * Parses JSON in which every field is given once. Languages disagree on which of two values counts, so a
 * repeated field is an error. Two passes over the text suffice for any nesting.
 * @returns null when the text is no JSON
 */
export function parseJson(text: string): Input<unknown> | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  const errors: InputError[] = [];
  for (const path of repeatedNames(text)) {
    errors.push({ path, message: repeatedField });
    if (errors.length === errorsTold) break;
  }
  return errors.length > 0 ? { errors } : { value };
}
