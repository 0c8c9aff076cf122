import { setTimeout as wait } from 'node:timers/promises';

/** An attempt's result that asks for another attempt: another write came in between. */
export class Again {
  /** The error to throw when it was the last attempt. */
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** A short random time, longer after each attempt, so that colliding writers do not collide again, in ms. */
const pause = (attempt: number): number => Math.random() * Math.min(1000, 20 * 2 ** attempt);

/**
 * Makes attempts, with a short wait between, until one returns anything other than `Again`.
 * @param attempts the most attempts made
 * @param attempt called with the number of the attempt, from 1
 * @param giveUp makes the result when the last attempt too asks for another; throws its reason unless given
 */
export async function retrying<Result>(
  attempts: number,
  attempt: (count: number) => Promise<Result | Again>,
  giveUp: (reason: unknown) => Result = (reason) => {
    throw reason;
  },
): Promise<Result> {
  for (let count = 1; ; count++) {
    const result = await attempt(count);
    if (!(result instanceof Again)) return result;
    if (count === attempts) return giveUp(result.reason);
    await wait(pause(count));
  }
}
