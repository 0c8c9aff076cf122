import { GenerateMacCommand, KMSClient } from '@aws-sdk/client-kms';
import type { DeriveMac } from './domain/survey/derived-code.ts';
import { awsLimits } from './domain/time-limits.ts';

/**
 * Computes MACs under an HMAC key that never leaves AWS KMS.
 * @param keyArn the ARN of a key for HMAC_SHA_256 (cdk/data-stack.ts)
 */
export function kmsMac(keyArn: string): DeriveMac {
  const client = new KMSClient(awsLimits);
  return async (Message) => {
    const asked = { KeyId: keyArn, MacAlgorithm: 'HMAC_SHA_256', Message } as const;
    const { Mac } = await client.send(new GenerateMacCommand(asked));
    if (!Mac) throw new Error('KMS answered without a MAC');
    return Mac;
  };
}
