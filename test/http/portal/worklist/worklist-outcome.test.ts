import { beforeEach, describe, expect, it } from 'vitest';
import { needId } from '../../../../functions/domain/worklist/worklist.ts';
import { portalWorld } from '../../../support/portal.ts';

const staff = 'staff@sahlgrenska';
const unit = 'sahlgrenska';

/** A patient with a new visit that lacks both dates and an invitation. */
const assessed = (reference: string, more: object = {}) => ({
  reference,
  birthDate: '1980-04-30',
  legalSex: 'female',
  homeRegion: '14',
  patientGroup: 'flaccid',
  cause: 'tumour',
  visits: [
    { key: 'v1', kind: 'new', date: '2026-02-11', mode: 'physical', multidisciplinary: true, ...more },
  ],
  treatments: [],
  invitations: [],
});

let world: Awaited<ReturnType<typeof portalWorld>>;
beforeEach(async () => {
  world = await portalWorld();
  world.clock.now = new Date('2026-11-20T09:00:00Z');
});

const take = async (...lines: object[]) => {
  expect((await world.importLines(staff, lines)).body.rejected).toEqual([]);
  await world.tallied(unit);
};
const list = async (search = '', user = staff) => {
  const response = await world.ask(user, `/worklist${search}`);
  return { status: response.status, ...(await response.json()) };
};
const idOf = async (kind: string): Promise<string> =>
  (await list(`?kind=${kind}`)).items[0]?.id ?? expect.fail(`nothing of ${kind}`);
const say = (id: string, body: object, user = staff) => world.ask(user, `/worklist/${id}`, { body });

