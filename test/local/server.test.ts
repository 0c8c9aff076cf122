import { chmodSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { get } from 'node:http';
import { connect } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundled, serve } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary.ts';

let notebook: string;
beforeAll(async () => {
  notebook = await bundled('test/local/notebook.ts');
});

const json = async (url: string) => (await fetch(url)).json() as Promise<string[]>;
const put = async (origin: string, name: string) =>
  (await fetch(`${origin}/notes/${name}`, { method: 'PUT' })).status;

const runs = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

describe('a server that is killed', () => {
  it('has lost no acknowledged write, and starts again at once on the same data', async () => {
    const DATA_DIR = temporaryFolder();
    const acknowledged: string[] = [];
    for (let round = 0; round < 3; round++) {
      const server = await serve(notebook, { DATA_DIR });
      expect(await json(`${server.origin}/notes`)).toEqual([...acknowledged].sort());
      for (let note = 0; note < 5; note++) {
        const name = `note-${round}-${note}`;
        expect(await put(server.origin, name)).toBe(201);
        acknowledged.push(name);
      }
      await server.stop('SIGKILL');
    }
    const { origin } = await serve(notebook, { DATA_DIR });
    expect(await json(`${origin}/notes`)).toEqual([...acknowledged].sort());
  });

  it('handles the remaining changes after the next start', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await serve(notebook, { DATA_DIR, DELIVER: 'off' });
    expect(await put(first.origin, 'unhandled')).toBe(201);
    await first.stop('SIGKILL');
    const second = await serve(notebook, { DATA_DIR });
    await expect.poll(() => json(`${second.origin}/delivered`)).toEqual(['unhandled']);
  });

  it('leaves no database running', async () => {
    const DATA_DIR = temporaryFolder();
    const server = await serve(notebook, { DATA_DIR });
    const { database } = JSON.parse(readFileSync(join(DATA_DIR, 'database.pid'), 'utf8')) as {
      database: number;
    };
    await server.stop('SIGKILL');
    await expect.poll(() => runs(database)).toBe(false);
  });
});

/**
 * The status of a request that names the server `host`, like a page that points its own name to the server.
 */
const statusAs = (origin: string, host: string, path = '/notes') =>
  new Promise<number | undefined>((resolve, reject) => {
    get(`${origin}${path}`, { headers: { host } }, (response) => {
      response.resume();
      resolve(response.statusCode);
    }).on('error', reject);
  });

/** Sends the lines of a request as they are written, and reads the status of the answer. */
async function raw(origin: string, head: string): Promise<{ status: number }> {
  const { hostname, port } = new URL(origin);
  const socket = connect(Number(port), hostname);
  socket.end(`${head}Connection: close\r\n\r\n0\r\n\r\n`);
  return { status: Number(/^HTTP\/1\.1 (\d+)/.exec(await text(socket))?.[1]) };
}

describe('a server that only its own machine can reach', () => {
  it('answers to no other name, so that no other site can point its name to it', async () => {
    const { origin } = await serve(notebook, { DATA_DIR: temporaryFolder() });
    const { port } = new URL(origin);
    for (const path of ['/notes', '/portal/', '/oidc/.well-known/openid-configuration', '/healthz']) {
      expect(await statusAs(origin, `other.example:${port}`, path)).toBe(421);
    }
    for (const host of [`127.0.0.1:${port}`, `localhost:${port}`, `[::1]:${port}`]) {
      expect(await statusAs(origin, host)).toBe(200);
    }
  });

  it('takes the name from the Host header alone, whatever the address of the request names', async () => {
    const { origin } = await serve(notebook, { DATA_DIR: temporaryFolder() });
    const { port, host } = new URL(origin);
    for (const path of [`//${host}/notes`, `//${host}/portal/`, `//${host}/oidc/auth`, `/\\${host}/notes`])
      expect([path, await statusAs(origin, `other.example:${port}`, path)]).toEqual([path, 421]);
    expect((await raw(origin, `GET http://${host}/notes HTTP/1.1\r\nHost: other.example\r\n`)).status).toBe(
      400,
    );
  });

  it('refuses requests that a proxy could read in another way', async () => {
    const { origin } = await serve(notebook, { DATA_DIR: temporaryFolder() });
    const { host } = new URL(origin);
    const put = `PUT /notes/smuggled HTTP/1.1\r\nHost: ${host}\r\n`;
    for (const lines of [
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n',
      'Content-Length: 4\r\nContent-Length: 5\r\n',
      'Transfer-Encoding: chunked, identity\r\n',
      'Transfer-Encoding : chunked\r\n',
      'Content-Length: +4\r\n',
      'X: a\rY: b\r\n',
    ])
      expect([lines, (await raw(origin, put + lines)).status]).toEqual([lines, 400]);
    expect(
      (await raw(origin, `GET /notes HTTP/1.1\r\nHost: ${host}\r\nX: ${'a'.repeat(20_000)}\r\n`)).status,
    ).toBe(431);
    expect(await json(`${origin}/notes`)).toEqual([]);
  });

  it('keeps its data readable by its owner only, also in a folder that others can read', async () => {
    const DATA_DIR = temporaryFolder();
    chmodSync(DATA_DIR, 0o755);
    const { origin } = await serve(notebook, { DATA_DIR });
    expect(await put(origin, 'private')).toBe(201);
    const open = readdirSync(DATA_DIR).filter((file) => (statSync(join(DATA_DIR, file)).mode & 0o077) !== 0);
    expect(open).toEqual([]);
  });
});

describe('a server whose port is not only on loopback', () => {
  it('answers to every name by which it is reached', async () => {
    const { origin } = await serve(notebook, { DATA_DIR: temporaryFolder(), HOST: '0.0.0.0' });
    expect(await statusAs(origin, 'machine.example')).toBe(200);
  });

  it('still prints an address that can be opened', async () => {
    const { origin } = await serve(notebook, { DATA_DIR: temporaryFolder(), HOST: '0.0.0.0' });
    expect(origin).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect((await fetch(`${origin}/healthz`)).status).toBe(200);
    expect((await fetch(`${origin}/healthz`, { method: 'POST' })).status).toBe(405);
  });
});
