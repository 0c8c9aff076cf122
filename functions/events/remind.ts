import { areas } from '../domain/areas/areas.ts';
import type { Unit } from '../domain/care/area.ts';
import { toInstant } from '../domain/care/period.ts';
import { type NextMessage, nextMessage } from '../domain/survey/reminder.ts';
import { messageState } from '../domain/survey/sent-message.ts';
import { type Composing, composed } from '../post/composed.ts';
import type { Deliver } from '../post/post.ts';
import type { AuditEntry } from '../storage/audit.ts';
import { claimMessage, noteUnsent } from '../storage/messages/claim.ts';
import { dueInvitations, getInvitation, lookNext } from '../storage/messages/due.ts';
import { newAttempt, type PatientMessage } from '../storage/messages/message-item.ts';
import { noteMessage } from '../storage/messages/messages.ts';
import { readPatientStanding, type Standing, standingOf } from '../storage/messages/standing.ts';
import type { Table } from '../storage/table.ts';

/**
 * Sends what is due. Whether and what is decided from what is stored at that moment; a message is claimed in one
 * transaction, then handed over once. After a crash at any point the message counts as one that may have been sent.
 */
export type RemindDeps = Composing & {
  table: Table;
  now: () => Date;
  deliver: Deliver;
  /** The countries to which texts go; Sweden alone when left out. */
  textCountryCodes?: readonly string[];
  /** Called with an error about one invitation; the others go on. */
  onError: (error: unknown) => void;
};

/** Invitations looked at in one run for a unit; the rest are still due in the next. */
const mostAtOnce = 200;

/** A message of which nothing was heard for this long is uncertain, in milliseconds. */
const uncertainAfter = 30 * 60_000;

/** A message that was claimed longer ago is not handed over: what it rests on may have changed. In milliseconds. */
const claimHolds = 10_000;

type LookedAt = { reference: string; key: string };

/** Looks at everything that is due, in every unit. */
export async function remindAll(deps: RemindDeps): Promise<void> {
  for (const unit of areas.flatMap(({ units }) => units)) await remindUnit(deps, unit);
}

/** Looks at the invitations of a unit that are due, one after the other. */
export async function remindUnit(deps: RemindDeps, unit: Unit): Promise<void> {
  for (const place of await dueInvitations(deps.table, unit.id, deps.now(), mostAtOnce)) {
    try {
      await look(deps, unit, place);
    } catch (error) {
      deps.onError(error);
    }
  }
}

/** Decides about one invitation: sends what is due, and sets when to look next. */
async function look(deps: RemindDeps, unit: Unit, place: LookedAt): Promise<void> {
  const { table, now } = deps;
  const stored = await read(deps, unit, place);
  if (!stored) return;
  const standing = await sweep(deps, unit, stored);
  const next = nextMessage({ ...standing.facts, now: now() });
  const pending = standing.own.find((message) => messageState(message) === 'sending');
  if ('obstacle' in next) {
    const sweepAt = pending ? new Date(Date.parse(pending.claimedAt) + uncertainAfter) : null;
    return lookNext(table, standing.item, sweepAt);
  }
  if (new Date(next.due) > now()) return lookNext(table, standing.item, new Date(next.due));
  return send(deps, unit, standing, next);
}

/** Marks messages of which nothing was heard as uncertain. */
async function sweep(deps: RemindDeps, unit: Unit, standing: Standing): Promise<Standing> {
  const now = deps.now();
  const silent = standing.own.filter(
    (message) =>
      messageState(message) === 'sending' && now.getTime() - Date.parse(message.claimedAt) >= uncertainAfter,
  );
  const { reference } = standing;
  for (const message of silent)
    await noteMessage(deps.table, { unit: unit.id, reference, ...message }, { uncertainAt: toInstant(now) });
  if (silent.length === 0) return standing;
  return (await read(deps, unit, { reference, key: standing.item.key })) ?? standing;
}

/** Claims a message, hands it over, and notes what came of it. */
async function send(deps: RemindDeps, unit: Unit, standing: Standing, next: NextMessage): Promise<void> {
  const { table, now } = deps;
  const { reference, item, own } = standing;
  const attempt = newAttempt();
  const outgoing = await composed(deps, unit, standing, next, attempt);
  const claimedAt = now();
  const message: PatientMessage = {
    invitation: item.key,
    attempt,
    n: Math.max(0, ...own.map(({ n }) => n)) + 1,
    what: next.kind,
    channel: next.channel,
    contactVersion: standing.facts.contact?.version ?? 0,
    claimedAt: toInstant(claimedAt),
  };
  const sweepAt = new Date(claimedAt.getTime() + uncertainAfter);
  if (!(await claimMessage(table, standing, message, sweepAt, entryOf(reference, message)))) return;
  const place = { unit: unit.id, reference, invitation: item.key, n: message.n };
  const isFresh = now().getTime() - claimedAt.getTime() < claimHolds;
  const handed = isFresh ? await deps.deliver(outgoing) : ({ unsent: 'not-now' } as const);
  if ('accepted' in handed)
    await noteMessage(table, place, { acceptedAt: toInstant(now()), providerId: handed.accepted });
  if ('unsent' in handed) await noteUnsent(table, place, message, item, handed.unsent, now());
  if ('unknown' in handed) return;
  await lookNextAfter(deps, unit, { reference, key: item.key });
}

/** Sets when to look next, after a message. */
async function lookNextAfter(deps: RemindDeps, unit: Unit, place: LookedAt): Promise<void> {
  const standing = await read(deps, unit, place);
  if (!standing) return;
  const next = nextMessage({ ...standing.facts, now: deps.now() });
  await lookNext(deps.table, standing.item, 'obstacle' in next ? null : new Date(next.due));
}

async function read(deps: RemindDeps, unit: Unit, place: LookedAt): Promise<Standing | null> {
  // Read before the rest: every claim changes the invitation, so one in between makes the next claim fail.
  const item = await getInvitation(deps.table, unit.id, place);
  const patient = item && (await readPatientStanding(deps, unit.id, place.reference));
  return patient ? standingOf(item, place.reference, patient) : null;
}

/** The entry of a message in the access log: the system uses the patient's address. */
const entryOf = (
  reference: string,
  { claimedAt, attempt, invitation, n, channel }: PatientMessage,
): AuditEntry => ({
  at: claimedAt,
  id: attempt,
  who: 'system',
  role: 'system',
  action: 'send-message',
  reference,
  detail: { key: invitation, n, channel },
});
