import { spawnSync } from 'node:child_process';

/**
 * All time limits of the tests. They only end tests that hang, so they are generous and follow the machine's
 * speed.
 */

/** Milliseconds from start to end of an empty Node process on the machine of docs/benchmarks.md. */
const reference = 16;

function emptyProcess(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['--eval', '']);
  return performance.now() - started;
}

/**
 * How many times slower this machine is now than the one in docs/benchmarks.md; 1–20, so that a hang ends.
 */
function measured(): number {
  const times = Array.from({ length: 9 }, emptyProcess).sort((one, other) => one - other);
  return Math.min(20, Math.max(1, (times[4] ?? 0) / reference));
}

/**
 * Measured once, by the process that starts the tests; its workers inherit the variable, and it can be set by
 * hand.
 */
process.env.SLOWNESS ||= measured().toFixed(1);

export const slowness = Number(process.env.SLOWNESS);

/** Milliseconds to wait for one event: on the reference machine no event takes more than a few hundred. */
export const patience = Math.round(30_000 * slowness);

/**
 * Milliseconds for one test, and for the preparation before it: the slowest takes 10 s on the reference
 * machine.
 */
export const testPatience = 4 * patience;
