import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { afterAll } from 'vitest';

const children: ChildProcess[] = [];

afterAll(async () => {
  await Promise.all(
    children.splice(0).map(async (child) => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.kill('SIGKILL');
      await once(child, 'exit');
    }),
  );
});

/** Returns the same process, ended at the latest after the test file's last test. */
export function endedAfterTests<Child extends ChildProcess>(child: Child): Child {
  children.push(child);
  return child;
}
