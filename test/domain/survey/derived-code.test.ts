import { createHmac } from 'node:crypto';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { codeOf } from '../../../functions/domain/survey/code.ts';
import { derivedCode } from '../../../functions/domain/survey/derived-code.ts';
import { hmacUnder } from '../../support/hmac.ts';

const of = { unit: 'sahlgrenska', reference: 'SU-0001', key: 'i1' };
const seed = { salt: 'salt', serial: 1 };

it('a code is the first 80 bits of the MAC over its invitation, its salt and its serial', async () => {
  const message = '["sahlgrenska","SU-0001","i1","salt",1]';
  const mac = createHmac('sha256', 'key').update(message).digest();
  expect(await derivedCode(hmacUnder('key'), of, seed)).toBe(codeOf(mac.subarray(0, 10)));
});

it('the same input gives the same code, and any other input gives another code', async () => {
  const text = fc.string({ maxLength: 5 });
  const parts = fc.tuple(text, text, text, text, fc.integer({ min: 1, max: 3 }), fc.constantFrom('a', 'b'));
  const derive = ([unit, reference, key, salt, serial, secret]: [
    string,
    string,
    string,
    string,
    number,
    string,
  ]) => derivedCode(hmacUnder(secret), { unit, reference, key }, { salt, serial });
  await fc.assert(
    fc.asyncProperty(parts, parts, async (one, other) => {
      const isSame = JSON.stringify(one) === JSON.stringify(other);
      expect((await derive(one)) === (await derive(other))).toBe(isSame);
      expect(await derive(one)).toBe(await derive([...one]));
    }),
  );
});
