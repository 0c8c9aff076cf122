import type { Readable } from 'node:stream';

/** Stands in the output of a function's process after each event. */
export const endOfOutput = '\0';

/**
 * Collects what a function's process prints.
 * @returns the text so far, and a wait for the output of the next event
 */
export function collectOutput(stream: Readable | null) {
  let text = '';
  let ends = 0;
  let read = () => {};
  stream?.setEncoding('utf8').on('data', (chunk: string) => {
    text += chunk.replaceAll(endOfOutput, '');
    ends += chunk.split(endOfOutput).length - 1;
    read();
  });
  async function eventEnded(): Promise<void> {
    while (ends === 0) await new Promise<void>((resolve) => (read = resolve));
    ends -= 1;
  }
  return { text: () => text, eventEnded };
}
