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

  it('tells how many patients each kind can add to a measure, a patient once however many visits lack the same', async () => {
    const twice = assessed('SU-1', { referralReceivedOn: '2026-01-12' });
    const second = { key: 'v2', kind: 'new', date: '2026-05-04', mode: 'physical', multidisciplinary: true };
    await take({ ...twice, visits: [...twice.visits, second] }, assessed('SU-2'));
    const { gains, items } = await list();
    expect(items.filter(({ kind }: Item) => kind === 'send').length).toBeGreaterThanOrEqual(2);
    expect(gains).toEqual([
      { kind: 'send', id: 'P1', year: 2026, gain: 2 },
      { kind: 'referral-date', id: 'T1', year: 2026, gain: 1 },
      { kind: 'report-to-referrer', id: 'Ö1', year: 2026, gain: 2 },
    ]);
    expect((await list('?limit=0')).gains).toEqual(gains);
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

  it('knows the kind of referrals that wait, of which there are none yet', async () => {
    await take(assessed('SU-1'));
    expect(await list('?kind=waiting')).toMatchObject({ status: 200, items: [] });
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
    ['?limit=1e1', 422],
    ['?limit=0x10', 422],
    ['?limit=%2B5', 422],
    ['?limit=%205', 422],
    ['?limit=', 422],
    ['?limit=1001', 422],
    ['?after=zzzz', 422],
    ['?after=2027-03-31.98.2.SU-1', 422],
    ['?year=%202026', 422],
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
