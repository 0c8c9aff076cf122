/**
 * The log lines that alarms are built on (cdk/constructs/watch.ts filters them by these names). A line is one JSON
 * object; it never holds personal data.
 */
export const recountLine = { event: 'recount', differences: 'differences' } as const;

/** Writes the outcome of a recount: how many tallies and totals were not what the records say. */
export function logRecount(differences: number): void {
  process.stdout.write(
    `${JSON.stringify({ event: recountLine.event, [recountLine.differences]: differences })}\n`,
  );
}

/**
 * Writes an unexpected error under the id that its answer carried: the error's name and where it happened. Messages
 * are left out, as they may quote what a request held.
 */
export function logUnexpected(id: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const stack = error instanceof Error ? (error.stack ?? '') : '';
  const at = stack.split('\n').filter((line) => /^\s+at /.test(line));
  process.stderr.write(
    `${JSON.stringify({ event: 'unexpected', id, name, at: at.map((line) => line.trim()) })}\n`,
  );
}
