/**
 * Makes a new id for a log, 72 random bits. It has letters and digits alone, since people read it out when
 * they report a fault.
 */
export const newId = (random: (bytes: number) => Uint8Array): string =>
  Buffer.from(random(9)).toString('base64url').replace(/[-_]/g, '0');
