/**
 * Collects names for an expression, `#name` for each. Every name needs this, because many of ours (`list`,
 * `mode`) are reserved words.
 */
export function named(...attributes: string[]): Record<string, string> {
  return Object.fromEntries(attributes.map((attribute) => [`#${attribute}`, attribute]));
}
