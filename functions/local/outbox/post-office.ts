import { randomUUID } from 'node:crypto';
import type { HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import * as z from 'zod';
import { toInstant } from '../../domain/care/period.ts';
import type { TextChannel } from '../../domain/survey/message/message-texts.ts';
import type { MessagePlace } from '../../storage/messages/messages.ts';
import { wirePaths } from './local-providers.ts';
import type { Outbox } from './outbox.ts';
import { providerEvent } from './provider-events.ts';

export type PostOffice = {
  outbox: Outbox;
  now: () => Date;
  /** Finds the invitation that an attempt is about. */
  find: (attempt: string) => Promise<MessagePlace | null>;
  /** Takes the providers' events, as EventBridge delivers them. */
  onEvent: (event: unknown) => Promise<void>;
  onError: (error: unknown) => void;
};

/** What becomes of a message; the address decides. `cut`: the connection breaks after the message was taken. */
type Fate = 'delivered' | 'fails' | 'silent' | 'cut' | 'twice';

const fates: readonly [RegExp, Fate][] = [
  [/0001$|^bounce@example\.org$/, 'fails'],
  [/0002$|^slow@example\.org$/, 'silent'],
  [/0003$|^cut@example\.org$/, 'cut'],
  [/0004$|^twice@example\.org$/, 'twice'],
];

const fateOf = (to: string): Fate =>
  fates.find(([address]) => address.test(to.toLowerCase()))?.[1] ?? 'delivered';

/** In milliseconds; less than a second, so that a delivery is reported within one. */
const reportedAfter = 200;

const TextCall = z.object({
  DestinationPhoneNumber: z.string(),
  MessageBody: z.string(),
  Context: z.object({ attempt: z.string() }),
});

const EmailCall = z.object({
  Destination: z.object({ ToAddresses: z.tuple([z.string()]) }),
  EmailTags: z.array(z.object({ Name: z.string(), Value: z.string() })),
  Content: z.object({
    Simple: z.object({
      Subject: z.object({ Data: z.string() }),
      Body: z.object({ Text: z.object({ Data: z.string() }) }),
    }),
  }),
});

type Received = { channel: TextChannel; to: string; attempt: string; text: string; subject?: string };

/**
 * Speaks the two calls with which the providers take messages, keeps the messages in the outbox, and reports what becomes
 * of them. It is the local run's only stand-in for a provider.
 */
export function postOffice(office: PostOffice) {
  const report = async (sent: Parameters<typeof providerEvent>[0], isDelivered: boolean) => {
    try {
      await office.onEvent(providerEvent(sent, isDelivered, office.now()));
    } catch (error) {
      office.onError(error);
    }
  };
  const later = (work: () => Promise<void>) => setTimeout(work, reportedAfter).unref();

  async function take(c: Context<{ Bindings: HttpBindings }>, received: Received): Promise<Response> {
    const { channel, to, attempt, text, subject } = received;
    const messageId = randomUUID();
    const place = await office.find(attempt);
    office.outbox.add({
      id: messageId,
      channel,
      to,
      ...(subject !== undefined && { subject }),
      text,
      at: toInstant(office.now()),
      ...(place && {
        invitation: { unit: place.unit, reference: place.reference, key: place.invitation },
        n: place.n,
      }),
    });
    const sent = { channel, to, attempt, messageId };
    const fate = fateOf(to);
    if (fate === 'cut') c.env.incoming.socket.destroy();
    if (fate === 'twice') await report(sent, true);
    if (fate === 'fails') later(() => report(sent, false));
    if (fate === 'delivered' || fate === 'twice') later(() => report(sent, true));
    return c.json({ MessageId: messageId });
  }

  return new Hono<{ Bindings: HttpBindings }>()
    .post(`${wirePaths.sms}/*`, async (c) => {
      const { DestinationPhoneNumber: to, MessageBody: text, Context } = TextCall.parse(await c.req.json());
      return take(c, { channel: 'sms', to, attempt: Context.attempt, text });
    })
    .post(`${wirePaths.email}/v2/email/outbound-emails`, async (c) => {
      const { Destination, EmailTags, Content } = EmailCall.parse(await c.req.json());
      const [to] = Destination.ToAddresses;
      const attempt = EmailTags.find(({ Name }) => Name === 'attempt')?.Value ?? '';
      const { Subject, Body } = Content.Simple;
      return take(c, { channel: 'email', to, attempt, subject: Subject.Data, text: Body.Text.Data });
    });
}
