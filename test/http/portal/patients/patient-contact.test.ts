import { beforeEach, describe, expect, it } from 'vitest';
import { accessLog, loggedBy } from '../../../support/logged.ts';
import { portalWorld } from '../../../support/portal.ts';
import { workedExample } from '../../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';
const reference = 'SU-0001';
const at = '2028-03-02T09:00:00Z';
const reached = { recipient: 'guardian', phone: '+46701740605', email: 'a@example.org', language: 'sv' };

let world: Awaited<ReturnType<typeof portalWorld>>;
beforeEach(async () => {
  world = await portalWorld({ textCountryCodes: ['+46', '+47'] });
  await world.importLines(staff, [workedExample()]);
});

async function call(method: string, path = '', body?: unknown, user: string | null = staff) {
  const response = await world.ask(user, `/patients/${reference}/contact${path}`, {
    method,
    ...(body === undefined ? {} : { body }),
  });
  return { status: response.status, body: await response.json() };
}
const read = async () => (await call('GET')).body;
const put = (body: object) => call('PUT', '', body);
const stop = (reason: string) => call('POST', '/stop', { reason });
const pathsOf = ({ status, body }: Awaited<ReturnType<typeof call>>) => [
  status,
  body.errors?.map(({ path }: { path: string }) => path),
];

describe('how a patient is reached', () => {
  it('is version 0 until somebody writes it, then as it was written, with the number in E.164', async () => {
    expect(await call('GET')).toEqual({ status: 200, body: { version: 0 } });
    const written = await put({ ...reached, version: 0, phone: '070-174 06 05' });
    expect(written).toEqual({ status: 200, body: { ...reached, version: 1 } });
    expect(await read()).toEqual({ ...reached, version: 1 });
    expect((await put({ version: 1, email: 'b@example.org' })).body).toEqual({
      version: 2,
      email: 'b@example.org',
    });
  });

  it('written again as it is, keeps its version', async () => {
    await put({ ...reached, version: 0 });
    expect(await loggedBy(world.table, () => put({ ...reached, version: 1 }))).toEqual([]);
    expect((await read()).version).toBe(1);
  });

  it('is changed only from the version that was read', async () => {
    await put({ ...reached, version: 0 });
    expect((await put({ version: 0, phone: '0701740606' })).status).toBe(409);
    expect(await read()).toEqual({ ...reached, version: 1 });
  });

  it.each<[string, object, string]>([
    ['a number that is none', { phone: '12' }, 'phone'],
    ['an address that is none', { email: 'a@' }, 'email'],
    ['no such language', { language: 'xx' }, 'language'],
    ['a stop of its own', { stopped: { reason: 'other', at } }, 'stopped'],
    ['an unknown field', { address: 'Storgatan 1' }, 'address'],
    ['no version', { version: undefined }, 'version'],
  ])('is not stored with %s', async (_, wrong, path) => {
    expect(pathsOf(await put({ version: 0, ...wrong }))).toEqual([422, [path]]);
    expect(await read()).toEqual({ version: 0 });
  });

  it('is the unit’s own: not for another unit, the authority or an administrator', async () => {
    await put({ ...reached, version: 0 });
    for (const [user, status] of [
      ['staff@akademiska', 404],
      ['authority', 403],
      ['admin', 403],
      [null, 401],
    ] as const) {
      expect((await call('GET', '', undefined, user)).status).toBe(status);
      expect((await call('PUT', '', { version: 1 }, user)).status).toBe(status);
      expect((await call('POST', '/stop', { reason: 'other' }, user)).status).toBe(status);
      expect((await call('DELETE', '/stop', undefined, user)).status).toBe(status);
    }
    expect(await read()).toEqual({ ...reached, version: 1 });
  });

  it('shows that a guardian’s is not used from the 18th birthday on', async () => {
    await put({ ...reached, version: 0 });
    expect((await read()).outgrown).toBeUndefined();
    world.clock.now = new Date('2030-04-30T09:00:00Z');
    expect((await read()).outgrown).toBe(true);
  });

  it('shows that no text goes to the country of the number', async () => {
    expect((await put({ version: 0, phone: '+358 401234567' })).body.textless).toBe(true);
    expect((await put({ version: 1, phone: '+47 912 34 567' })).body.textless).toBeUndefined();
  });
});

describe('a stop', () => {
  it('keeps the address, is seen with its reason and moment, and ends', async () => {
    await put({ ...reached, version: 0 });
    const stopped = { reason: 'declined', at };
    expect(await stop('declined')).toEqual({ status: 200, body: { ...reached, version: 2, stopped } });
    expect((await stop('declined')).body.version).toBe(2);
    expect((await put({ version: 2, phone: '0701740606', stopped })).body).toEqual({
      version: 3,
      phone: '+46701740606',
      stopped,
    });
    expect(await call('DELETE', '/stop')).toEqual({
      status: 200,
      body: { version: 4, phone: '+46701740606' },
    });
    expect((await call('DELETE', '/stop')).body.version).toBe(4);
  });

  it('is seen on the patient, also where the contact is not read', async () => {
    await stop('declined');
    const { stopped, phone } = await (await world.ask(staff, `/patients/${reference}`)).json();
    expect([stopped, phone]).toEqual([{ reason: 'declined', at }, undefined]);
  });

  it('needs no address', async () => {
    expect((await stop('deceased')).body).toEqual({ version: 1, stopped: { reason: 'deceased', at } });
  });

  it.each(['', 'tired'])('needs one of the reasons, not "%s"', async (reason) => {
    expect(pathsOf(await stop(reason))).toEqual([422, ['reason']]);
  });

  it('for a protected identity deletes the address in the same write, and refuses a new one', async () => {
    await put({ ...reached, version: 0 });
    const kept = { recipient: 'guardian', language: 'sv', stopped: { reason: 'protected-identity', at } };
    expect((await stop('protected-identity')).body).toEqual({ ...kept, version: 2 });
    expect(pathsOf(await put({ ...reached, version: 2 }))).toEqual([422, ['phone', 'email']]);
    expect((await stop('other')).body).toEqual({ ...kept, version: 2 });
    expect((await put({ version: 2, language: 'en' })).body.stopped).toEqual(kept.stopped);
    expect((await call('DELETE', '/stop')).body).toEqual({ version: 4, language: 'en' });
    expect((await put({ ...reached, version: 4 })).status).toBe(200);
  });
});

describe('the access log of contacts', () => {
  it('names who read and changed which fields, and holds no number and no address', async () => {
    const steps: [string, () => Promise<unknown>, object | undefined][] = [
      ['read-contact', read, undefined],
      [
        'change-patient-contact',
        () => put({ ...reached, version: 0 }),
        { fields: ['recipient', 'phone', 'email', 'language'] },
      ],
      ['stop-contact', () => stop('declined'), { fields: ['stopped'], stopped: 'declined' }],
      ['resume-contact', () => call('DELETE', '/stop'), { fields: ['stopped'] }],
    ];
    for (const [action, work, detail] of steps) {
      const entries = await loggedBy(world.table, work);
      expect(entries.map((entry) => [entry.action, entry.reference, entry.who, entry.detail])).toEqual([
        [action, reference, staff, detail],
      ]);
    }
    expect(JSON.stringify(await accessLog(world.table))).not.toMatch(/1740605|example\.org/);
  });
});
