import * as z from 'zod';
import { WrittenInstant } from '../../../domain/care/written.ts';
import { nextMessage, obstacles } from '../../../domain/survey/reminder.ts';
import {
  messageKinds,
  messageState,
  messageStates,
  stateSince,
  undelivered,
} from '../../../domain/survey/sent-message.ts';
import type { Standing } from '../../../storage/messages/standing.ts';

const textChannel = z.enum(['sms', 'email']);

/** A message about an invitation, without its address. */
const SeenMessage = z.strictObject({
  n: z.int().min(1),
  kind: z.enum(messageKinds),
  channel: textChannel,
  state: z.enum(messageStates),
  at: WrittenInstant.describe('When it came into the state'),
  failure: z.enum(undelivered).optional(),
});

const NextMessage = z.union([
  z.strictObject({ kind: z.enum(messageKinds), channel: textChannel, due: WrittenInstant }),
  z.strictObject({ obstacle: z.enum(obstacles) }).describe('What stands in the way of a message'),
]);

/** The messages about an invitation, and what the system sends next. */
export const SeenMessages = z.strictObject({ messages: z.array(SeenMessage), next: NextMessage });
export type SeenMessages = z.infer<typeof SeenMessages>;

export function seenMessages({ own, facts }: Standing, now: Date): SeenMessages {
  const next = nextMessage({ ...facts, now });
  return {
    messages: [...own]
      .sort((one, other) => one.n - other.n)
      .map((message) => ({
        n: message.n,
        kind: message.what,
        channel: message.channel,
        state: messageState(message),
        at: stateSince(message),
        ...(message.failure && { failure: message.failure }),
      })),
    next: 'obstacle' in next ? next : { kind: next.kind, channel: next.channel, due: next.due },
  };
}
