import { type CodeOf, type CodeSeed, type DeriveMac, derivedCode } from './domain/survey/derived-code.ts';
import { hashCode } from './storage/patient/code-hash.ts';
import type { StoredCode } from './storage/patient/invitation-item.ts';

/** The parts that issue codes, in the portal and in messages. */
export type CodeDeps = { deriveMac: DeriveMac; random: (bytes: number) => Uint8Array };

/** 128 bits, so that no two invitations share a salt. */
const saltBytes = 16;

async function codeOfSeed(
  { deriveMac }: Pick<CodeDeps, 'deriveMac'>,
  of: CodeOf,
  { salt, serial }: CodeSeed,
) {
  const code = await derivedCode(deriveMac, of, { salt, serial });
  return { code, stored: { hash: hashCode(code), salt, serial } };
}

/**
 * Issues a new code for an invitation: the next after a derived one, otherwise the first under a new salt.
 * @returns the 16 characters, and the part of them that is stored
 */
export function issueCode(
  deps: CodeDeps,
  of: CodeOf,
  before?: StoredCode,
): Promise<{ code: string; stored: Required<StoredCode> }> {
  const { salt = Buffer.from(deps.random(saltBytes)).toString('base64url'), serial = 0 } = before ?? {};
  return codeOfSeed(deps, of, { salt, serial: serial + 1 });
}

/**
 * Derives the issued code again.
 * @returns null when that is impossible: it was random, or derived under another key
 */
export async function sameCode(
  deps: Pick<CodeDeps, 'deriveMac'>,
  of: CodeOf,
  stored: StoredCode,
): Promise<string | null> {
  const { salt, serial, hash } = stored;
  if (salt === undefined || serial === undefined) return null;
  const derived = await codeOfSeed(deps, of, { salt, serial });
  return derived.stored.hash === hash ? derived.code : null;
}
