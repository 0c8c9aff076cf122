import { setTimeout as wait } from 'node:timers/promises';

type Repeating = {
  /** Finishes the work under way and stops. */
  stop: () => Promise<void>;
};

/**
 * Does a work at once and then again and again, as a schedule does in AWS.
 * @param interval milliseconds between the end of one and the beginning of the next
 * @param onTrouble called with an error of the work, which goes on
 */
export function repeat(
  work: () => Promise<unknown>,
  { interval, onTrouble }: { interval: number; onTrouble: (error: unknown) => void },
): Repeating {
  const stopping = new AbortController();
  const run = async () => {
    while (!stopping.signal.aborted) {
      try {
        await work();
      } catch (error) {
        if (!stopping.signal.aborted) onTrouble(error);
      }
      await wait(interval, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  };
  const ended = run();
  return {
    stop: () => {
      stopping.abort();
      return ended;
    },
  };
}
