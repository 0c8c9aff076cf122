import { GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../domain/failure.ts';
import type { Instant } from '../domain/period.ts';
import type { WordingPack } from '../domain/wording-pack.ts';
import { write } from './collision.ts';
import { named } from './expression.ts';
import type { Item } from './items.ts';
import { allOf } from './read.ts';
import { keys, schemaVersion, type Table } from './table.ts';

/** Who did something, and when. */
export type Deed = { at: Instant; by: string };

/** A pack as it was loaded; never changed afterwards. */
export type StoredPack = { pack: WordingPack; loaded: Deed };

const packOf = ({ pack, at, by }: Item): StoredPack => ({
  pack: pack as WordingPack,
  loaded: { at: String(at), by: String(by) },
});

/** Sorted keys, so that two packs with the same content compare as text whatever order they came in. */
const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, part) =>
    typeof part === 'object' && part !== null && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );

const isSamePack = (one: WordingPack, other: WordingPack): boolean => canonical(one) === canonical(other);

/** Strongly consistent; null when no pack has the version. */
export async function getPack(table: Table, version: string): Promise<StoredPack | null> {
  const { Item } = await table.client.send(
    new GetCommand({
      TableName: table.name,
      Key: { pk: keys.packs, sk: version },
      ConsistentRead: true,
    }),
  );
  return Item ? packOf(Item) : null;
}

/** Every pack there is, by version. */
export async function listPacks(table: Table): Promise<StoredPack[]> {
  const items = await allOf(table, {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': keys.packs },
    ConsistentRead: true,
  });
  return items.map(packOf);
}

/** Stops where the version names other texts already: answers refer to it. @throws Failed conflict */
export function refuseOtherContent(stored: StoredPack | null, pack: WordingPack): void {
  if (stored && !isSamePack(stored.pack, pack)) {
    const detail = `Versionen ${pack.version} finns redan med annat innehåll. Svar kan hänvisa till den, så ändrade texter behöver en ny version.`;
    fail({ kind: 'conflict', detail });
  }
}

/**
 * Stores a pack under its version, once.
 * @returns whether it is new; false when this very pack was there
 * @throws Failed conflict when the version has another content
 */
export async function storePack(table: Table, pack: WordingPack, { at, by }: Deed): Promise<boolean> {
  const item = { pk: keys.packs, sk: pack.version, kind: 'wording-pack', schemaVersion, pack, at, by };
  const refused = await write(() =>
    table.client.send(
      new PutCommand({
        TableName: table.name,
        Item: item,
        ConditionExpression: 'attribute_not_exists(#pk)',
        ExpressionAttributeNames: named('pk'),
      }),
    ),
  );
  if (!refused) return true;
  refuseOtherContent(await getPack(table, pack.version), pack);
  return false;
}
