import { findUnit } from '../../domain/areas/areas.ts';
import { mayText, type PatientContact } from '../../domain/patient/contact.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { defaultPlan } from '../../domain/survey/plan.ts';
import type { MessageFacts, MessagePlan } from '../../domain/survey/reminder.ts';
import { type InvitationItem, invitationKind, invitationOf } from '../patient/invitation-item.ts';
import { getPatientContact, type StoredPatientContact } from '../patient/patient-contact.ts';
import { getRecord } from '../patient/record-item.ts';
import { partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { getPlan } from '../unit-plan.ts';
import type { PatientMessage } from './message-item.ts';
import { readMessages } from './messages.ts';

/** An invitation with everything that decides about its messages. */
export type Standing = {
  reference: string;
  item: InvitationItem;
  contact: StoredPatientContact;
  /** Its own messages. */
  own: readonly PatientMessage[];
  plan: MessagePlan;
  facts: Omit<MessageFacts, 'now'>;
};

/** The part of a patient that all their invitations share. */
export type PatientStanding = Pick<Standing, 'contact' | 'plan'> & {
  messages: readonly PatientMessage[];
  birthDate: string;
};

/** Where it is read from, and the countries to which texts go (`mayText`). */
type Reading = { table: Table; textCountryCodes?: readonly string[] };

/** A contact without a number to which no text may go. */
const reachable = (
  { phone, ...contact }: PatientContact,
  codes: Reading['textCountryCodes'],
): PatientContact => (phone !== undefined && mayText(phone, codes) ? { ...contact, phone } : contact);

/**
 * Reads what decides about a patient's messages, strongly consistent.
 * @returns null when the unit has no such patient
 */
export async function readPatientStanding(
  { table, textCountryCodes }: Reading,
  unit: string,
  reference: string,
): Promise<PatientStanding | null> {
  const area = findUnit(unit)?.area;
  const [record, messages, stored, planned] = await Promise.all([
    getRecord(table, unit, reference),
    readMessages(table, unit, reference),
    getPatientContact(table, unit, reference),
    getPlan(table, unit),
  ]);
  if (!record || !area) return null;
  const contact = { ...stored, contact: reachable(stored.contact, textCountryCodes) };
  return { contact, messages, birthDate: record.record.birthDate, plan: planned?.plan ?? defaultPlan(area) };
}

/** Joins an invitation with what was read of its patient. */
export function standingOf(item: InvitationItem, reference: string, patient: PatientStanding): Standing {
  return {
    reference,
    item,
    contact: patient.contact,
    own: patient.messages.filter(({ invitation }) => invitation === item.key),
    plan: patient.plan,
    facts: factsOf(
      invitationOf(item, false),
      { send: item.sendAskedAt, reminder: item.reminderAskedAt },
      patient,
    ),
  };
}

/** Reads what decides about the messages of each of a patient's invitations. */
export async function readStandings(reading: Reading, unit: string, reference: string): Promise<Standing[]> {
  const items = await partitionOf(reading.table, [invitationKind], keys.invitations(unit, reference));
  const patient = items.length > 0 && (await readPatientStanding(reading, unit, reference));
  return patient ? items.map((item) => standingOf(item, reference, patient)) : [];
}

/** Collects the facts from which the next message about an invitation is decided. */
export const factsOf = (
  invitation: Invitation,
  asked: MessageFacts['asked'],
  { contact, plan, messages, birthDate }: PatientStanding,
): Omit<MessageFacts, 'now'> => ({
  invitation,
  asked,
  messages,
  contact: contact.version === 0 ? undefined : { version: contact.version, ...contact.contact },
  plan,
  birthDate,
});
