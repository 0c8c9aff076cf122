import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { issueCode, sameCode } from '../functions/issue-code.ts';
import { hashCode } from '../functions/storage/patient/code-hash.ts';
import { hmacUnder } from './support/hmac.ts';

const deps = { deriveMac: hmacUnder('key'), random: (bytes: number) => new Uint8Array(randomBytes(bytes)) };
const of = { unit: 'sahlgrenska', reference: 'SU-0001', key: 'i1' };

describe('an issued code', () => {
  it('is derived again from its stored parts, without the code among them', async () => {
    const { code, stored } = await issueCode(deps, of);
    expect(stored).toEqual({ hash: hashCode(code), salt: expect.stringMatching(/^[\w-]{22}$/), serial: 1 });
    expect(await sameCode(deps, of, stored)).toBe(code);
  });

  it('is replaced by the next of its serial under the same salt', async () => {
    const first = await issueCode(deps, of);
    const next = await issueCode(deps, of, first.stored);
    expect(next.code).not.toBe(first.code);
    expect(next.stored).toMatchObject({ salt: first.stored.salt, serial: 2 });
  });

  it('is another where the patient was deleted and registered again: the salt is new', async () => {
    expect((await issueCode(deps, of)).code).not.toBe((await issueCode(deps, of)).code);
  });
});

describe('a code that cannot be derived', () => {
  it('is not shown: it was drawn, or derived under another key', async () => {
    const { stored } = await issueCode(deps, of);
    expect(await sameCode(deps, of, { hash: hashCode('DRAWN') })).toBeNull();
    expect(await sameCode({ ...deps, deriveMac: hmacUnder('other') }, of, stored)).toBeNull();
    expect(await sameCode(deps, { ...of, key: 'i2' }, stored)).toBeNull();
  });

  it('is replaced by the first of a new salt', async () => {
    const next = await issueCode(deps, of, { hash: hashCode('DRAWN') });
    expect(next.stored.serial).toBe(1);
    expect(await sameCode(deps, of, next.stored)).toBe(next.code);
  });
});
