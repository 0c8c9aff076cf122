import { codeBytes, codeOf } from './code.ts';

/** The invitation that a code opens. */
export type CodeOf = { unit: string; reference: string; key: string };

/** The values stored beside the hash of a code, so that the same code can be derived again. */
export type CodeSeed = {
  /**
   * Random, one for each invitation, so that a patient who is deleted and registered again gets other codes.
   */
  salt: string;
  /** 1 for the first code of the invitation, and one more for each new code. */
  serial: number;
};

/** HMAC-SHA-256 of a message, 32 bytes, under a key that the caller never sees. */
export type DeriveMac = (message: Uint8Array) => Promise<Uint8Array>;

/**
 * Derives the code of an invitation: the first 80 bits of the MAC over the invitation and its seed. JSON
 * separates the parts whatever their content, so that two different invitations never share a message.
 * @returns the 16 characters, without hyphens
 * @throws when the MAC cannot be computed
 */
export async function derivedCode(
  deriveMac: DeriveMac,
  { unit, reference, key }: CodeOf,
  { salt, serial }: CodeSeed,
): Promise<string> {
  const message = new TextEncoder().encode(JSON.stringify([unit, reference, key, salt, serial]));
  const mac = await deriveMac(message);
  return codeOf(mac.subarray(0, codeBytes));
}
