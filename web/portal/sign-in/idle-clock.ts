import { idleLimits } from '../../../functions/domain/time-limits.ts';

/** `ending`: the user is warned that the session ends soon. */
export type Idleness = 'busy' | 'ending' | 'ended';

type IdleClock = {
  idleness: () => Idleness;
  /** Notes that the user did something. While the warning is shown only `stay` counts: it is asked for. */
  touch: () => void;
  /** The user asks to stay; after the end it is too late. */
  stay: () => void;
  /** A session begins. */
  begin: () => void;
};

/** The last touch, shared by the tabs of this browser, in milliseconds. */
type KeptTouch = { read: () => number | undefined; write: (at: number) => void };

/** Touches within a second are one. */
const apart = 1_000;

/**
 * Makes the clock of a session's idleness. A page that is only loaded is not a touch: a browser may open its tabs
 * again by itself.
 * @param now the present moment, in milliseconds
 */
export function idleClock(now: () => number, kept: KeptTouch): IdleClock {
  const begun = now();
  // A moment that is yet to come was written before the computer's clock was set back.
  const idle = () => Math.max(0, now() - (kept.read() ?? begun));
  const idleness = (): Idleness => {
    const since = idle();
    if (since >= idleLimits.end) return 'ended';
    return since >= idleLimits.end - idleLimits.warning ? 'ending' : 'busy';
  };
  const begin = () => kept.write(now());
  return {
    idleness,
    touch: () => {
      if (idle() >= apart && idleness() === 'busy') begin();
    },
    stay: () => {
      if (idleness() !== 'ended') begin();
    },
    begin,
  };
}
