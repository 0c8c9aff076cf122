import { createHmac } from 'node:crypto';
import type { DeriveMac } from '../../functions/domain/survey/derived-code.ts';

/** The MACs of a KMS key, under a key of the test's own. */
export const hmacUnder =
  (key: string): DeriveMac =>
  async (message) =>
    createHmac('sha256', key).update(message).digest();
