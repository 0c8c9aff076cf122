import { fail } from '../../domain/failure.ts';
import type { WordingId } from '../../domain/survey/wording.ts';
import type { WordingPack } from '../../domain/survey/wording-pack.ts';
import { type Authorship, authorshipOf } from '../authorship.ts';
import { replacing } from '../condition.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed, pick } from '../item.ts';
import { allOf, pagesOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { transact } from '../transaction.ts';
import { contactKind, contactOf, type StoredContact } from './unit-contact.ts';

/** A unit's permitted wording for one instrument and language. */
export type Slot = {
  instrument: string;
  language: string;
  /** The active pack with its texts; absent where it has been deactivated. */
  pack?: WordingPack;
  /** The author and the time of the last activation or deactivation. */
  changed: Authorship;
  /** Every version that has been active at the unit, the present one included. */
  versions: string[];
  /** The version that a change is conditioned on. */
  revision: number;
};

export type ActiveWordingItem = Placed<'active-wording'> &
  Authorship &
  Pick<Slot, 'instrument' | 'language' | 'pack' | 'versions'> & { version: number };
export const activeWordingKind = kindOf<ActiveWordingItem>('active-wording', {
  version: 4,
  lifts: {},
});

const slotOf = (item: ActiveWordingItem): Slot => ({
  instrument: item.instrument,
  language: item.language,
  ...(item.pack ? { pack: item.pack } : {}),
  changed: authorshipOf(item),
  versions: item.versions,
  revision: item.version,
});

/** A unit's own texts for its patients: permitted wording, and the telephone contact. */
type UnitShown = { slots: Slot[]; contact: StoredContact | null };

/**
 * Reads all permitted wording that is or has been active at a unit, and its telephone contact, in one query.
 * @param consistent true when a decision depends on it; the survey reads a moment late at half the cost
 */
export async function readUnitShown(
  table: Table,
  unit: string,
  { consistent = false }: { consistent?: boolean } = {},
): Promise<UnitShown> {
  const items = await allOf(table, [activeWordingKind, contactKind], {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': keys.wording(unit) },
    ConsistentRead: consistent,
  });
  const contact = items.find((item) => item.kind === 'unit-contact');
  return {
    slots: items.filter((item) => item.kind === 'active-wording').map(slotOf),
    contact: contact ? contactOf(contact) : null,
  };
}

/** Reads only the permitted wording of `readUnitShown`. */
export const readSlots = async (...asked: Parameters<typeof readUnitShown>): Promise<Slot[]> =>
  (await readUnitShown(...asked)).slots;

/** A stored activation (with `to`) or deactivation (without); it is never changed or removed. */
export type Activation = Authorship & {
  unit: string;
  instrument: string;
  language: string;
  from?: string;
  to?: string;
};

export type ActivationItem = Placed<'activation'> & Activation;
export const activationKind = kindOf<ActivationItem>('activation', { version: 4, lifts: {} });

const activationFields = ['unit', 'instrument', 'language', 'from', 'to', 'at', 'by'] as const;

type ActivationChange = Pick<WordingId, 'instrument' | 'language'> & {
  unit: string;
  pack: WordingPack | null;
};

/**
 * Makes a unit show a pack for its instrument and language, or none (`pack: null`), and records it in the
 * same transaction.
 * @param id distinguishes records of the same moment
 * @returns false when it was so already: then nothing is recorded
 * @throws Failed conflict when another write changed it at the same time
 */
export async function setActive(
  table: Table,
  { unit, instrument, language, pack }: ActivationChange,
  { at, by, id }: Authorship & { id: string },
): Promise<boolean> {
  const slots = await readSlots(table, unit, { consistent: true });
  const slot = slots.find((one) => one.instrument === instrument && one.language === language);
  const [from, to] = [slot?.pack?.version, pack?.version];
  if (from === to) return false;
  const versions = [...new Set([...(slot?.versions ?? []), ...(to === undefined ? [] : [to])])];
  const what = { instrument, language };
  const active: ActiveWordingItem = {
    pk: keys.wording(unit),
    sk: keys.wordingSlot(instrument, language),
    ...activeWordingKind.mark,
    version: (slot?.revision ?? 0) + 1,
    ...what,
    ...(pack ? { pack } : {}),
    versions,
    at,
    by,
  };
  const record: ActivationItem = {
    pk: keys.activations(unit),
    sk: keys.activation(new Date(at).toISOString(), id),
    ...activationKind.mark,
    unit,
    ...what,
    ...(from === undefined ? {} : { from }),
    ...(to === undefined ? {} : { to }),
    at,
    by,
  };
  const refused = await transact(table, [
    { Put: { TableName: table.name, Item: active, ...replacing(slot?.revision) } },
    { Put: { TableName: table.name, Item: record, ...replacing(undefined) } },
  ]);
  if (refused) fail({ kind: 'conflict', why: 'wording-changed' });
  return true;
}

/** Reads a unit's latest activations and deactivations, newest first. */
export async function listActivations(table: Table, unit: string, limit: number): Promise<Activation[]> {
  const pages = pagesOf(table, [activationKind], {
    KeyConditionExpression: '#pk = :pk',
    ExpressionAttributeNames: named('pk'),
    ExpressionAttributeValues: { ':pk': keys.activations(unit) },
    ScanIndexForward: false,
    ConsistentRead: true,
    Limit: limit,
  });
  for await (const items of pages) return items.map((item) => pick(item, activationFields));
  return [];
}
