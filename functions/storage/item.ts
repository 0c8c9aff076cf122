import type { AuditItem } from './audit.ts';
import type { InvitationItem, RecordItem } from './patient/patient-items.ts';
import { schemaVersion } from './table.ts';
import type { TallyHeadItem, TallyItem } from './totals/tallied.ts';
import type { TotalsItem } from './totals/totals.ts';
import type { ContactItem } from './wording/unit-contact.ts';
import type { WordingPackItem } from './wording/wording-packs.ts';
import type { ActivationItem, ActiveWordingItem } from './wording/wordings.ts';

/** What every item has; `list` and `listKey` where it stands in a list. */
export type Placed<Kind extends string> = { pk: string; sk: string; kind: Kind; schemaVersion: number };
export type Listed<Kind extends string> = Placed<Kind> & { list: string; listKey: string };

/** An item as it is stored, told apart by its `kind`. */
export type Item =
  | RecordItem
  | InvitationItem
  | TallyHeadItem
  | TallyItem
  | TotalsItem
  | AuditItem
  | WordingPackItem
  | ActiveWordingItem
  | ActivationItem
  | ContactItem;
export type ItemOf<Kind extends Item['kind']> = Extract<Item, { kind: Kind }>;

const kinds: Readonly<Record<Item['kind'], true>> = {
  record: true,
  invitation: true,
  'tally-head': true,
  tally: true,
  totals: true,
  audit: true,
  'wording-pack': true,
  'active-wording': true,
  activation: true,
  'unit-contact': true,
};
const known: ReadonlySet<unknown> = new Set(Object.keys(kinds));

/**
 * What comes from the table as what it says it is: the one place where that is believed. Items are written by this
 * folder alone, so of one schema the kind tells the shape.
 * @throws Error when it is of another version of this program, or no item of it at all
 */
export function itemOf(raw: Readonly<Record<string, unknown>>): Item {
  if (raw.schemaVersion !== schemaVersion || !known.has(raw.kind)) {
    const what = `kind ${String(raw.kind)}, schema ${String(raw.schemaVersion)}`;
    throw new Error(`the table has an item of ${what}; this program reads schema ${schemaVersion}`);
  }
  return raw as Item;
}

/** @throws Error when the item is of another kind */
export function ofKind<Kind extends Item['kind']>(item: Item, kind: Kind): ItemOf<Kind> {
  if (item.kind !== kind) throw new Error(`the table has '${item.kind}' where '${kind}' belongs`);
  return item as ItemOf<Kind>;
}

/** Whose an item is, by its place in a list that is ordered by reference. */
export const referenceOf = (item: Item): string => ('listKey' in item && item.listKey?.split('#')[0]) || '';

/** Some fields of an item, of those that it has. */
export function pick<From extends object, Field extends keyof From>(
  item: From,
  fields: readonly Field[],
): Pick<From, Field> {
  const picked: Partial<Pick<From, Field>> = {};
  for (const field of fields) if (item[field] !== undefined) picked[field] = item[field];
  return picked as Pick<From, Field>;
}
