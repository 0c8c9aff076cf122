import type { UnitContact } from '../../domain/care/unit-contact.ts';
import { fail } from '../../domain/failure.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { type Authorship, authorshipOf } from '../authorship.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed } from '../item.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';

/** The stored telephone contact for a unit's patients. */
export type StoredContact = {
  /** Absent after a removal. */
  contact?: UnitContact;
  /** The version that a change is based on. */
  version: number;
  changed: Authorship;
};

export type ContactItem = Placed<'unit-contact'> & Authorship & { contact?: UnitContact; version: number };
export const contactKind = kindOf<ContactItem>('unit-contact', { version: 4, lifts: {} });

export const contactOf = (item: ContactItem): StoredContact => ({
  ...(item.contact ? { contact: item.contact } : {}),
  version: item.version,
  changed: authorshipOf(item),
});

/** Reads the contact, strongly consistent; null when the unit never had one. */
export async function getContact(table: Table, unit: string): Promise<StoredContact | null> {
  const item = await getItem(table, contactKind, { pk: keys.wording(unit), sk: keys.contact });
  return item ? contactOf(item) : null;
}

/**
 * Stores the contact for a unit's patients, or removes it (`null`), together with the log's entry.
 * @param expectedVersion the version that the change is based on; 0 when there was none
 * @throws Failed conflict when it has been changed since; then nothing is written
 */
export async function setContact(
  table: Table,
  unit: string,
  contact: UnitContact | null,
  expectedVersion: number,
  entry: AuditEntry,
): Promise<StoredContact> {
  const item: ContactItem = {
    pk: keys.wording(unit),
    sk: keys.contact,
    ...contactKind.mark,
    version: expectedVersion + 1,
    ...(contact ? { contact } : {}),
    at: entry.at,
    by: entry.who,
  };
  const condition = replacing(expectedVersion === 0 ? undefined : expectedVersion);
  const put = { TableName: table.name, Item: item, ...condition };
  if (await writeWithEntry(table, unit, [{ Put: put }], entry))
    fail({ kind: 'conflict', why: 'contact-changed' });
  return contactOf(item);
}
