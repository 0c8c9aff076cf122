import {
  addDays,
  adultFrom,
  ageOn,
  type CivilDate,
  type Instant,
  momentAt,
  stockholmDate,
  toInstant,
} from '../care/period.ts';
import type { Invitation } from './invitation.ts';
import { lastDayOf, stateOf, statusOf } from './invitation-state.ts';
import { sendsText, type TextChannel } from './message/message-texts.ts';
import { nextOpening, type SendingHours, sendingDay } from './sending-hours.ts';
import { type MessageKind, messageState, type SentMessage } from './sent-message.ts';

/** The part of a unit's plan that decides its messages. */
export type MessagePlan = SendingHours & {
  /** In the order in which they are tried. */
  channels: readonly string[];
  /** After this many civil days from the day of `sentAt`. */
  reminders: readonly { afterDays: number; otherChannel?: boolean | undefined }[];
  /** Whether messages carry the link; otherwise the code, with the address to type it at. */
  link: boolean;
};

/** The part of a patient's contact that decides their messages. */
type MessageContact = {
  version: number;
  recipient?: 'patient' | 'guardian' | undefined;
  phone?: string | undefined;
  email?: string | undefined;
  stopped?: { reason: string } | undefined;
};

/** The reason why the system sends nothing more about an invitation, or nothing yet. */
export const obstacles = [
  'answered',
  'withdrawn',
  'expired',
  'declined',
  'protected-identity',
  'stopped',
  'guardian-of-adult',
  'no-contact',
  'unreachable',
  'sending',
  'not-sent',
  'by-hand',
  'reminded',
] as const;
export type Obstacle = (typeof obstacles)[number];

/** The words of a message, chosen by what the patient has done. */
export type MessageOccasion = 'invitation' | 'never-opened' | 'opened' | 'partly';

export type NextMessage = {
  kind: MessageKind;
  channel: TextChannel;
  occasion: MessageOccasion;
  /** The first moment at which it may be sent: now or earlier when it is to be sent now. */
  due: Instant;
};

export type MessageFacts = {
  invitation: Invitation;
  /** When staff asked the system to send the invitation, and to remind the patient of it. */
  asked: { send?: Instant | undefined; reminder?: Instant | undefined };
  /** All messages to the patient, in any order, each with the key of its invitation. */
  messages: readonly (SentMessage & { invitation: string })[];
  contact: MessageContact | undefined;
  plan: MessagePlan;
  birthDate: CivilDate;
  now: Date;
};

/** Reminders of one invitation at most, whoever asks for them. */
const mostReminders = 2;

/** After this many attempts that the provider did not take, the channel is left. */
const mostRefusals = 3;

/** A first message of which nothing was heard is sent again, once, after this many days. */
const repeatAfterDays = 1;

/** An attempt that the provider did not take is made again after this many milliseconds. */
const refusedPause = 3_600_000;

/** Decides what the system sends next about an invitation, and when; or what stands in the way. */
export function nextMessage(facts: MessageFacts): NextMessage | { obstacle: Obstacle } {
  const own = facts.messages
    .filter(({ invitation }) => invitation === facts.invitation.key)
    .sort((one, other) => one.n - other.n);
  const obstacle = obstacleIn(facts, own);
  if (obstacle) return { obstacle };
  const channels = usableChannels(facts);
  const [first] = channels;
  if (!first) {
    const { phone, email } = facts.contact ?? {};
    return { obstacle: phone || email ? 'unreachable' : 'no-contact' };
  }
  const planned = firstMessage(facts, own) ?? reminder(facts, own);
  if ('obstacle' in planned) return planned;
  const before = own.findLast((message) => messageState(message) !== 'failed')?.channel;
  const same = before && channels.includes(before) ? before : first;
  const other = channels.find((channel) => channel !== before) ?? same;
  const due = dueFrom(facts, own, planned.day, planned.notBefore);
  const lastDay = lastDayOf(facts.invitation);
  if (lastDay && lastDay < stockholmDate(due)) return { obstacle: 'expired' };
  return {
    kind: planned.kind,
    channel: planned.otherChannel ? other : same,
    occasion: occasionOf(facts.invitation, planned.kind),
    due: toInstant(due),
  };
}

/** Finds what stands in the way whatever the day: first what the patient has done or wants, then how they are reached. */
function obstacleIn(
  { invitation, contact, birthDate, now }: MessageFacts,
  own: readonly SentMessage[],
): Obstacle | undefined {
  const status = statusOf(stateOf(invitation), now);
  if (status === 'answered' || status === 'withdrawn' || status === 'expired') return status;
  if (!contact) return 'no-contact';
  if (contact.stopped) {
    const { reason } = contact.stopped;
    return reason === 'protected-identity' || reason === 'declined' ? reason : 'stopped';
  }
  if (contact.recipient === 'guardian' && ageOn(birthDate, stockholmDate(now)) >= adultFrom)
    return 'guardian-of-adult';
  return own.some((message) => messageState(message) === 'sending') ? 'sending' : undefined;
}

