import { createHmac, randomBytes } from 'node:crypto';
import type { DeriveMac } from '../domain/survey/derived-code.ts';
import type { DataFolder } from './data-folder.ts';

/**
 * MACs under a key that the data folder keeps, for its owner alone. Without the file a new key is made: the codes
 * from before still open, and cannot be shown again.
 */
export function localMac(folder: DataFolder): DeriveMac {
  const key = Buffer.from(
    folder.keep('code-key', () => randomBytes(32).toString('base64url')),
    'base64url',
  );
  return async (message) => createHmac('sha256', key).update(message).digest();
}
