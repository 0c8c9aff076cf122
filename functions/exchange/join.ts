/** Notes why a line is refused, at a path of the line. */
export type Report = (path: string, message: string) => void;

/** Joins fields: given ones come before stored ones. */
export function over<T extends object>(stored: T, given: T): T {
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...stored, ...Object.fromEntries(fields) };
}
