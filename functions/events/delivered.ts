import { toInstant } from '../domain/care/period.ts';
import { heardIn } from '../post/provider-event.ts';
import { lookAgain } from '../storage/messages/due.ts';
import { findAttempt, type Noted, noteMessage } from '../storage/messages/messages.ts';
import type { Table } from '../storage/table.ts';

/** The event is of an attempt that the table does not have: it was deleted, or the index is not there yet. */
class UnknownAttempt extends Error {
  override readonly name = 'UnknownAttempt';
}

/**
 * Notes what a provider's event says of a message. Every moment is noted once, so events may come again, late and in any
 * order. A message that was not delivered makes the system look at its invitation again.
 * @throws UnknownAttempt when there is no such message: the event is delivered again later
 */
export function deliveredHandler({
  table,
  now,
}: {
  table: Table;
  now: () => Date;
}): (event: unknown) => Promise<void> {
  return async (event) => {
    const heard = heardIn(event);
    if (!heard) return;
    const place = await findAttempt(table, heard.attempt);
    if (!place) throw new UnknownAttempt();
    const at = toInstant(now());
    const noted: Noted =
      heard.what === 'failed'
        ? { acceptedAt: at, failedAt: at, failure: heard.failure }
        : heard.what === 'delivered'
          ? { acceptedAt: at, deliveredAt: at }
          : { acceptedAt: at };
    await noteMessage(table, place, noted);
    if (heard.what === 'failed') await lookAgain(table, place.unit, place.reference, now(), place.invitation);
  };
}
