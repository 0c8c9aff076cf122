import { fail, type InputError } from '../../domain/failure.ts';
import type { Input } from '../../domain/input.ts';
import { parseJson } from '../../domain/json.ts';
import { lineLimit, linesLimit } from '../../domain/limits.ts';

/** A patient to import: its line number, and the parsed value or the reasons why parsing failed. */
export type Numbered = { line: number } & ({ value: unknown } | { errors: InputError[] });

/** Refuses more patients than one request may hold. */
export const tooManyLines = () =>
  fail({
    kind: 'malformed',
    detail: `Högst ${linesLimit} patienter går att skicka på en gång. Dela upp dem i flera.`,
  });

/**
 * Splits newline-delimited JSON into lines, numbered from 1; empty ones are skipped.
 * @throws Failed malformed, before the first line, when there are more lines than one request may hold
 */
export function ndjsonLines(text: string): Generator<Numbered> {
  const filled = /\S[^\n]*/g;
  let lines = 0;
  while (lines <= linesLimit && filled.test(text)) lines += 1;
  return lines <= linesLimit ? numberedLines(text) : tooManyLines();
}

function* numberedLines(text: string): Generator<Numbered> {
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const content = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length + 1 : end + 1;
    line += 1;
    if (content !== '') yield { line, ...parsed(content) };
  }
}

const notJson = [{ path: '', message: 'Raden är inte giltig JSON.' }];

const spaced = (count: number) => String(count).replace(/\B(?=(\d{3})+$)/g, '\u00a0');

function parsed(content: string): Input<unknown> {
  if (content.length > lineLimit)
    return { errors: [{ path: '', message: `Raden har fler än ${spaced(lineLimit)} tecken.` }] };
  return parseJson(content) ?? { errors: notJson };
}
