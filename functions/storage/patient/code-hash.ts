import { createHash } from 'node:crypto';

/**
 * Hashes a code; codes are stored in no other form. A plain hash is enough: a code has 80 bits under a key
 * that is not in the table, so guessing is hopeless.
 * @param code the 16 characters, as domain/code.ts reads them
 */
export const hashCode = (code: string): string => createHash('sha256').update(code).digest('base64url');
