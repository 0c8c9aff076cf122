import { appendFileSync } from 'node:fs';
import type { Instant } from '../../domain/care/period.ts';
import type { TextChannel } from '../../domain/survey/message/message-texts.ts';
import type { DataFolder } from '../data-folder.ts';

/** A message that the post office of the local run has taken. */
export type Taken = {
  id: string;
  channel: TextChannel;
  to: string;
  subject?: string;
  text: string;
  at: Instant;
  /** The invitation that it is about, and its number among that invitation's messages; absent when none is known. */
  invitation?: { unit: string; reference: string; key: string };
  n?: number;
};

/** All messages that were taken, the oldest first; they outlive the process. */
export type Outbox = { all: () => readonly Taken[]; add: (taken: Taken) => void };

const file = 'outbox.ndjson';

/** Opens the outbox of a data folder. A line that a crash cut short is left out. */
export function openOutbox(folder: DataFolder): Outbox {
  const taken = (folder.read(file) ?? '').split('\n').flatMap((line): Taken[] => {
    try {
      return line === '' ? [] : [JSON.parse(line)];
    } catch {
      return [];
    }
  });
  return {
    all: () => taken,
    add: (one) => {
      taken.push(one);
      appendFileSync(folder.file(file), `\n${JSON.stringify(one)}`, { mode: 0o600, flush: true });
    },
  };
}