/**
 * The channels that have an address, in the order in which they are tried: the invitation's own, then the plan's. One is
 * left once a message to this version of the contact has shown that it leads nowhere.
 */
function usableChannels({ invitation, plan, contact, messages }: MessageFacts): TextChannel[] {
  if (!contact) return [];
  const address = { sms: contact.phone, email: contact.email };
  const sentTo = messages.filter(({ contactVersion }) => contactVersion === contact.version);
  const leadsNowhere = (channel: string) => {
    const failures = sentTo.filter((message) => message.channel === channel).map(({ failure }) => failure);
    return (
      failures.some((failure) => failure === 'no-such-address' || failure === 'refused') ||
      failures.filter((failure) => failure === 'not-now').length >= mostRefusals
    );
  };
  return [...new Set([invitation.channel, ...plan.channels])]
    .filter(sendsText)
    .filter((channel) => address[channel] !== undefined && !leadsNowhere(channel));
}

type Planned = { kind: MessageKind; day: CivilDate; notBefore?: Date; otherChannel?: boolean | undefined };

/** Whether a failed message leaves its place to another: what was not delivered this time counts as sent. */
const isVoid = ({ failure }: SentMessage) => failure !== undefined && failure !== 'undelivered';

/** The first message, while it is to be sent or sent again; undefined when the invitation is with the patient. */
function firstMessage(
  { invitation, asked, now }: MessageFacts,
  own: readonly SentMessage[],
): Planned | { obstacle: Obstacle } | undefined {
  const firsts = own.filter(({ what }) => what === 'invitation');
  const last = firsts.at(-1);
  const today = stockholmDate(now);
  if (!last) {
    if (invitation.sentAt) return undefined;
    return asked.send ? { kind: 'invitation', day: today } : { obstacle: 'not-sent' };
  }
  // Opened: it arrived in some way.
  if (invitation.openedAt || Object.keys(invitation.answers ?? {}).length > 0) return undefined;
  if (isVoid(last)) {
    const notBefore = last.unsentAt ? new Date(Date.parse(last.claimedAt) + refusedPause) : now;
    return { kind: 'invitation', day: today, notBefore };
  }
  if (messageState(last) !== 'uncertain') return undefined;
  if (firsts.filter((message) => messageState(message) === 'uncertain').length > 1) return undefined;
  const notBefore = new Date(Date.parse(last.claimedAt) + repeatAfterDays * 86_400_000);
  return { kind: 'invitation', day: addDays(stockholmDate(last.claimedAt), repeatAfterDays), notBefore };
}

/** The next reminder: the one that staff asked for, or else the plan's for what the system sends itself. */
function reminder(
  { invitation, asked, plan, now }: MessageFacts,
  own: readonly SentMessage[],
): Planned | { obstacle: Obstacle } {
  const { sentAt } = invitation;
  if (!sentAt) return { obstacle: 'not-sent' };
  const all = own.filter(({ what }) => what === 'reminder');
  const sent = all.filter((message) => !isVoid(message));
  if (sent.length >= mostReminders) return { obstacle: 'reminded' };
  const isAsked =
    asked.reminder !== undefined && !sent.some(({ claimedAt }) => isNotBefore(claimedAt, asked.reminder));
  const kind = 'reminder';
  const lastTry = all.at(-1);
  const notBefore = lastTry?.unsentAt ? new Date(Date.parse(lastTry.claimedAt) + refusedPause) : now;
  if (isAsked) return { kind, day: stockholmDate(now), notBefore };
  if (!asked.send && !own.some(({ what }) => what === 'invitation')) return { obstacle: 'by-hand' };
  const rule = plan.reminders[sent.length];
  if (!rule) return { obstacle: 'reminded' };
  const day = addDays(stockholmDate(sentAt), rule.afterDays);
  return { kind, day, notBefore, otherChannel: rule.otherChannel };
}

const isNotBefore = (moment: Instant, other: Instant | undefined): boolean =>
  other !== undefined && Date.parse(moment) >= Date.parse(other);

/**
 * The moment from which a message planned for a day goes: when the hours of a sending day open, and never on the day of
 * another message about the same invitation, unless the provider did not take that one.
 */
function dueFrom(
  { plan, now }: MessageFacts,
  own: readonly SentMessage[],
  planned: CivilDate,
  notBefore: Date = now,
): Date {
  const taken = own.filter(({ unsentAt }) => !unsentAt).map(({ claimedAt }) => stockholmDate(claimedAt));
  const afterOthers = taken.map((day) => addDays(day, 1));
  const day = [planned, ...afterOthers].sort().at(-1) ?? planned;
  const opens = momentAt(sendingDay(plan, day), plan.hours.from);
  const earliest = opens > notBefore ? opens : nextOpening(plan, notBefore);
  if (earliest > now) return earliest;
  const open = nextOpening(plan, now);
  return open > now ? open : earliest;
}

function occasionOf(invitation: Invitation, kind: MessageKind): MessageOccasion {
  if (kind === 'invitation') return 'invitation';
  if (Object.keys(invitation.answers ?? {}).length > 0) return 'partly';
  return invitation.openedAt ? 'opened' : 'never-opened';
}
