import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';

/**
 * Seals values that staff may carry but not read. A sealed text is base64url of version, nonce, ciphertext
 * and tag (AES-256-GCM). It is bound to the place of the value, and has one length whatever the value is.
 */
type Sealing = {
  /** Seals a value for a place. */
  seal: (place: readonly string[], value: unknown) => string;
  /** @returns the value, or undefined when none of the keys sealed the text for the place */
  open: (place: readonly string[], sealed: string) => { value: unknown } | undefined;
};

const version = 1;
const nonceBytes = 12;
const tagBytes = 16;
/** Spaces pad the plaintext to a multiple of this many bytes, far more than any answer takes. */
const block = 512;

/** Derives the key of a secret text: its SHA-256. */
export function sealingKeyOf(secret: string): Uint8Array {
  return createHash('sha256').update(`prem-sealing\0${secret}`).digest();
}

type Options = {
  /** 32 bytes; seals and opens. */
  key: Uint8Array;
  /** Keys from before a rotation, which only open. */
  olderKeys?: readonly Uint8Array[];
  random: (bytes: number) => Uint8Array;
};

export function sealingWith({ key, olderKeys = [], random }: Options): Sealing {
  const boundTo = (place: readonly string[]) => Buffer.from(JSON.stringify([version, ...place]));
  return {
    seal: (place, value) => {
      const text = Buffer.from(JSON.stringify(value));
      const padded = Buffer.alloc(Math.ceil(text.length / block) * block, ' ');
      text.copy(padded);
      const nonce = random(nonceBytes);
      const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(boundTo(place));
      const body = Buffer.concat([cipher.update(padded), cipher.final()]);
      return Buffer.concat([Buffer.of(version), nonce, body, cipher.getAuthTag()]).toString('base64url');
    },
    open: (place, sealed) => {
      const bytes = Buffer.from(sealed, 'base64url');
      // Decoding ignores unknown characters, so only the exact spelling that sealing writes is accepted.
      if (bytes.toString('base64url') !== sealed) return undefined;
      if (bytes.length < 1 + nonceBytes + block + tagBytes || bytes[0] !== version) return undefined;
      const nonce = bytes.subarray(1, 1 + nonceBytes);
      const body = bytes.subarray(1 + nonceBytes, -tagBytes);
      for (const candidate of [key, ...olderKeys]) {
        try {
          const decipher = createDecipheriv('aes-256-gcm', candidate, nonce, { authTagLength: tagBytes })
            .setAAD(boundTo(place))
            .setAuthTag(bytes.subarray(-tagBytes));
          const text = Buffer.concat([decipher.update(body), decipher.final()]).toString();
          return { value: JSON.parse(text) };
        } catch {
          // Another key sealed the text, or it belongs to another place: the tag does not show which.
        }
      }
      return undefined;
    },
  };
}
