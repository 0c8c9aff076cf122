import { readFileSync } from 'node:fs';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import type { Table } from '../../functions/storage/table.ts';

const linesOf = (file: string) =>
  readFileSync(new URL(`../storage/stored/${file}`, import.meta.url), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));

/** Bytes are written as base64 in the file. */
const attributesOf = (item: Record<string, unknown>): Record<string, AttributeValue> =>
  JSON.parse(JSON.stringify(item), (key, value) =>
    key === 'B' && typeof value === 'string' ? Uint8Array.from(Buffer.from(value, 'base64')) : value,
  );

/** Items of every kind as the program wrote them while one schema number, 4, counted for all kinds. */
export const schema4 = {
  items: linesOf('schema-4.ndjson'),
  /** The values that each of that program's readers read from them. */
  read: new Map(linesOf('schema-4-read.ndjson').map(({ reader, gives }) => [reader, gives])),
};

/** Puts the items into the table. */
export async function putSchema4(table: Table): Promise<void> {
  for (const item of schema4.items) {
    await table.client.send(new PutItemCommand({ TableName: table.name, Item: attributesOf(item) }));
  }
}
