import { setTimeout as wait } from 'node:timers/promises';
import { messageState } from '../../../domain/survey/sent-message.ts';
import { readMessages } from '../../../storage/messages/messages.ts';
import type { PortalDeps } from '../context.ts';

/** In milliseconds: a message is claimed, handed over and noted within this time, or it is not known what became of it. */
const patience = 15_000;
const pause = 250;

type UnderWay = { key: string; n: number; channel: 'sms' | 'email' };

/**
 * Waits until no message to a patient is being handed over: for a stop, after which no other is claimed.
 * @returns messages that were claimed so long ago, or are still under way, that nobody can know whether they arrive
 */
export async function endOfSending(
  { table, now }: PortalDeps,
  unit: string,
  reference: string,
): Promise<UnderWay[]> {
  for (let waited = 0; ; waited += pause) {
    const sending = (await readMessages(table, unit, reference)).filter(
      (message) => messageState(message) === 'sending',
    );
    const isRecent = sending.some(({ claimedAt }) => now().getTime() - Date.parse(claimedAt) < patience);
    if (!isRecent || waited >= patience)
      return sending.map(({ invitation, n, channel }) => ({ key: invitation, n, channel }));
    await wait(pause);
  }
}
