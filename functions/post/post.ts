import type { MessageText, TextChannel } from '../domain/survey/message/message-texts.ts';

/** A message as it is handed to a provider. */
export type Outgoing = MessageText & {
  channel: TextChannel;
  /** A telephone number (E.164) or an e-mail address. */
  to: string;
  /** Random; the provider's events carry it back. */
  attempt: string;
  /** The address at which the recipient declines. */
  declineAt?: string | undefined;
};

/**
 * What is known after an attempt to hand over a message:
 * - accepted: the provider has it, under this id
 * - unsent: it is proven that the provider did not take it, and why
 * - unknown: it may have been taken; only the provider's events can tell
 */
export type Handed =
  | { accepted: string }
  | { unsent: 'no-such-address' | 'refused' | 'not-now' }
  | { unknown: true };

/** Hands a message to the provider of its channel, once: it never tries again by itself. */
export type Deliver = (message: Outgoing) => Promise<Handed>;

/** The limits of a provider's client. Sending has no token against repetition: so one attempt, and a time for it. */
export const postLimits = {
  maxAttempts: 1,
  requestHandler: { connectionTimeout: 2_000, requestTimeout: 10_000, throwOnRequestTimeout: true },
} as const;

/** Errors of a connection that was never made: nothing can have arrived. */
const neverConnected: ReadonlySet<unknown> = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EHOSTUNREACH',
  'EAI_AGAIN',
]);

/**
 * Tells apart the errors of a provider's client. An answer of 4xx proves that the message was refused as a whole; a server
 * error, a time limit or a broken connection proves nothing.
 * @param addressed the reason for which the provider refuses this address, if that is the error
 */
export function handedBy(
  error: unknown,
  addressed: (error: Error) => 'no-such-address' | 'refused' | undefined = () => undefined,
): Handed {
  if (!(error instanceof Error)) return { unknown: true };
  const { $metadata, code } = error as Error & { $metadata?: { httpStatusCode?: number }; code?: unknown };
  const status = $metadata?.httpStatusCode ?? 0;
  if (status >= 400 && status < 500) return { unsent: addressed(error) ?? 'not-now' };
  return neverConnected.has(code) ? { unsent: 'not-now' } : { unknown: true };
}
