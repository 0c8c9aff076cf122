import { fail } from '../../domain/failure.ts';
import type { PatientContact } from '../../domain/patient/contact.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed } from '../item.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import { recorded } from './record-item.ts';

/** How a patient is reached, with the version that a change is based on: 0 where nothing is stored. */
export type StoredPatientContact = { contact: PatientContact; version: number };

export type PatientContactItem = Placed<'contact'> & StoredPatientContact;
export const patientContactKind = kindOf<PatientContactItem>('contact', { version: 1, lifts: {} });

const placeOf = (unit: string, reference: string) => ({ pk: keys.contacts(unit), sk: reference });

/** Reads how a patient is reached, strongly consistent. */
export async function getPatientContact(
  table: Table,
  unit: string,
  reference: string,
): Promise<StoredPatientContact> {
  const item = await getItem(table, patientContactKind, placeOf(unit, reference));
  return item ? { contact: item.contact, version: item.version } : { contact: {}, version: 0 };
}

/** The write of a contact in place of the version that it is based on. */
const contactPut = (
  table: Table,
  unit: string,
  reference: string,
  { contact, version }: StoredPatientContact,
): TransactItem => {
  const Item: PatientContactItem = {
    ...placeOf(unit, reference),
    ...patientContactKind.mark,
    version: version + 1,
    contact,
  };
  return { Put: { TableName: table.name, Item, ...replacing(version === 0 ? undefined : version) } };
};

/**
 * Stores how a patient is reached, together with the log's entry.
 * @param change the new contact, with the version that it is based on
 * @throws Failed conflict when it has been changed since, not-found when the patient is gone; then nothing is written
 */
export async function setPatientContact(
  table: Table,
  unit: string,
  reference: string,
  change: StoredPatientContact,
  entry: AuditEntry,
): Promise<StoredPatientContact> {
  const writes = [contactPut(table, unit, reference, change), recorded(table, unit, reference)];
  const collision = await writeWithEntry(table, unit, writes, entry);
  if (collision?.refused.includes(1)) fail({ kind: 'not-found', what: 'patient' });
  if (collision) fail({ kind: 'conflict', why: 'contact-changed' });
  return { contact: change.contact, version: change.version + 1 };
}

/** The write that removes a patient's contact, for the transaction that removes the patient. */
export const contactRemoval = (table: Table, unit: string, reference: string): TransactItem => ({
  Delete: { TableName: table.name, Key: placeOf(unit, reference) },
});

/** The condition that a contact is still as it was read: nothing is sent to an address that is changed or stopped. */
export const contactUnchanged = (
  table: Table,
  unit: string,
  reference: string,
  version: number,
): TransactItem => ({
  ConditionCheck: { TableName: table.name, Key: placeOf(unit, reference), ...replacing(version) },
});
