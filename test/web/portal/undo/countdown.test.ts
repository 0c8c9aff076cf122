import { expect, it } from 'vitest';
import { type Clock, countdown } from '../../../../web/portal/undo/countdown.ts';

/** A clock that goes when it is told to. */
function handClock() {
  let at = 0;
  let waiting: { until: number; call: () => void } | undefined;
  const clock: Clock = {
    now: () => at,
    after: (wait, call) => {
      const one = { until: at + wait, call };
      waiting = one;
      return () => {
        if (waiting === one) waiting = undefined;
      };
    },
  };
  const go = (time: number) => {
    at += time;
    if (!waiting || waiting.until > at) return;
    const { call } = waiting;
    waiting = undefined;
    call();
  };
  return { clock, go };
}

function begun() {
  const { clock, go } = handClock();
  const seen = { ended: 0 };
  const count = countdown(
    10_000,
    () => {
      seen.ended += 1;
    },
    clock,
  );
  return { count, go, seen };
}

it('ends after its time, once', () => {
  const { go, seen } = begun();
  go(9_999);
  expect(seen.ended).toBe(0);
  go(1);
  go(60_000);
  expect(seen.ended).toBe(1);
});

it('stands still while anything holds it, and then goes on with what was left', () => {
  const { count, go, seen } = begun();
  go(6_000);
  count.hold('focus');
  count.hold('pointer');
  go(60_000);
  count.release('focus');
  go(60_000);
  expect(seen.ended).toBe(0);
  count.release('pointer');
  go(3_999);
  expect(seen.ended).toBe(0);
  go(1);
  expect(seen.ended).toBe(1);
});

it('is not released by a reason that never held it', () => {
  const { count, go, seen } = begun();
  count.hold('dialog');
  count.release('pointer');
  go(60_000);
  expect(seen.ended).toBe(0);
});

it('never ends once it is cancelled', () => {
  const { count, go, seen } = begun();
  count.cancel();
  count.release('focus');
  go(60_000);
  expect(seen.ended).toBe(0);
});
