import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from 'vitest';
import { openDataFolder } from '../../functions/local/data-folder.ts';
import { createIssuer, type Issuer } from '../../functions/local/sign-in/issuer.ts';
import { people } from '../../functions/local/sign-in/people.ts';
import { accessToken, tokensOf } from '../../functions/local/sign-in/sign-in.ts';
import { temporaryFolder } from './temporary.ts';

const stops: (() => Promise<void>)[] = [];
afterAll(async () => {
  await Promise.all(stops.splice(0).map((stop) => stop()));
});

/** Starts an issuer with all users of the local run, on a port of its own; stopped after the test file. */
export async function testIssuer({
  path = temporaryFolder(),
  port = 0,
}: {
  path?: string;
  port?: number;
} = {}) {
  let issuer: Issuer | undefined;
  const server = createServer((request, response) => issuer?.handle(request, response));
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  issuer = createIssuer({ origin, people: people(), folder: openDataFolder(path) });
  const stop = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  stops.push(stop);
  return {
    ...issuer,
    origin,
    path,
    stop,
    token: (person: string) => accessToken(origin, person),
    tokens: (person: string) => tokensOf(origin, person),
  };
}
