/** An object as field names and values. */
export type Fields = Readonly<Record<string, unknown>>;

/** The values of one field in two objects; a side is left out where the field is empty. */
type Values = { before?: unknown; after?: unknown };

const keysOf = (one: Fields, other: Fields): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/**
 * Finds the fields in which two objects differ, with both values of each.
 * @param among the fields to compare, in this order; all fields when left out
 */
export function differingFields(
  before: Fields,
  after: Fields,
  among = keysOf(before, after),
): [string, Values][] {
  return among
    .filter((field) => !isSame(before[field], after[field]))
    .map((field) => [
      field,
      {
        ...(before[field] === undefined ? {} : { before: before[field] }),
        ...(after[field] === undefined ? {} : { after: after[field] }),
      },
    ]);
}

/**
 * Whether two values are equal as data. The order of fields does not matter; absent and undefined are equal.
 */
export function isSame(one: unknown, other: unknown): boolean {
  if (one === other) return true;
  if (typeof one !== 'object' || typeof other !== 'object' || one === null || other === null) return false;
  if (Array.isArray(one) || Array.isArray(other)) {
    if (!Array.isArray(one) || !Array.isArray(other) || one.length !== other.length) return false;
    return one.every((value, index) => isSame(value, other[index]));
  }
  const [first, second] = [one as Fields, other as Fields];
  return keysOf(first, second).every((name) => isSame(first[name], second[name]));
}
