import { createHash } from 'node:crypto';

/**
 * The only form in which a code is stored. A plain hash is enough: a code has 80 bits under a key that is not in the
 * table, so there is nothing to guess from.
 * @param code the 16 characters, as domain/code.ts reads them
 */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('base64url');
