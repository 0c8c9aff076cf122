import { describe, expect, it } from 'vitest';
import { heardIn } from '../../functions/post/provider-event.ts';

/** Events as the providers document them, with an attempt of ours. */
const email = (eventType: string, more: object = {}) => ({
  version: '0',
  'detail-type': 'Email Event',
  source: 'aws.ses',
  detail: {
    eventType,
    mail: {
      messageId: 'm1',
      destination: ['a@example.org'],
      tags: { 'ses:configuration-set': ['nhv'], attempt: ['a1'] },
    },
    ...more,
  },
});
const text = (eventType: string) => ({
  version: '0',
  'detail-type': 'Text Message Delivery Status Updated',
  source: 'aws.sms-voice',
  detail: { eventType, destinationPhoneNumber: '+46701740605', messageId: 'm2', context: { attempt: 'a2' } },
});

describe('a provider’s event', () => {
  it.each([
    [email('Send'), { attempt: 'a1', what: 'accepted' }],
    [email('Delivery'), { attempt: 'a1', what: 'delivered' }],
    [
      email('Bounce', { bounce: { bounceType: 'Permanent' } }),
      { attempt: 'a1', what: 'failed', failure: 'no-such-address' },
    ],
    [
      email('Bounce', { bounce: { bounceType: 'Transient' } }),
      { attempt: 'a1', what: 'failed', failure: 'undelivered' },
    ],
    [text('TEXT_SUCCESSFUL'), { attempt: 'a2', what: 'accepted' }],
    [text('TEXT_DELIVERED'), { attempt: 'a2', what: 'delivered' }],
    [text('TEXT_INVALID'), { attempt: 'a2', what: 'failed', failure: 'no-such-address' }],
    [text('TEXT_CARRIER_BLOCKED'), { attempt: 'a2', what: 'failed', failure: 'refused' }],
    [text('TEXT_TTL_EXPIRED'), { attempt: 'a2', what: 'failed', failure: 'undelivered' }],
  ])('says what became of the attempt: %#', (event, heard) => {
    expect(heardIn(event)).toEqual(heard);
  });

  it.each([
    email('Open'),
    email('Complaint'),
    text('TEXT_SOMETHING_NEW'),
    { source: 'aws.ses', detail: { eventType: 'Delivery', mail: { tags: {} } } },
    { source: 'aws.ec2', detail: {} },
    null,
    'text',
  ])('that says nothing of an attempt of ours is left out: %#', (event) => {
    expect(heardIn(event)).toBeNull();
  });
});
