import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sealingKeyOf, sealingWith } from '../../../functions/http/portal/sealing.ts';

const sealing = sealingWith({ key: sealingKeyOf('a secret of this deployment'), random: randomBytes });
const place = ['SU-0001', 'i1', 'prem'];

describe('a sealed value', () => {
  it('opens for its own place, and for no other', () => {
    const sealed = sealing.seal(place, { overall: 'good' });
    expect(sealing.open(place, sealed)).toEqual({ value: { overall: 'good' } });
    for (const other of [
      ['SU-0002', 'i1', 'prem'],
      ['SU-0001', 'i2', 'prem'],
      ['SU-0001i1', '', 'prem'],
      [],
    ]) {
      expect(sealing.open(other, sealed)).toBeUndefined();
    }
  });

  it('opens with an older key, but not with another', () => {
    const sealed = sealing.seal(place, 1);
    const key = sealingKeyOf('the next secret');
    const next = { key, random: randomBytes };
    expect(sealingWith(next).open(place, sealed)).toBeUndefined();
    const both = sealingWith({ ...next, olderKeys: [sealingKeyOf('a secret of this deployment')] });
    expect(both.open(place, sealed)).toEqual({ value: 1 });
  });

  it('does not open when any of it is changed', () => {
    const sealed = sealing.seal(place, { overall: 'good' });
    const bytes = Buffer.from(sealed, 'base64url');
    for (let index = 0; index < bytes.length; index += 7) {
      const changed = Buffer.from(bytes);
      changed[index] = (changed[index] ?? 0) ^ 1;
      expect(sealing.open(place, changed.toString('base64url'))).toBeUndefined();
    }
  });

  it('does not open in another spelling of the same bytes', () => {
    const sealed = sealing.seal(place, { overall: 'good' });
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const others = [...alphabet].map((last) => sealed.slice(0, -1) + last).filter((one) => one !== sealed);
    for (const other of [...others, ` ${sealed}`, `${sealed}==`, `${sealed}\n`]) {
      expect(sealing.open(place, other)).toBeUndefined();
    }
  });

  it('has a length that reveals nothing', () => {
    const lengths = ['', 'x'.repeat(300), { overall: 'good' }].map(
      (value) => sealing.seal(place, value).length,
    );
    expect(new Set(lengths).size).toBe(1);
  });
});
