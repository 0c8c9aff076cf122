import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../../domain/failure.ts';
import { isSame } from '../../domain/same.ts';
import { type WordingPack, WordingVersion } from '../../domain/survey/wording-pack.ts';
import { type Authorship, authorshipOf } from '../authorship.ts';
import { write } from '../collision.ts';
import { replacing } from '../condition.ts';
import { kindOf, type Placed } from '../item.ts';
import { getItem, partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';

/** A loaded pack; it never changes. */
export type StoredPack = { pack: WordingPack; loaded: Authorship };

export type WordingPackItem = Placed<'wording-pack'> & Authorship & { pack: WordingPack };
export const packKind = kindOf<WordingPackItem>('wording-pack', { version: 4, lifts: {} });

const packOf = (item: WordingPackItem): StoredPack => ({ pack: item.pack, loaded: authorshipOf(item) });

/** Reads a pack, strongly consistent; null when no pack has the version. */
export async function getPack(table: Table, version: string): Promise<StoredPack | null> {
  // The version may come from an address, and be longer than a key can be.
  if (!WordingVersion.safeParse(version).success) return null;
  const item = await getItem(table, packKind, { pk: keys.packs, sk: version });
  return item ? packOf(item) : null;
}

/** Reads all packs, by version. */
export async function listPacks(table: Table): Promise<StoredPack[]> {
  const items = await partitionOf(table, [packKind], keys.packs);
  return items.map(packOf);
}

/**
 * Refuses other texts under a version in use: answers refer to it.
 * @throws Failed conflict
 */
export function refuseOtherContent(stored: StoredPack | null, pack: WordingPack): void {
  if (stored && !isSame(stored.pack, pack))
    fail({ kind: 'conflict', why: 'pack-exists', version: pack.version });
}

/**
 * Stores a pack under its version, once.
 * @returns true for a new pack; false when the same pack was there
 * @throws Failed conflict when the version has another content
 */
export async function storePack(table: Table, pack: WordingPack, { at, by }: Authorship): Promise<boolean> {
  const item: WordingPackItem = {
    pk: keys.packs,
    sk: pack.version,
    ...packKind.mark,
    pack,
    at,
    by,
  };
  const refused = await write(() =>
    table.client.send(new PutCommand({ TableName: table.name, Item: item, ...replacing(undefined) })),
  );
  if (!refused) return true;
  refuseOtherContent(await getPack(table, pack.version), pack);
  return false;
}
