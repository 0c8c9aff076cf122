/** The attributes of every item. */
export type Placed<Name extends string = string> = {
  pk: string;
  sk: string;
  kind: Name;
  /** The version of the item's shape, within its kind. */
  schemaVersion: number;
};

/** An item in a list; lists of patients are ordered by reference. */
export type Listed<Name extends string = string> = Placed<Name> & { list: string; listKey: string };

/** An item as the table returns it, before its kind and version are known. */
export type RawItem = Readonly<Record<string, unknown>>;

/**
 * Turns an item of one version into the same item of the next: a pure function. Attributes may be missing
 * when a read left them out (a projection). Others may already have the new shape, as an update by the
 * present program leaves `schemaVersion` alone. So a lift adds missing attributes or renames old ones, and a
 * name never changes its meaning: a new meaning gets a new name.
 */
export type Lift = (item: RawItem) => RawItem;

/** A kind of item, with the marks that a write sets and the reading of every version. */
export type Kind<Item extends Placed = Placed> = {
  name: Item['kind'];
  version: number;
  /** The marks of an item of this kind, in the present version. */
  mark: { kind: Item['kind']; schemaVersion: number };
  /** @throws Error when the item's version is newer than this program, or has no lift */
  read: (raw: RawItem) => Item;
  /** The steps, each under the version it lifts from. */
  lifts: Readonly<Record<number, Lift>>;
};
export type ItemOf<Of extends Kind> = ReturnType<Of['read']>;

/**
 * Defines a kind. The definition stands beside the type of its items. When its shape changes, raise `version`
 * and add the lift from the version before. A new kind begins at 1; the oldest kinds began at 4, as all kinds
 * once shared one number.
 */
export function kindOf<Item extends Placed>(
  name: Item['kind'],
  { version, lifts }: { version: number; lifts: Readonly<Record<number, Lift>> },
): Kind<Item> {
  const read = (raw: RawItem): Item => {
    const written = Number(raw.schemaVersion);
    if (written > version)
      throw new Error(
        `the table has a '${name}' of version ${written}, from a newer version of this program, which reads up to ${version}`,
      );
    let item = raw;
    for (let at = written; at !== version; at++) {
      const lift = lifts[at];
      if (!lift)
        throw new Error(
          `the table has a '${name}' of version ${String(raw.schemaVersion)}, and nothing lifts it to ${version}`,
        );
      item = { ...lift(item), schemaVersion: at + 1 };
    }
    // Only here is the shape assumed: no other folder writes items, so kind and version determine the shape.
    return item as Item;
  };
  return { name, version, mark: { kind: name, schemaVersion: version }, read, lifts };
}

/**
 * Reads an item as one of the kinds that belong in its place.
 * @throws Error when it is of another kind, or its version cannot be read
 */
export function readAs<Of extends Kind>(kinds: readonly Of[], raw: RawItem): ItemOf<Of> {
  const kind = kinds.find(({ name }) => name === raw.kind);
  if (!kind) {
    const belongs = kinds.map(({ name }) => `'${name}'`).join(' or ');
    throw new Error(`the table has '${String(raw.kind)}' where ${belongs} belongs`);
  }
  return kind.read(raw) as ItemOf<Of>;
}

/** Returns the reference of the patient that an item belongs to, from its place in a list of patients. */
export const referenceOf = ({ listKey }: { listKey: string }): string => listKey.split('#')[0] ?? '';

/** Picks the given fields that an item has. */
export function pick<From extends object, Field extends keyof From>(
  item: From,
  fields: readonly Field[],
): Pick<From, Field> {
  const picked: Partial<Pick<From, Field>> = {};
  for (const field of fields) if (item[field] !== undefined) picked[field] = item[field];
  return picked as Pick<From, Field>;
}
