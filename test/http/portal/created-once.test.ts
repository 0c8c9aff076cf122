import { createHash } from 'node:crypto';
import { ScanCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { record } from '../../support/builders.ts';
import { portalWorld } from '../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const world = await portalWorld();

let number = 0;
let reference: string;
let once: string;
beforeEach(async () => {
  number += 1;
  reference = `SU-${number}`;
  once = `key-${number}`;
  world.clock.now = new Date('2028-03-02T09:00:00Z');
  expect((await world.ask(staff, '/patients', { body: record({ reference }) })).status).toBe(201);
});

type Asking = { user?: string; key?: string };

const post = async (path: string, body: object | undefined, { user = staff, key = once }: Asking = {}) => {
  const response = await world.ask(user, path, {
    method: 'POST',
    ...(body ? { body } : {}),
    headers: { 'Idempotency-Key': key },
  });
  return { status: response.status, body: await response.json() };
};

const register = (more: object = {}, asking: Asking = {}) =>
  post('/patients', { ...record({ reference: `${reference}-new` }), ...more }, asking);
const invite = (more: object = {}, asking: Asking = {}) =>
  post(
    '/invitations',
    { reference, occasion: 'new-visit', anchor: 'v1', forms: ['face'], channel: 'letter', ...more },
    asking,
  );
const renew = (key: string, asking: Asking = {}) =>
  post(`/invitations/${reference}/${key}/code`, undefined, asking);

const invitations = async () => (await (await world.ask(staff, `/patients/${reference}`)).json()).invitations;
const actions = async (of = reference) => {
  const { entries } = await (await world.ask(staff, `/patients/${of}/history?only=changes`)).json();
  return entries.map(({ action }: { action: string }) => action);
};

describe('a creation that is sent again with the same key', () => {
  it('registers one patient and gets the same answer', async () => {
    const first = await register();
    expect(first).toEqual({ status: 201, body: { reference: `${reference}-new`, version: 1 } });
    expect(await register()).toEqual(first);
    expect(await actions(`${reference}-new`)).toEqual(['register-patient']);
  });

  it('is not found when the patient was deleted in between, and another key registers anew', async () => {
    expect((await register()).status).toBe(201);
    const gone = { method: 'DELETE', body: { version: 1, reason: 'fel patient' } };
    expect((await world.ask(staff, `/patients/${reference}-new`, gone)).ok).toBe(true);
    expect((await register()).status).toBe(404);
    expect((await register({}, { key: `${once}-again` })).status).toBe(201);
  });

  it('is stored under names that no one can find by trying keys, users or patients', async () => {
    await register();
    const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
    const creations = JSON.stringify(Items.filter(({ kind }) => kind === 'creation'));
    const path = '/api/portal/patients';
    const sent = [record({ reference: `${reference}-new` }), []];
    for (const guess of [
      [staff, once],
      ['sahlgrenska', staff, once],
      ['POST', path, sent],
    ])
      expect(creations).not.toContain(createHash('sha256').update(JSON.stringify(guess)).digest('base64url'));
    expect(creations).toContain(`${reference}-new`);
  });

  it('creates one invitation and gets the same code, which is stored nowhere', async () => {
    const first = await invite();
    expect(first.status).toBe(201);
    expect(await invite()).toEqual(first);
    expect(await invitations()).toHaveLength(1);
    expect((await actions()).sort()).toEqual(['create-invitation', 'register-patient', 'show-code']);
    const { Items = [] } = await world.table.client.send(new ScanCommand({ TableName: world.table.name }));
    const { code } = first.body;
    for (const text of [code, code.replaceAll('-', '')]) expect(JSON.stringify(Items)).not.toContain(text);
  });

  it('issues one new code, and shows none in its place once there is another', async () => {
    const { key } = (await invite()).body;
    const again = { key: `${once}-code` };
    const renewed = await renew(key, again);
    expect(renewed.status).toBe(201);
    expect(await renew(key, again)).toEqual(renewed);
    expect((await renew(key, { key: `${once}-other` })).body.code).not.toBe(renewed.body.code);
    expect((await renew(key, again)).status).toBe(409);
  });

  it('is the same in another order of fields, and with the key in quotation marks', async () => {
    const first = await invite();
    const { forms, ...rest } = { forms: ['face'], occasion: 'new-visit', anchor: 'v1', channel: 'letter' };
    const again = await post('/invitations', { forms, ...rest, reference }, { key: `"${once}"` });
    expect(again).toEqual(first);
  });

  it('is refused with another body, and at another address', async () => {
    await invite();
    for (const other of [await invite({ channel: 'sms' }), await register()]) {
      expect(other.status).toBe(422);
      expect(other.body.errors).toEqual([{ path: 'Idempotency-Key', message: expect.stringMatching(/\.$/) }]);
    }
    expect(await invitations()).toHaveLength(1);
  });

  it('creates again for another user, and after a day', async () => {
    const first = await invite();
    const others = [await invite({}, { user: 'lead@sahlgrenska' })];
    world.clock.now = new Date('2028-03-03T08:59:59Z');
    expect(await invite()).toEqual(first);
    world.clock.now = new Date('2028-03-03T09:00:00Z');
    others.push(await invite());
    for (const { status, body } of others) {
      expect(status).toBe(201);
      expect(body.key).not.toBe(first.body.key);
    }
    expect(await invitations()).toHaveLength(3);
  });

  it('creates when the first was refused', async () => {
    expect((await invite({ anchor: 'v9' })).status).toBe(422);
    expect((await invite()).status).toBe(201);
  });
});

describe('two creations at once with the same key', () => {
  it.each([
    ['of a patient', () => register()],
    ['of an invitation', () => invite()],
  ])('are one, and both get its answer: %s', async (_, create) => {
    const [one, ...others] = await Promise.all([create(), create(), create()]);
    expect(one?.status).toBe(201);
    expect(others).toEqual([one, one]);
    expect((await invitations()).length).toBeLessThan(2);
  });

  it('are one new code', async () => {
    const { key } = (await invite()).body;
    const again = { key: `${once}-code` };
    const both = await Promise.all([renew(key, again), renew(key, again)]);
    expect(both[0].status).toBe(201);
    expect(both[1]).toEqual(both[0]);
    expect((await actions()).filter((action: string) => action === 'renew-code')).toHaveLength(1);
  });
});

it.each(['', '""', 'x'.repeat(256), 'å'])('a key that cannot be one is refused: %j', async (key) => {
  const sent = Buffer.from(key).toString('latin1');
  expect((await invite({}, { key: sent })).status).toBe(400);
  expect(await invitations()).toEqual([]);
});
