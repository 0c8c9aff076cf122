import { setTimeout as wait } from 'node:timers/promises';

/** What an attempt returns that should be made again: somebody else wrote in between. */
export class Again {
  /** What is thrown when it was the last attempt. */
  readonly reason: unknown;
  constructor(reason: unknown) {
    this.reason = reason;
  }
}

/** A short random time, longer after each attempt, so that writers who collided do not collide again, in ms. */
const pause = (attempt: number): number => Math.random() * Math.min(1000, 20 * 2 ** attempt);

/**
 * Makes attempts, with a short wait between, until one returns something else than `Again`.
 * @param attempts the most that are made
 * @param attempt called with the number of the attempt, from 1
 * @param giveUp what the last attempt results in when it too asks for another; throws its reason unless given
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
