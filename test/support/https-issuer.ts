import { generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { jwks } from './portal.ts';
import { temporaryFolder } from './temporary.ts';

/** Encodes one value of ASN.1 in its distinguished encoding (X.690): tag, length, content. */
function der(tag: number, ...parts: Uint8Array[]): Buffer {
  const content = Buffer.concat(parts);
  const { length } = content;
  const size = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
  return Buffer.concat([Buffer.from([tag, ...size]), content]);
}

const hex = (text: string) => Buffer.from(text, 'hex');
const sequence = (...parts: Uint8Array[]) => der(0x30, ...parts);
const bits = (bytes: Uint8Array) => der(0x03, hex('00'), bytes);
const time = (date: Date) => der(0x17, Buffer.from(`${date.toISOString().replace(/\D/g, '').slice(2, 14)}Z`));

/** Makes a self-signed certificate for 127.0.0.1, valid for an hour (RFC 5280). */
function selfSigned() {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const ecdsaWithSha256 = sequence(der(0x06, hex('2a8648ce3d040302')));
  const commonName = sequence(der(0x06, hex('550403')), der(0x0c, Buffer.from('test issuer')));
  const name = sequence(der(0x31, commonName));
  const serial = Buffer.concat([hex('01'), randomBytes(8)]);
  const now = Date.now();
  const validity = sequence(time(new Date(now - 60_000)), time(new Date(now + 3_600_000)));
  const alternativeName = der(0x04, sequence(der(0x87, hex('7f000001'))));
  const extensions = der(0xa3, sequence(sequence(der(0x06, hex('551d11')), alternativeName)));
  const body = sequence(
    der(0xa0, der(0x02, hex('02'))),
    der(0x02, serial),
    ecdsaWithSha256,
    name,
    validity,
    name,
    publicKey.export({ type: 'spki', format: 'der' }),
    extensions,
  );
  const certificate = sequence(body, ecdsaWithSha256, bits(sign('sha256', body, privateKey)));
  const lines = certificate.toString('base64').replace(/.{64}/g, '$&\n');
  return {
    cert: `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`,
    key: privateKey.export({ type: 'pkcs8', format: 'pem' }),
  };
}

/**
 * Serves the public keys of the tests' issuer over HTTPS, as Cognito does: the verifier of tokens reads keys
 * only that way. Stopped after the test file.
 */
export async function httpsIssuer(): Promise<{ issuer: string; certificates: string }> {
  const { cert, key } = selfSigned();
  const certificates = join(temporaryFolder(), 'issuer.pem');
  writeFileSync(certificates, cert);
  const server = createServer({ cert, key }, (request, response) => {
    const found = request.url === '/.well-known/jwks.json';
    response.writeHead(found ? 200 : 404, { 'Content-Type': 'application/json' });
    response.end(JSON.stringify(found ? jwks : {}));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  afterAll(() => void server.close());
  const { port } = server.address() as AddressInfo;
  return { issuer: `https://127.0.0.1:${port}`, certificates };
}
