/**
 * Makes the domain's clock: the real one, or one that starts at `start` now and runs on from there. Tokens
 * and sessions never use it.
 * @param start an ISO instant (CLOCK)
 */
export function startClock(start?: string): () => Date {
  const ahead = start === undefined ? 0 : Date.parse(start) - Date.now();
  return () => new Date(Date.now() + ahead);
}