describe('an outcome', () => {
  const invited = (sentAt: string) => ({
    ...assessed('SU-1', { referralReceivedOn: '2026-01-12', reportedToReferrerOn: '2026-02-20' }),
    invitations: [
      { key: 'i1', occasion: 'new-visit', anchor: 'v1', forms: ['prem'], channel: 'letter', sentAt },
    ],
  });

  it('puts a need off to its day, with a reason in the patient’s history', async () => {
    await take(assessed('SU-1'));
    const id = await idOf('referral-date');
    const body = { outcome: 'snoozed', until: '2026-12-01', reason: 'Beställd från vårdcentralen' };
    const response = await say(id, body);
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ id, ...body });
    expect((await list('?kind=referral-date')).items).toEqual([]);
    const { entries } = await (await world.ask(staff, '/patients/SU-1/history')).json();
    expect(entries).toContainEqual(expect.objectContaining({ action: 'settle-need', reason: body.reason }));
    world.clock.now = new Date('2026-12-01T09:00:00Z');
    expect((await list('?kind=referral-date')).items).toHaveLength(1);
  });

  it('of a call without a reply is counted, and the call comes back', async () => {
    await take(invited('2026-11-01T09:00:00Z'));
    const id = await idOf('call');
    expect(await (await say(id, { outcome: 'no-reply' })).json()).toMatchObject({
      until: '2026-11-23',
      tries: 1,
    });
    expect((await list()).items).toEqual([]);
    world.clock.now = new Date('2026-11-23T09:00:00Z');
    expect((await list()).items).toMatchObject([{ kind: 'call', tries: 1 }]);
  });

  it('of a patient who declines ends the calls, and the next invitation', async () => {
    await take(invited('2026-11-01T09:00:00Z'));
    expect((await say(await idOf('call'), { outcome: 'declined' })).status).toBe(200);
    world.clock.now = new Date('2027-03-01T09:00:00Z');
    expect((await list()).items).toEqual([]);
  });

  it('of a patient who declined is kept until it is taken back, whatever others say on the same need', async () => {
    await take(invited('2026-11-01T09:00:00Z'));
    const id = await idOf('call');
    expect((await say(id, { outcome: 'declined' })).status).toBe(200);
    const snoozed = { outcome: 'snoozed', until: '2026-12-01', reason: 'x' };
    for (const body of [{ outcome: 'no-reply' }, { outcome: 'on-paper' }, snoozed])
      expect((await say(id, body)).status).toBe(409);
    world.clock.now = new Date('2026-12-24T09:00:00Z');
    expect((await list()).items).toEqual([]);
    expect((await say(id, { outcome: 'reopened' })).status).toBe(200);
    expect((await list()).items).toMatchObject([{ kind: 'call' }]);
    expect((await say(id, { outcome: 'reopened' })).status).toBe(409);
  });

  it('of a patient who declined holds for a later invitation to the same visit', async () => {
    const line = invited('2026-11-01T09:00:00Z');
    await take(line);
    expect((await say(await idOf('call'), { outcome: 'declined' })).status).toBe(200);
    const [first] = line.invitations;
    await take({ ...line, invitations: [first, { ...first, key: 'i2', sentAt: '2026-11-02T09:00:00Z' }] });
    world.clock.now = new Date('2026-12-01T09:00:00Z');
    expect((await list()).items).toEqual([]);
    const later = needId('SU-1', { kind: 'call', invitation: 'i2', from: '2026-11-20', years: {} });
    expect((await say(later, { outcome: 'no-reply' })).status).toBe(409);
    expect((await say(later, { outcome: 'reopened' })).status).toBe(200);
    expect((await list()).items).toMatchObject([{ kind: 'call', invitation: 'i2' }]);
  });

  it.each(['no-reply', 'on-paper', 'snoozed'])(
    '%s at the same time as declined leaves it declined',
    async (other) => {
      await take(invited('2026-11-01T09:00:00Z'));
      const id = await idOf('call');
      const more = other === 'snoozed' ? { until: '2026-12-01', reason: 'x' } : {};
      const said = await Promise.all([
        say(id, { outcome: other, ...more }),
        say(id, { outcome: 'declined' }),
        say(id, { outcome: other, ...more }),
      ]);
      expect(said[1]?.status).toBe(200);
      for (const { status } of said) expect([200, 409]).toContain(status);
      world.clock.now = new Date('2026-12-24T09:00:00Z');
      expect((await list()).items).toEqual([]);
    },
  );

  it('of a need that was mended before the list follows is not found', async () => {
    await take(assessed('SU-1'));
    const id = await idOf('referral-date');
    await world.importLines(staff, [assessed('SU-1', { referralReceivedOn: '2026-01-12' })]);
    const body = { outcome: 'snoozed', until: '2026-12-01', reason: 'x' };
    expect((await say(id, body)).status).toBe(404);
  });

  it.each([
    [{ outcome: 'snoozed', reason: 'x' }, 'until'],
    [{ outcome: 'snoozed', until: '2026-11-20', reason: 'x' }, 'until'],
    [{ outcome: 'snoozed', until: '2026-12-01' }, 'reason'],
    [{ outcome: 'snoozed', until: '2026-12-01', reason: 'Pnr 19121212-1212' }, 'reason'],
    [{ outcome: 'on-paper' }, 'outcome'],
    [{ outcome: 'no-reply' }, 'outcome'],
  ])('%j is refused at %s and hides nothing', async (body, path) => {
    await take(assessed('SU-1'));
    const response = await say(await idOf('referral-date'), body);
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toMatchObject([{ path }]);
    expect((await list()).items).toHaveLength(3);
  });

  it('of a need that is mended, or never was, is not found', async () => {
    await take(assessed('SU-1'));
    const id = await idOf('referral-date');
    await take(assessed('SU-1', { referralReceivedOn: '2026-01-12' }));
    const body = { outcome: 'snoozed', until: '2026-12-01', reason: 'x' };
    for (const one of [id, 'SU-9~3Asend~3A~3Av1', 'nothing', '~3A~3A'])
      expect((await say(one, body)).status).toBe(404);
  });

  it('goes with the patient: one registered anew begins without it', async () => {
    await take(assessed('SU-1'));
    const body = { outcome: 'snoozed', until: '2026-12-01', reason: 'x' };
    expect((await say(await idOf('referral-date'), body)).status).toBe(200);
    const { version } = await (await world.ask(staff, '/patients/SU-1')).json();
    const gone = { method: 'DELETE', body: { version, reason: 'fel patient' } };
    expect((await world.ask(staff, '/patients/SU-1', gone)).ok).toBe(true);
    await take(assessed('SU-1'));
    expect((await list('?kind=referral-date')).items).toHaveLength(1);
  });
});
