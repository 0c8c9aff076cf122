import type { InputError } from './failure.ts';
import type { Input } from './input.ts';

/** A whole string, or a sign between values, in JSON that is known to be right. */
const token = /"[^"\\]*(?:\\.[^"\\]*)*"|[{}[\],:]/g;

/** An object or a list that is not at its end, and the field or place in it that is being read. */
type OpenPart = { names: Set<string> | undefined; at: string | number };

/** As much of a path as is told: what lies deeper is in no record. */
const deepest = 20;

const pathOf = (open: readonly OpenPart[]) =>
  open
    .slice(0, deepest)
    .map(({ at }) => at)
    .join('.');

/** Where a field is given a second time in the same object: one of the two would be lost without a word. */
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

/** Errors told of one text. */
const errorsTold = 50;

/**
 * JSON as data, where every field is given once. Languages disagree on which of two counts, so neither is taken.
 * The text is gone through twice, however it is nested.
 * @returns null where it is no JSON
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
    errors.push({ path, message: 'Fältet står två gånger. Ta bort det ena.' });
    if (errors.length === errorsTold) break;
  }
  return errors.length > 0 ? { errors } : { value };
}
