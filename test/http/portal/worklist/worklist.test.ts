import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../../functions/storage/audit.ts';
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

type Item = { id: string; kind: string; reference: string; lastDay?: string; effect: object[] };

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

describe('the worklist', () => {
  it('counts alone when no items are asked for, and that is in no access log', async () => {
    await take(assessed('SU-1'));
    const { kinds, items, next } = await list('?limit=0');
    expect([kinds.length, items, next]).toEqual([3, [], undefined]);
    const logged = async () => {
      const { entries } = await listAudit(world.table, unit, { month: '2026-11', limit: 9 });
      return entries.filter(({ action }) => action === 'list-worklist').length;
    };
    expect(await logged()).toBe(0);
    await list('?limit=1');
    expect(await logged()).toBe(1);
  });

  it('lists what needs a person today, with its effect on the year being worked on', async () => {
    await take(assessed('SU-1'), assessed('SU-2', { referralReceivedOn: '2026-01-12' }));
    const { status, year, kinds, items } = await list();
    expect([status, year]).toEqual([200, 2026]);
    expect(kinds).toEqual([
      { kind: 'send', count: 2, nearest: '2027-03-31' },
      { kind: 'referral-date', count: 1 },
      { kind: 'report-to-referrer', count: 2 },
    ]);
    expect(items[0]).toEqual({
      id: expect.any(String),
      kind: 'send',
      reference: 'SU-1',
      visit: 'v1',
      from: '2026-02-11',
      lastDay: '2027-03-31',
      effect: [{ id: 'P1', gain: 1, of: 2 }],
    });
    expect(items.map(({ kind, reference }: Item) => [kind, reference])).toEqual([
      ['send', 'SU-1'],
      ['send', 'SU-2'],
      ['referral-date', 'SU-1'],
      ['report-to-referrer', 'SU-1'],
      ['report-to-referrer', 'SU-2'],
    ]);
  });

  it('comes in pages that hold every item once', async () => {
    await take(assessed('SU-1'), assessed('SU-2'), assessed('SU-3'));
    const all = (await list()).items;
    const paged: Item[] = [];
    let after = '';
    for (let pages = 0; pages < 10; pages += 1) {
      const page = await list(`?limit=2${after}`);
      paged.push(...page.items);
      if (page.next === undefined) break;
      after = `&after=${encodeURIComponent(page.next)}`;
    }
    expect(paged).toEqual(all);
    expect(all).toHaveLength(9);
  });

  it('is right on any day without anything being written', async () => {
    await take({
      ...assessed('SU-1'),
      visits: [],
      treatments: [{ key: 't1', kind: 'surgery', date: '2026-03-10', procedures: ['myectomy'] }],
    });
    expect(await list()).toMatchObject({
      items: [],
      kinds: [],
      comes: { kind: 'one-year-visit', day: '2026-12-10' },
    });
    world.clock.now = new Date('2026-12-10T09:00:00Z');
    expect((await list()).items).toHaveLength(2);
    world.clock.now = new Date('2027-06-11T09:00:00Z');
    expect((await list()).items).toEqual([]);
  });

  it('loses a need when it is mended', async () => {
    await take(assessed('SU-1'));
    await take(assessed('SU-1', { referralReceivedOn: '2026-01-12' }));
    expect((await list('?kind=referral-date')).items).toEqual([]);
  });

  it('shows no other unit’s patients, and changes nothing of them', async () => {
    await take(assessed('SU-1'));
    const id = await idOf('referral-date');
    expect((await list('', 'staff@linkoping')).items).toEqual([]);
    const body = { outcome: 'snoozed', until: '2026-12-01', reason: 'x' };
    expect((await say(id, body, 'staff@linkoping')).status).toBe(404);
    expect((await list()).items).toHaveLength(3);
  });

  it.each([
    ['?year=2024', 422],
    ['?year=2027', 422],
    ['?year=x', 422],
    ['?kind=x', 422],
    ['?limit=-1', 422],
    ['?more=1', 422],
  ])('refuses %s', async (search, status) => {
    expect((await world.ask(staff, `/worklist${search}`)).status).toBe(status);
  });

  it('is logged before it is shown', async () => {
    await take(assessed('SU-1'));
    await list();
    const { entries } = await listAudit(world.table, unit, { month: '2026-11', limit: 9 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'list-worklist',
        detail: expect.objectContaining({ count: 3, first: 'SU-1' }),
      }),
    );
  });
});

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
