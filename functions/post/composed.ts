import type { Unit } from '../domain/care/area.ts';
import { showCode } from '../domain/survey/code.ts';
import type { DeriveMac } from '../domain/survey/derived-code.ts';
import { lastDayOf } from '../domain/survey/invitation-state.ts';
import { type MessageDoor, sentText } from '../domain/survey/message/sent-text.ts';
import type { NextMessage } from '../domain/survey/reminder.ts';
import { sameCode } from '../issue-code.ts';
import type { Standing } from '../storage/messages/standing.ts';
import { codeIn } from '../storage/patient/invitation-item.ts';
import type { Outgoing } from './post.ts';

/** The parts that messages are written from. */
export type Composing = {
  deriveMac: DeriveMac;
  /** The system's public address, without a trailing slash. */
  publicUrl: string;
};

/**
 * Writes a message as it is handed over. Its code is the one that the patient has; where that cannot be derived, a message
 * names no code, and nothing is issued unasked.
 */
export async function composed(
  { deriveMac, publicUrl }: Composing,
  unit: Unit,
  { reference, item, contact: { contact }, plan }: Standing,
  { channel, occasion }: NextMessage,
  attempt: string,
): Promise<Outgoing> {
  const stored = codeIn(item);
  const code = stored && (await sameCode({ deriveMac }, { unit: unit.id, reference, key: item.key }, stored));
  const link = code ? `${publicUrl}/e/${showCode(code)}` : undefined;
  const to = channel === 'sms' ? contact.phone : contact.email;
  if (to === undefined) throw new Error('the channel has no address');
  const text = sentText(channel, {
    sender: unit.permissionHolder,
    occasion,
    recipient: contact.recipient ?? 'patient',
    language: contact.language ?? 'sv',
    door: doorOf(publicUrl, code ?? undefined, plan.link ? link : undefined),
    lastDay: lastDayOf(item),
  });
  return { channel, to, attempt, ...text };
}

function doorOf(publicUrl: string, code: string | undefined, link: string | undefined): MessageDoor {
  if (link) return { link };
  const site = publicUrl.replace(/^https?:\/\//, '');
  return code ? { site, code: showCode(code) } : { site };
}
