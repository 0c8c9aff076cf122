import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../domain/failure.ts';
import type { UnitContact } from '../domain/unit-contact.ts';
import { write } from './collision.ts';
import type { Item } from './items.ts';
import { keys, schemaVersion, type Table } from './table.ts';
import { replacing } from './totals.ts';
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
 * Stores whom a unit's patients call, or takes it away (`null`).
 * @param expectedVersion the version that the change was made on; 0 where there was none
 * @throws Failed conflict when somebody else has changed it since; nothing is changed then
 */
export async function setContact(
  table: Table,
  unit: string,
  contact: UnitContact | null,
  expectedVersion: number,
  { at, by }: Deed,
): Promise<StoredContact> {
  const item = {
    pk: keys.wording(unit),
    sk: keys.contact,
    kind: 'unit-contact',
    schemaVersion,
    version: expectedVersion + 1,
    ...(contact ? { contact } : {}),
    at,
    by,
  };
  const refused = await write(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ...replacing(expectedVersion === 0 ? undefined : expectedVersion),
      }),
    ),
  );
  if (refused) {
    const detail =
      'Någon annan har ändrat kontaktuppgifterna sedan du öppnade dem. Se vad som står nu och gör om din ändring.';
    fail({ kind: 'conflict', detail });
  }
  return contactOf(item);
}
