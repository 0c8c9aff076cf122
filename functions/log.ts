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
  const at = error instanceof Error ? placesOf(error) : [];
  process.stderr.write(`${JSON.stringify({ event: 'unexpected', id, name, at })}\n`);
}

/** The lines of a stack that name a place in the code; a message before them may hold lines that look much the same. */
function placesOf({ stack = '', message }: Error): string[] {
  const before = stack.indexOf(message);
  const places = stack.slice(before < 0 ? 0 : before + message.length).split('\n');
  return places
    .filter((line) => /^\s+at .*(?::\d+:\d+|<anonymous>)\)?$/.test(line))
    .map((line) => line.trim());
}
