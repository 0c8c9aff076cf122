import type { Reporter, TestSpecification } from 'vitest/node';
import { slowness } from './patience.ts';

/** The least time between two lines, in milliseconds. */
const pause = 15_000;

const minutes = (milliseconds: number): string => {
  const seconds = Math.round(milliseconds / 1000);
  return seconds < 60 ? `${seconds} s` : `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
};

/**
 * Reports the progress of the run, for a log that is read while it grows; on a terminal Vitest shows it
 * itself.
 * @param write writes a line
 * @param now milliseconds
 */
export function progress(
  write: (line: string) => void = (line) => void process.stdout.write(`${line}\n`),
  now: () => number = () => performance.now(),
): Reporter {
  let files = 0;
  let ended = 0;
  let tests = 0;
  let started = 0;
  let told = 0;
  const tell = () => {
    if (now() - told < pause) return;
    told = now();
    write(`${ended} of ${files} files, ${tests} tests, after ${minutes(told - started)}`);
  };
  return {
    onTestRunStart(specifications: readonly TestSpecification[]) {
      files = specifications.length;
      started = told = now();
      if (slowness > 1) write(`This machine is ${slowness} times as slow as the one of docs/benchmarks.md.`);
    },
    onTestCaseResult() {
      tests += 1;
      tell();
    },
    onTestModuleEnd() {
      ended += 1;
      if (ended < files) tell();
    },
  };
}
