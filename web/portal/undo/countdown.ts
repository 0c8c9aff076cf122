/** The time, and a call after a while. */
export type Clock = { now: () => number; after: (wait: number, call: () => void) => () => void };

const browserClock: Clock = {
  now: () => Date.now(),
  after: (wait, call) => {
    const timer = setTimeout(call, wait);
    return () => clearTimeout(timer);
  },
};

type Countdown = {
  /** Stops the time for a reason; it goes on when no reason is left. */
  hold: (reason: string) => void;
  release: (reason: string) => void;
  /** The end never comes. */
  cancel: () => void;
};

/**
 * Calls `onEnd` after a time in which nothing holds it.
 * @param time in milliseconds
 */
export function countdown(time: number, onEnd: () => void, clock: Clock = browserClock): Countdown {
  const held = new Set<string>();
  let left = time;
  let begun = clock.now();
  let stop = clock.after(left, onEnd);
  return {
    hold: (reason) => {
      if (held.size === 0) {
        stop();
        left -= clock.now() - begun;
      }
      held.add(reason);
    },
    release: (reason) => {
      if (!held.delete(reason) || held.size > 0) return;
      begun = clock.now();
      stop = clock.after(Math.max(0, left), onEnd);
    },
    cancel: () => {
      stop();
      held.add('cancelled');
    },
  };
}
