import { createHmac, randomBytes } from 'node:crypto';
import type { DeriveMac } from '../domain/survey/derived-code.ts';
import type { DataFolder } from './data-folder.ts';

/**
 * Computes MACs under a key in the data folder that only its owner can read. When the file is lost, a new key
 * is made: older codes still open, but cannot be shown again.
 */
export function localMac(folder: DataFolder): DeriveMac {
  const key = Buffer.from(
    folder.keep('code-key', () => randomBytes(32).toString('base64url')),
    'base64url',
  );
  return async (message) => createHmac('sha256', key).update(message).digest();
}
