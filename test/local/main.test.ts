import {
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundled, run, serve } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary.ts';

let main: string;
let token: string;
beforeAll(async () => {
  [main, token] = await Promise.all([
    bundled('functions/local/main.ts'),
    bundled('functions/local/sign-in/token.ts'),
  ]);
});

/** The one sentence that a failed start prints. */
async function refusal(env: NodeJS.ProcessEnv, program = main) {
  const { ended } = run(program, { env: { PORT: '0', DEMO: 'off', DATA_DIR: temporaryFolder(), ...env } });
  const { code, stdout, stderr } = await ended;
  expect(code).toBe(1);
  expect(stdout).toBe('');
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  return stderr.trimEnd();
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the local server', () => {
  it('prints the addresses to open, serves them, and stops with everything it started on SIGTERM and on Ctrl-C', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const DATA_DIR = temporaryFolder();
      const server = await serve(main, { DATA_DIR });
      expect(server.said).toContain(`${server.origin}/portal/`);
      expect(server.said).toContain('staff@');
      const health = await fetch(`${server.origin}/healthz`);
      expect(health.status).toBe(200);
      const definition = await fetch(`${server.origin}/fhir/Measure/P1`);
      expect(await definition.json()).toMatchObject({ resourceType: 'Measure' });
      const { database } = JSON.parse(readFileSync(join(DATA_DIR, 'database.pid'), 'utf8')) as {
        database: number;
      };
      expect(lives(database)).toBe(true);
      expect(await server.stop(signal)).toMatchObject({ code: 0, stderr: '' });
      expect(lives(database)).toBe(false);
    }
  });

  it('starts its clock at CLOCK and prints that', async () => {
    const server = await serve(main, { DATA_DIR: temporaryFolder(), CLOCK: '2028-03-02T09:00:00Z' });
    expect(server.said).toContain('2028-03-02T09:00:0');
  });

  it('redirects a browser at localhost to the only host name that sign-in accepts', async () => {
    const { origin } = await serve(main, { DATA_DIR: temporaryFolder() });
    const { port } = new URL(origin);
    const response = await fetch(`http://localhost:${port}/portal/patienter?x=1`, { redirect: 'manual' });
    expect(response.status).toBe(307);
    expect(response.headers.get('location')).toBe(`${origin}/portal/patienter?x=1`);
  });
});

describe('the local server refuses in one sentence', () => {
  it('a port in use', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const DATA_DIR = join(temporaryFolder(), 'untouched');
    expect(await refusal({ PORT: String(port), DATA_DIR })).toMatch(
      new RegExp(`^Port ${port} is in use: .* choose another with PORT`),
    );
    other.close();
  });

  it('an address that this machine does not have', async () => {
    expect(await refusal({ HOST: '192.0.2.1' })).toMatch(
      /^This machine has no address 192\.0\.2\.1: set HOST/,
    );
  });

  it('a data folder that it cannot use', async () => {
    const file = join(temporaryFolder(), 'file');
    writeFileSync(file, '');
    expect(await refusal({ DATA_DIR: file })).toMatch(/^The data folder .* cannot be used/);
  });

  it('a data folder that another server uses', async () => {
    const DATA_DIR = temporaryFolder();
    await serve(main, { DATA_DIR });
    expect(await refusal({ DATA_DIR })).toMatch(/^Another local server \(process \d+\) uses the data folder/);
  });

  it('a database file that is no database', async () => {
    const DATA_DIR = temporaryFolder();
    writeFileSync(join(DATA_DIR, 'schema-version'), '4');
    writeFileSync(
      join(DATA_DIR, 'database.sqlite'),
      'something else entirely, and long enough to be looked at',
    );
    expect(await refusal({ DATA_DIR })).toMatch(
      /^The embedded database did not start on .*database\.sqlite: .*[^.]\.$/,
    );
  });

  it.each(['issuer-key.json', 'demonstration.json'])('a damaged %s', async (name) => {
    const DATA_DIR = temporaryFolder();
    writeFileSync(join(DATA_DIR, name), '{"half');
    expect(await refusal({ DATA_DIR, DEMO: 'on' })).toBe(
      `The file ${join(DATA_DIR, name)} is damaged: delete it, and it is made anew.`,
    );
  });

  it('a machine without the embedded database', async () => {
    expect(await refusal({}, withoutDynoxide())).toMatch(
      /^There is no embedded database for .*DYNAMODB_ENDPOINT/,
    );
  });

  it('a DYNAMODB_ENDPOINT where nothing answers', async () => {
    expect(await refusal({ DYNAMODB_ENDPOINT: 'http://127.0.0.1:9' })).toMatch(
      /^The database at http:\/\/127\.0\.0\.1:9 cannot be used/,
    );
  });

  it.each([
    [{ CLOCK: 'tomorrow' }, 'CLOCK=tomorrow'],
    [{ PORT: 'http' }, 'PORT=http'],
    [{ DEMO: 'maybe' }, 'DEMO=maybe'],
  ])('%o', async (env, named) => {
    expect(await refusal(env)).toContain(named);
  });

  it.each([{ STAGE: 'prod' }, { AWS_LAMBDA_FUNCTION_NAME: 'portal' }])(
    'to run as a deployed stage: %o',
    async (env) => {
      expect(await refusal(env)).toContain('refuses to start as a deployed stage');
    },
  );
});

describe('the token command', () => {
  it('prints the token of the running server and nothing else', async () => {
    const { origin } = await serve(main, { DATA_DIR: temporaryFolder() });
    const { ended } = run(token, { env: { PORT: new URL(origin).port }, args: ['lead@sahlgrenska'] });
    const { code, stdout, stderr } = await ended;
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+\n$/);
    const claims = JSON.parse(Buffer.from(stdout.split('.')[1] ?? '', 'base64url').toString()) as object;
    expect(claims).toMatchObject({ 'cognito:groups': ['lead@sahlgrenska'], iss: `${origin}/oidc` });
  });

  it.each([[[]], [['staff@nowhere']]])('with %o lists the people', async (args) => {
    const { code, stdout, stderr } = await run(token, { args }).ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain('staff@akademiska, lead@akademiska');
    expect(stderr).toContain('authority, admin.');
  });

  it('reports that no server runs', async () => {
    const server = await serve(main, { DATA_DIR: temporaryFolder() });
    await server.stop();
    const { ended } = run(token, { env: { PORT: new URL(server.origin).port }, args: ['admin'] });
    const { code, stdout, stderr } = await ended;
    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toContain(`No local server answers at ${server.origin}: start it with npm start`);
  });
});

/** Copies the program to a place that has every package except the embedded database. */
function withoutDynoxide(): string {
  const folder = temporaryFolder();
  const packages = fileURLToPath(new URL('../../node_modules/', import.meta.url));
  mkdirSync(join(folder, 'node_modules'));
  for (const name of readdirSync(packages)) {
    if (name !== '@dynoxide' && statSync(join(packages, name)).isDirectory()) {
      symlinkSync(join(packages, name), join(folder, 'node_modules', name));
    }
  }
  const copy = join(folder, 'main.mjs');
  copyFileSync(main, copy);
  return copy;
}
