import { vi } from 'vitest';

/** Collects the lines of JSON that a piece of work writes to one of the process's outputs. */
export function linesOf(output: 'stdout' | 'stderr', work: () => void): unknown[] {
  const write = vi.spyOn(process[output], 'write').mockReturnValue(true);
  try {
    work();
    return write.mock.calls.flatMap(([text]) =>
      String(text)
        .split(/(?<=\n)/)
        .map((line) => JSON.parse(line)),
    );
  } finally {
    write.mockRestore();
  }
}
