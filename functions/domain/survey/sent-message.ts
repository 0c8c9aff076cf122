import type { Instant } from '../care/period.ts';
import type { TextChannel } from './message/message-texts.ts';

/**
 * The reason why a message did not reach its address.
 * - `no-such-address`: it cannot be delivered to this address, now or later
 * - `refused`: the recipient or the provider refuses messages to this address
 * - `undelivered`: it was not delivered this time
 * - `not-now`: the provider did not take it, and may take it later
 */
export const undelivered = ['no-such-address', 'refused', 'undelivered', 'not-now'] as const;
export type Undelivered = (typeof undelivered)[number];

export const messageKinds = ['invitation', 'reminder'] as const;
export type MessageKind = (typeof messageKinds)[number];

/** A message about an invitation, with what is known of it. Each moment is written once; the state follows from them. */
export type SentMessage = {
  /** 1 for the patient's first message about the invitation. */
  n: number;
  what: MessageKind;
  channel: TextChannel;
  /** The version of the contact that gave the address. */
  contactVersion: number;
  /** When the system decided to send it, and from when on it may have been sent. */
  claimedAt: Instant;
  acceptedAt?: Instant;
  deliveredAt?: Instant;
  failedAt?: Instant;
  /** When it was proven that the provider did not take it. */
  unsentAt?: Instant;
  failure?: Undelivered;
  /** When nothing had been heard of it for so long that nobody can know whether it was sent. */
  uncertainAt?: Instant;
};

export const messageStates = ['sending', 'accepted', 'delivered', 'failed', 'uncertain'] as const;
export type MessageState = (typeof messageStates)[number];

/** The state of a message, which late, repeated and reordered events cannot make wrong. */
export function messageState(message: SentMessage): MessageState {
  if (message.failedAt ?? message.unsentAt) return 'failed';
  if (message.deliveredAt) return 'delivered';
  if (message.acceptedAt) return 'accepted';
  return message.uncertainAt ? 'uncertain' : 'sending';
}

/** The moment at which a message came into its state. */
export const stateSince = (message: SentMessage): Instant =>
  message.failedAt ??
  message.unsentAt ??
  message.deliveredAt ??
  message.acceptedAt ??
  message.uncertainAt ??
  message.claimedAt;
