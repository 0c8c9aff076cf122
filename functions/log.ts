import { Logger } from '@aws-lambda-powertools/logger';
import type { Context } from 'aws-lambda';

/**
 * The logger. Its lines are one JSON object each, in AWS and in the local run alike. A line never holds
 * personal data: no address, code, reference or message of an error.
 */
const logger = new Logger({ serviceName: 'nhv-follow-up' });

/** The line of a recount, with the names that its alarm filters (cdk/constructs/watch.ts). */
export const recountLine = { event: 'recount', differences: 'differences' } as const;

/**
 * Writes the outcome of a unit's recount.
 * @param outcome `renewed`: patients whose tallies were of older definitions; `differences`: tallies and
 *   totals that differed from the records
 */
export function logRecount({
  unit,
  renewed,
  differences,
}: {
  unit: string;
  renewed: number;
  differences: number;
}): void {
  logger.info('All numbers of a unit were counted anew', {
    event: recountLine.event,
    unit,
    renewed,
    [recountLine.differences]: differences,
  });
}

/**
 * Writes an unexpected error under the id that its answer carried: the error's name and its place in the
 * code. Messages are left out, as they may quote the request.
 */
export function logUnexpected(id: string, error: unknown): void {
  const name = error instanceof Error ? error.name : typeof error;
  const at = error instanceof Error ? placesOf(error) : [];
  logger.error('Something unexpected failed', { event: 'unexpected', id, name, at });
}

/** Wraps a handler so that its lines name the invocation that wrote them, as Lambda's own lines do. */
export const logged =
  <Event, Result>(handler: (event: Event, context: Context) => Result) =>
  (event: Event, context: Context): Result => {
    logger.addContext(context);
    return handler(event, context);
  };

/** Keeps the lines of a stack that name a place in the code; a message before them may hold similar lines. */
function placesOf({ stack = '', message }: Error): string[] {
  const before = stack.indexOf(message);
  const places = stack.slice(before < 0 ? 0 : before + message.length).split('\n');
  return places
    .filter((line) => /^\s+at .*(?::\d+:\d+|<anonymous>)\)?$/.test(line))
    .map((line) => line.trim());
}
