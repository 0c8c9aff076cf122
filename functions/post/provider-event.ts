import * as z from 'zod';
import type { Undelivered } from '../domain/survey/sent-message.ts';
import { attemptTag } from './email.ts';

/** What a provider's event says of an attempt. The event's address is read by nothing. */
export type HeardOf = { attempt: string } & (
  | { what: 'accepted' | 'delivered' }
  | { what: 'failed'; failure: Undelivered }
);

const EmailEvent = z.object({
  source: z.literal('aws.ses'),
  detail: z.object({
    eventType: z.string(),
    mail: z.object({ tags: z.object({ [attemptTag]: z.array(z.string()).min(1) }) }),
    bounce: z.object({ bounceType: z.string() }).optional(),
  }),
});

const TextEvent = z.object({
  source: z.literal('aws.sms-voice'),
  detail: z.object({
    eventType: z.string(),
    context: z.object({ [attemptTag]: z.string() }),
  }),
});

type Said = Omit<Extract<HeardOf, { what: 'failed' }>, 'attempt'> | { what: 'accepted' | 'delivered' };

const failed = (failure: Undelivered): Said => ({ what: 'failed', failure });

/** By event type of Amazon SES; a complaint comes after the delivery, and opening and clicking are not asked for. */
const emailEvents: Readonly<Record<string, Said>> = {
  Send: { what: 'accepted' },
  DeliveryDelay: { what: 'accepted' },
  Delivery: { what: 'delivered' },
  Reject: failed('undelivered'),
  'Rendering Failure': failed('undelivered'),
};

/** By event type of AWS End User Messaging. `TEXT_SUCCESSFUL`: the carrier has it. */
const textEvents: Readonly<Record<string, Said>> = {
  TEXT_QUEUED: { what: 'accepted' },
  TEXT_PENDING: { what: 'accepted' },
  TEXT_SENT: { what: 'accepted' },
  TEXT_SUCCESSFUL: { what: 'accepted' },
  TEXT_UNKNOWN: { what: 'accepted' },
  TEXT_DELIVERED: { what: 'delivered' },
  TEXT_INVALID: failed('no-such-address'),
  TEXT_UNREACHABLE: failed('no-such-address'),
  TEXT_BLOCKED: failed('refused'),
  TEXT_CARRIER_BLOCKED: failed('refused'),
  TEXT_PROTECT_BLOCKED: failed('refused'),
  TEXT_CARRIER_UNREACHABLE: failed('undelivered'),
  TEXT_INVALID_MESSAGE: failed('undelivered'),
  TEXT_SPAM: failed('undelivered'),
  TEXT_TTL_EXPIRED: failed('undelivered'),
};

/** Reads an event of EventBridge; null when it is of no attempt of ours, or says nothing that is noted. */
export function heardIn(event: unknown): HeardOf | null {
  const email = EmailEvent.safeParse(event);
  if (email.success) {
    const { eventType, mail, bounce } = email.data.detail;
    const said =
      eventType === 'Bounce'
        ? failed(bounce?.bounceType === 'Permanent' ? 'no-such-address' : 'undelivered')
        : emailEvents[eventType];
    const [attempt = ''] = mail.tags[attemptTag] ?? [];
    return said ? { attempt, ...said } : null;
  }
  const text = TextEvent.safeParse(event);
  if (!text.success) return null;
  const { eventType, context } = text.data.detail;
  const said = textEvents[eventType];
  return said ? { attempt: context[attemptTag] ?? '', ...said } : null;
}
