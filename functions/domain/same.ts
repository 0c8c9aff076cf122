/** An object by the names of its fields. */
export type Fields = Readonly<Record<string, unknown>>;

/** What a field holds in either of two objects; left out where it holds nothing. */
type Values = { before?: unknown; after?: unknown };

const keysOf = (one: Fields, other: Fields): string[] => [
  ...new Set([...Object.keys(one), ...Object.keys(other)]),
];

/**
 * The fields that two objects differ in, with what each holds.
 * @param among the fields that are compared, and their order; all of them when left out
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

/** Whether two values are the same as data, whatever the order of their fields. Absent and undefined are the same. */
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
