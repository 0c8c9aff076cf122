import { randomUUID } from 'node:crypto';
import type { TextChannel } from '../../domain/survey/message/message-texts.ts';

type Sent = { channel: TextChannel; to: string; attempt: string; messageId: string };

/** Writes the events that the providers send by EventBridge, with the parts that a reader could rely on. */
export function providerEvent(
  { channel, to, attempt, messageId }: Sent,
  isDelivered: boolean,
  now: Date,
): object {
  const head = {
    version: '0',
    id: randomUUID(),
    account: '000000000000',
    time: now.toISOString(),
    region: 'eu-north-1',
    resources: [],
  };
  if (channel === 'sms') {
    const eventType = isDelivered ? 'TEXT_DELIVERED' : 'TEXT_INVALID';
    return {
      ...head,
      'detail-type': 'Text Message Delivery Status Updated',
      source: 'aws.sms-voice',
      detail: {
        eventType,
        eventVersion: '1.0',
        eventTimestamp: now.getTime(),
        isFinal: true,
        destinationPhoneNumber: to,
        messageId,
        messageStatus: eventType.slice('TEXT_'.length),
        context: { attempt },
      },
    };
  }
  const timestamp = now.toISOString();
  return {
    ...head,
    'detail-type': isDelivered ? 'Email Delivered' : 'Email Bounced',
    source: 'aws.ses',
    detail: {
      eventType: isDelivered ? 'Delivery' : 'Bounce',
      mail: { timestamp, messageId, destination: [to], tags: { attempt: [attempt] } },
      ...(isDelivered
        ? { delivery: { timestamp, recipients: [to] } }
        : {
            bounce: {
              bounceType: 'Permanent',
              bounceSubType: 'NoEmail',
              bouncedRecipients: [{ emailAddress: to, status: '5.1.1' }],
              timestamp,
            },
          }),
    },
  };
}
