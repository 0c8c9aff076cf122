import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../domain/failure.ts';
import type { UnitContact } from '../domain/unit-contact.ts';
import { type AuditEntry, writeWithEntry } from './audit.ts';
import { replacing } from './condition.ts';
import type { Item } from './items.ts';
import { keys, schemaVersion, type Table } from './table.ts';
import type { Deed } from './wording-packs.ts';

/** Whom a unit's patients call, as it is stored. */
export type StoredContact = {
  /** Absent where it has been taken away. */
  contact?: UnitContact;
  /** What a change is made on. */
  version: number;
  changed: Deed;
};

export const contactOf = ({ contact, version, at, by }: Item): StoredContact => ({
  ...(contact ? { contact: contact as UnitContact } : {}),
  version: Number(version),
  changed: { at: String(at), by: String(by) },
});

/** Strongly consistent; null where the unit never had any. */
export async function getContact(table: Table, unit: string): Promise<StoredContact | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { pk: keys.wording(unit), sk: keys.contact },
      ConsistentRead: true,
    }),
  );
  return Item ? contactOf(Item) : null;
}

/**
 * Stores whom a unit's patients call, or takes it away (`null`), as the doing of the entry.
 * @param expectedVersion the version that the change was made on; 0 where there was none
 * @throws Failed conflict when somebody else has changed it since; nothing is changed then
 */
export async function setContact(
  table: Table,
  unit: string,
  contact: UnitContact | null,
  expectedVersion: number,
  entry: AuditEntry,
): Promise<StoredContact> {
  const item = {
    pk: keys.wording(unit),
    sk: keys.contact,
    kind: 'unit-contact',
    schemaVersion,
    version: expectedVersion + 1,
    ...(contact ? { contact } : {}),
    at: entry.at,
    by: entry.who,
  };
  const condition = replacing(expectedVersion === 0 ? undefined : expectedVersion);
  const put = { TableName: table.name, Item: item, ...condition };
  if (await writeWithEntry(table, unit, [{ Put: put }], entry)) {
    const detail =
      'Någon annan har ändrat kontaktuppgifterna sedan du öppnade dem. Se vad som står nu och gör om din ändring.';
    fail({ kind: 'conflict', detail });
  }
  return contactOf(item);
}
