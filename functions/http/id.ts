/**
 * A new id of something in a log, 72 random bits: letters and digits alone, since people read it out when they ask what
 * went wrong.
 */
export const newId = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(9)).toString('base64url').replace(/[-_]/g, '0');
