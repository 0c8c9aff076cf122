import { expect, it } from 'vitest';
import type { TestCase, TestModule, TestSpecification } from 'vitest/node';
import { progress } from './progress.ts';

it('progress is written while tests and files end, at most every 15 seconds, and not after the last file', () => {
  const lines: string[] = [];
  let now = 0;
  const reporter = progress(
    (line) => lines.push(line),
    () => now,
  );
  reporter.onTestRunStart?.([{}, {}] as TestSpecification[]);
  lines.length = 0;
  for (const seconds of [10, 20, 30, 75]) {
    now = seconds * 1000;
    reporter.onTestCaseResult?.({} as TestCase);
  }
  for (const seconds of [91, 120]) {
    now = seconds * 1000;
    reporter.onTestModuleEnd?.({} as TestModule);
  }
  expect(lines).toEqual([
    '0 of 2 files, 2 tests, after 20 s',
    '0 of 2 files, 4 tests, after 1 min 15 s',
    '1 of 2 files, 4 tests, after 1 min 31 s',
  ]);
});
