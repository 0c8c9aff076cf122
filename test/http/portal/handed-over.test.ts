import { beforeEach, describe, expect, it } from 'vitest';
import { readCode } from '../../../functions/domain/survey/code.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { findByCode } from '../../../functions/storage/patient/survey-invitation.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';
const reference = 'SU-0001';
await world.importLines(staff, [{ ...workedExample(), invitations: [] }]);

const asked = { reference, occasion: 'new-visit', anchor: 'v1', forms: ['prem', 'face'], channel: 'letter' };
const opens = (code: string) => findByCode(world.table, hashCode(readCode(code) ?? ''));
const stored = async (key: string) => {
  const { invitations } = await (await world.ask(staff, `/patients/${reference}`)).json();
  return invitations.find((one: { key: string }) => one.key === key);
};
/** A moment after all actions of the tests. */
const later = new Date('2028-07-01T09:00:00Z');

describe('an invitation that is not handed over', () => {
  beforeEach(() => {
    world.clock.now = new Date('2028-03-02T09:00:00Z');
  });

  const create = async () =>
    (await world.ask(staff, '/invitations', { body: { ...asked, handedOver: false } })).json();
  const handOver = (key: string) =>
    world.ask(staff, `/invitations/${reference}/${key}/handed-over`, { method: 'POST' });
  const response = async () => {
    await world.tallied('sahlgrenska');
    const year = await (await world.ask(staff, '/measures/2026')).json();
    return year.response.find(({ occasion }: { occasion: string }) => occasion === 'new-visit');
  };

  it('is created: it opens, and is in no number but its own', async () => {
    const before = await response();
    const { key, code } = await create();
    expect(await opens(code)).toMatchObject({ forms: ['prem', 'face'] });
    const created = await stored(key);
    expect(created).toMatchObject({
      status: 'created',
      createdAt: '2028-03-02T09:00:00Z',
      expiresAt: '2028-05-31',
    });
    expect(created).not.toHaveProperty('sentAt');
    expect(await response()).toEqual({ ...before, created: before.created + 1 });
    const list = await (
      await world.ask(staff, '/measures/2026/invitations?occasion=new-visit&state=created')
    ).json();
    expect(list.invitations).toContainEqual(
      expect.objectContaining({ key, state: 'created', createdAt: '2028-03-02T09:00:00Z' }),
    );
  });

  it('is never handed over after its last day: it is then no longer created, and in no number but its own', async () => {
    const before = await response();
    const { key } = await create();
    const listed = async (state: string) => {
      const path = `/measures/2026/invitations?occasion=new-visit&state=${state}`;
      const { invitations } = await (await world.ask(staff, path)).json();
      return invitations.filter((one: { key: string }) => one.key === key);
    };
    world.clock.now = new Date('2028-05-31T12:00:00Z');
    expect(await response()).toMatchObject({ created: before.created + 1, lapsed: before.lapsed });
    world.clock.now = new Date('2028-06-01T12:00:00Z');
    const { sent, expired } = before;
    expect(await response()).toMatchObject({ created: 0, sent, expired });
    expect((await response()).lapsed).toBeGreaterThan(before.lapsed);
    expect(await listed('lapsed')).toMatchObject([{ state: 'lapsed', until: '2028-05-31' }]);
    for (const state of ['created', 'sent', 'expired']) expect(await listed(state)).toEqual([]);
    expect((await stored(key)).status).toBe('expired');
    expect((await handOver(key)).status).toBe(409);
  });

  it('is sent from the moment that it is handed over, however often that is recorded', async () => {
    const { key } = await create();
    const before = await response();
    world.clock.now = new Date('2028-03-04T10:00:00Z');
    const first = await handOver(key);
    expect([first.status, await first.json()]).toEqual([200, { key, sentAt: '2028-03-04T10:00:00Z' }]);
    world.clock.now = new Date('2028-03-05T10:00:00Z');
    expect(await (await handOver(key)).json()).toEqual({ key, sentAt: '2028-03-04T10:00:00Z' });
    expect(await stored(key)).toMatchObject({ status: 'sent', expiresAt: '2028-06-02' });
    expect(await response()).toMatchObject({ created: before.created - 1, sent: before.sent + 1 });
  });

  it('is sent by its answer on paper', async () => {
    const { key } = await create();
    const typed = { respondent: 'patient', mode: 'paper', language: 'sv', answeredOn: '2028-03-02' };
    const path = `/patients/${reference}/invitations/${key}/answers/prem`;
    const body = { ...typed, values: { overall: 'good' } };
    expect((await world.ask(staff, path, { method: 'PUT', body })).status).toBe(201);
    expect(await stored(key)).toMatchObject({ status: 'started', sentAt: '2028-03-02T09:00:00Z' });
  });

  it('stays created with a new code', async () => {
    const { key } = await create();
    await world.ask(staff, `/invitations/${reference}/${key}/code`, { method: 'POST' });
    expect(await stored(key)).toMatchObject({ status: 'created' });
  });

  it('is not handed over once it has expired or is withdrawn', async () => {
    const expired = await create();
    world.clock.now = new Date('2028-06-10T09:00:00Z');
    expect((await handOver(expired.key)).status).toBe(409);
    const { key } = await create();
    await world.ask(staff, `/invitations/${reference}/${key}/withdraw`, { method: 'POST' });
    expect((await handOver(key)).status).toBe(409);
  });

  it('is neither shown nor handed over while it has no code, as after an import from another unit', async () => {
    world.clock.now = later;
    const invitations = [
      { ...asked, reference: undefined, key: 'from-elsewhere', createdAt: '2028-06-20T09:00:00Z' },
    ];
    await world.importLines(staff, [{ ...workedExample(), invitations }]);
    const code = await world.ask(staff, `/invitations/${reference}/from-elsewhere/code`);
    const handed = await handOver('from-elsewhere');
    for (const response of [code, handed]) {
      expect([response.status, await response.json()]).toEqual([
        409,
        expect.objectContaining({ detail: 'Enkäten har ingen kod att lämna. Skapa en ny kod först.' }),
      ]);
    }
    expect(await stored('from-elsewhere')).toMatchObject({ status: 'created' });
  });

  it('may be one that was imported unsent, which is then given its first code', async () => {
    world.clock.now = later;
    const invitations = [{ ...asked, reference: undefined, key: 'imported' }];
    await world.importLines(staff, [{ ...workedExample(), invitations }]);
    const path = `/invitations/${reference}/imported/code?handedOver=false`;
    expect((await world.ask(staff, path, { method: 'POST' })).status).toBe(201);
    expect(await stored('imported')).toMatchObject({ status: 'created' });
  });

  it('comes back from an export as it was', async () => {
    world.clock.now = later;
    const exported = await (await world.ask(staff, '/export')).text();
    const line = exported.split('\n').find((one) => one.includes(`"${reference}"`)) ?? '';
    expect(line).toMatch(/"createdAt":"2028-03-02T09:00:00Z","expiresAt"/);
    expect((await world.importLines(staff, line)).body).toMatchObject({ unchanged: 1, rejected: [] });
    const elsewhere = await world.importLines('staff@akademiska', line);
    expect(elsewhere.body).toMatchObject({ created: 1, rejected: [] });
    const again = await (await world.ask('staff@akademiska', '/export')).text();
    const unsealed = (text: string) => JSON.parse(text.replace(/"sealed":"[^"]*"/g, '"sealed":""'));
    expect(unsealed(again.trim())).toEqual(unsealed(line));
  });
});
