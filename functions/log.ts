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
