import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { fail } from '../../domain/failure.ts';
import { type AcceptedAlike, referenceName, refusedAlike } from '../../domain/patient/reference-name.ts';
import { inParallel } from '../../in-parallel.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { type Collision, write } from '../collision.ts';
import { replacing } from '../condition.ts';
import type { Creation } from '../creation.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed, referenceOf } from '../item.ts';
import { getItem, pagesOf, partitionOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import { getRecord } from './record-item.ts';
import { factKinds } from './stored-patient.ts';

/**
 * The references of a unit's patients that have one name (reference-name.ts). A program from before there were names may
 * have deleted a patient, so a listed reference counts only while its record is there. The patients from before are
 * entered at the unit's first creation.
 */
export type NameItem = Placed<'reference-name'> & { references: string[]; version: number };

export const nameKind = kindOf<NameItem>('reference-name', { version: 1, lifts: {} });

const keyOf = (unit: string, name: string) => ({ pk: keys.names(unit), sk: name });

const readName = (table: Table, unit: string, name: string) => getItem(table, nameKind, keyOf(unit, name));

/** A name's item with these references, in place of the one that was read. */
function namePut(table: Table, unit: string, name: string, references: readonly string[], version?: number) {
  const Item: NameItem = {
    ...keyOf(unit, name),
    ...nameKind.mark,
    references: [...new Set(references)].sort(),
    version: (version ?? 0) + 1,
  };
  return { TableName: table.name, Item, ...replacing(version) };
}

/** Those of the references that are patients of the unit. */
async function present(table: Table, unit: string, references: readonly string[]): Promise<string[]> {
  const records = await Promise.all(references.map((reference) => getRecord(table, unit, reference)));
  return references.filter((_, index) => records[index] !== undefined);
}

/** The references of all patients, by their names. */
async function scanned(table: Table, unit: string): Promise<Map<string, string[]>> {
  const names = new Map<string, string[]>();
  const pages = pagesOf(table, factKinds, {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: named('list'),
    ExpressionAttributeValues: { ':list': keys.patientList(unit) },
  });
  for await (const page of pages) {
    for (const item of page) {
      if (item.kind !== 'record') continue;
      const reference = referenceOf(item);
      const name = referenceName(reference);
      names.set(name, [...(names.get(name) ?? []), reference]);
    }
  }
  return names;
}

/** The units whose names are known to be complete; a complete unit stays complete. */
const complete = new WeakMap<Table['client'], Set<string>>();

async function isComplete(table: Table, unit: string): Promise<boolean> {
  const units = complete.get(table.client) ?? new Set();
  complete.set(table.client, units);
  const name = `${table.name} ${unit}`;
  if (units.has(name)) return true;
  if (!(await readName(table, unit, keys.namesComplete))) return false;
  units.add(name);
  return true;
}

/** Names written at a time. */
const atOnce = 8;

async function completeNames(table: Table, unit: string): Promise<void> {
  if (await isComplete(table, unit)) return;
  const put = (name: string, references: readonly string[], version?: number) =>
    write(() => table.client.send(new PutCommand(namePut(table, unit, name, references, version))));
  await inParallel(await scanned(table, unit), atOnce, async ([name, references]) => {
    while (await put(name, references)) {
      const item = await readName(table, unit, name);
      if (item && !(await put(name, [...item.references, ...references], item.version))) return;
    }
  });
  await put(keys.namesComplete, []);
}

/**
 * Makes the write that enters a new reference under a name that others have had.
 * @throws Failed conflict with the references that read alike and are not accepted
 */
async function joinName(
  table: Table,
  unit: string,
  reference: string,
  accepted: AcceptedAlike,
): Promise<TransactItem> {
  const name = referenceName(reference);
  const item = await readName(table, unit, name);
  const listed = (item?.references ?? []).filter((one) => one !== reference);
  const others = await present(table, unit, listed);
  const references = refusedAlike(others, accepted);
  if (references.length > 0) fail({ kind: 'conflict', why: 'reference-alike', references });
  return { Put: namePut(table, unit, name, [...others, reference], item?.version) };
}

/**
 * Writes what creates a patient, with the new reference under its name. Most names are new, so the name is read only
 * when it turns out to be taken.
 * @param changes at most `changesLimit - 1`
 * @returns null when all is written, the places in `changes` whose conditions failed when nothing is: none of them when
 *   another patient of the name was created or deleted at the same time
 * @throws Failed conflict with the references that read alike and are not accepted
 */
export async function writeNew(
  table: Table,
  unit: string,
  { reference, accepted }: { reference: string; accepted: AcceptedAlike },
  changes: readonly TransactItem[],
  entry: AuditEntry,
  creation?: Creation,
): Promise<Collision | null> {
  await completeNames(table, unit);
  const writeUnder = async (name: TransactItem) => {
    const collision = await writeWithEntry(table, unit, [...changes, name], entry, creation);
    return collision && { refused: collision.refused.filter((place) => place < changes.length) };
  };
  const first = await writeUnder({ Put: namePut(table, unit, referenceName(reference), [reference]) });
  if (first === null || first.refused.length > 0) return first;
  return writeUnder(await joinName(table, unit, reference, accepted));
}

/** Makes the write that takes a reference out of its name, for the transaction that removes its record. */
export async function nameRemoval(table: Table, unit: string, reference: string): Promise<TransactItem[]> {
  const name = referenceName(reference);
  const item = await readName(table, unit, name);
  if (!item) return [];
  const others = item.references.filter((one) => one !== reference);
  if (others.length > 0) return [{ Put: namePut(table, unit, name, others, item.version) }];
  return [{ Delete: { TableName: table.name, Key: keyOf(unit, name), ...replacing(item.version) } }];
}

/** Makes a function that returns the stored references that read like one. It writes nothing. */
export function alikeReader(table: Table, unit: string): (reference: string) => Promise<string[]> {
  let all: Promise<Map<string, string[]>> | undefined;
  return async (reference) => {
    const name = referenceName(reference);
    const isOther = (one: string) => one !== reference;
    if (await isComplete(table, unit))
      return present(table, unit, ((await readName(table, unit, name))?.references ?? []).filter(isOther));
    all ??= scanned(table, unit);
    return ((await all).get(name) ?? []).filter(isOther);
  };
}

/** Returns, for each reference of the unit that reads like others, those others. */
export async function allAlike(table: Table, unit: string): Promise<ReadonlyMap<string, string[]>> {
  const names = (await isComplete(table, unit))
    ? (await partitionOf(table, [nameKind], keys.names(unit))).map(({ references }) => references)
    : [...(await scanned(table, unit)).values()];
  const alike = new Map<string, string[]>();
  for (const references of names) {
    if (references.length < 2) continue;
    const there = await present(table, unit, references);
    if (there.length < 2) continue;
    for (const one of there)
      alike.set(
        one,
        there.filter((other) => other !== one),
      );
  }
  return alike;
}
