/**
 * Keeps one draft per code on the phone, encrypted under a key derived from the code. Without the code the storage
 * reveals nothing, not even which code a draft belongs to.
 */
const prefix = 'survey:';
const lifetime = 30 * 86_400_000;

export type Vault<T> = {
  load(): Promise<T | null>;
  /**
   * @param unsent it holds answers that wait to be sent: it is then kept until they are, whatever the clock says
   * @returns whether the phone keeps it; false when the browser has no storage or no encryption
   */
  save(value: T, unsent?: boolean): Promise<boolean>;
  clear(): void;
};

const utf8 = new TextEncoder();
const binary = (bytes: Uint8Array) => Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
const bytesOf = (text: string) => Uint8Array.from(text, (character) => character.charCodeAt(0));

/** Stands where the day of removal would, when answers wait to be sent. */
const waiting = 'unsent';

/**
 * Removes drafts of other codes that have been kept too long. A phone's clock may be wrong, so it never removes answers
 * that wait to be sent, nor the draft of the code that is open.
 */
function sweep(own: string): void {
  for (const name of Object.keys(localStorage)) {
    if (!name.startsWith(prefix) || name === own) continue;
    const until = (localStorage.getItem(name) ?? '').split(' ')[0] ?? '';
    if (until !== waiting && !(Number.parseInt(until, 10) > Date.now())) localStorage.removeItem(name);
  }
}

async function keysOf(code: string) {
  const material = await crypto.subtle.importKey('raw', utf8.encode(code), 'HKDF', false, [
    'deriveBits',
    'deriveKey',
  ]);
  const derive = (info: string) => ({
    name: 'HKDF',
    hash: 'SHA-256',
    salt: utf8.encode('survey draft'),
    info: utf8.encode(info),
  });
  const name = await crypto.subtle.deriveBits(derive('name'), material, 128);
  const key = await crypto.subtle.deriveKey(
    derive('key'),
    material,
    { name: 'AES-GCM', length: 256 },
    false,
    ['encrypt', 'decrypt'],
  );
  return { name: prefix + btoa(binary(new Uint8Array(name))), key };
}

/** The draft of a code. A failure of the browser's storage means «not kept», never an error. */
export function openVault<T>(code: string): Vault<T> {
  const keys = (async () => {
    const found = await keysOf(code);
    // The first read of the storage may wait for a disk, so it comes after the page is shown.
    sweep(found.name);
    return found;
  })();
  keys.catch(() => {});
  let last: Promise<unknown> = keys.catch(() => {});
  let generation = 0;

  return {
    async load() {
      const own = generation;
      try {
        const { name, key } = await keys;
        const [, text = ''] = (localStorage.getItem(name) ?? '').split(' ');
        const bytes = bytesOf(atob(text));
        const plain = await crypto.subtle.decrypt(
          { name: 'AES-GCM', iv: bytes.subarray(0, 12) },
          key,
          bytes.subarray(12),
        );
        return own === generation ? JSON.parse(new TextDecoder().decode(plain)) : null;
      } catch {
        return null;
      }
    },
    save(value, unsent = false) {
      const text = JSON.stringify(value);
      const own = generation;
      // Writes run one after the other, so that an older draft never replaces a newer one.
      const saving = last.then(async () => {
        try {
          const { name, key } = await keys;
          const iv = crypto.getRandomValues(new Uint8Array(12));
          const sealed = new Uint8Array(
            await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, utf8.encode(text)),
          );
          if (own !== generation) return false;
          localStorage.setItem(
            name,
            `${unsent ? waiting : Date.now() + lifetime} ${btoa(binary(iv) + binary(sealed))}`,
          );
          return true;
        } catch {
          return false;
        }
      });
      last = saving;
      return saving;
    },
    clear() {
      generation += 1;
      keys.then(({ name }) => localStorage.removeItem(name)).catch(() => {});
    },
  };
}
