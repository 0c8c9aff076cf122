/** What every item has. */
export type Placed<Name extends string = string> = {
  pk: string;
  sk: string;
  kind: Name;
  /** Which shape of its kind the item has. */
  schemaVersion: number;
};

/** An item that stands in a list, which is ordered by reference where the list is of patients. */
export type Listed<Name extends string = string> = Placed<Name> & { list: string; listKey: string };

/** An item as the table returns it, before its kind and version are known. */
export type RawItem = Readonly<Record<string, unknown>>;

/**
 * Turns an item of one version into the same item of the next: a pure function. A read may have left attributes out (a
 * projection), and an update by the present program may already have written some in the new shape, as it leaves
 * `schemaVersion` alone. So a lift adds what is missing or moves what still has its old name, and a name never changes
 * its meaning: a new meaning gets a new name.
 */
export type Lift = (item: RawItem) => RawItem;

/** A kind of item: how it is marked when written, and how it is read, whatever version wrote it. */
export type Kind<Item extends Placed = Placed> = {
  name: Item['kind'];
  version: number;
  /** What marks an item of this kind as it is written now. */
  mark: { kind: Item['kind']; schemaVersion: number };
  /** @throws Error when the item is of a newer version, or of one that nothing lifts */
  read: (raw: RawItem) => Item;
  /** The steps, each under the version it lifts from. */
  lifts: Readonly<Record<number, Lift>>;
};
export type ItemOf<Of extends Kind> = ReturnType<Of['read']>;

/**
 * A kind, defined beside the type of its items. When its shape changes: raise `version`, and add the lift from the
 * version before. A new kind begins at 1; those that were there when one number still counted for all began at 4.
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
    // The one place where it is believed: items are written by this folder alone, so kind and version tell the shape.
    return item as Item;
  };
  return { name, version, mark: { kind: name, schemaVersion: version }, read, lifts };
}

/**
 * Reads an item as one of the kinds that belong where it was found.
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

/** Whose an item is, by its place in a list of patients. */
export const referenceOf = ({ listKey }: { listKey: string }): string => listKey.split('#')[0] ?? '';

/** Some fields of an item, of those that it has. */
export function pick<From extends object, Field extends keyof From>(
  item: From,
  fields: readonly Field[],
): Pick<From, Field> {
  const picked: Partial<Pick<From, Field>> = {};
  for (const field of fields) if (item[field] !== undefined) picked[field] = item[field];
  return picked as Pick<From, Field>;
}
