import { createHmac } from 'node:crypto';
import type { DeriveMac } from '../../functions/domain/survey/derived-code.ts';

/** The MACs that a KMS key makes, under a key of the test's own. */
export const hmacUnder =
  (key: string): DeriveMac =>
  async (message) =>
    createHmac('sha256', key).update(message).digest();
