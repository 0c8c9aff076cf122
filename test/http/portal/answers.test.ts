import { describe, expect, it } from 'vitest';
import { instrumentOf } from '../../../functions/domain/survey/instruments/instruments.ts';
import { providedWordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { recount } from '../../../functions/events/recount.ts';
import { portalWorld } from '../../support/portal.ts';
import { packOf } from '../../support/wording-pack.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const pack = packOf('face', 'sv', 'face-sv-1');
const next = packOf('face', 'sv', 'face-sv-2', '¤');
const staff = 'staff@sahlgrenska';

type World = Awaited<ReturnType<typeof portalWorld>>;
type Told = { version: string; language: string; shown: boolean; items: object };

async function activate({ ask }: World, version: string | null) {
  const path = '/wordings/units/sahlgrenska/face/sv';
  expect((await ask('admin', path, { method: 'PUT', body: { version } })).status).toBe(200);
}
async function packedWorld(given: Parameters<typeof portalWorld>[0] = {}) {
  const world = await portalWorld(given);
  for (const body of [pack, next]) await world.ask('admin', '/wordings/packs', { body });
  return world;
}
const wordingsOf = async ({ ask }: World, form = 'face', user = staff): Promise<Told[]> =>
  (await (await ask(user, `/forms/${form}/wordings`)).json()).wordings;
const swedish = async (world: World, user = staff) =>
  (await wordingsOf(world, 'face', user))
    .filter(({ language }) => language === 'sv')
    .map(({ version, shown }) => `${version}${shown ? ' now' : ''}`);

describe('the words that a paper may have had', () => {
  it('are the wordings that the unit shows now, at once, and those it has shown before', async () => {
    const world = await packedWorld();
    expect(await swedish(world)).toEqual(['face-sv-provisional-1 now']);
    await activate(world, 'face-sv-1');
    expect(await swedish(world)).toEqual(['face-sv-1 now', 'face-sv-provisional-1']);
    await activate(world, 'face-sv-2');
    expect(await swedish(world)).toEqual(['face-sv-2 now', 'face-sv-provisional-1', 'face-sv-1']);
    expect(await swedish(world, 'staff@akademiska')).toEqual(['face-sv-provisional-1 now']);
    const told = await wordingsOf(world);
    expect(told.find(({ version }) => version === 'face-sv-1')?.items).toEqual(pack.items);
    expect(JSON.stringify(told)).not.toContain('permission');
  });

  it('are none that the stage refuses', async () => {
    const world = await packedWorld({ wordings: providedWordings('refused') });
    expect(await wordingsOf(world)).toEqual([]);
    await activate(world, 'face-sv-1');
    await activate(world, null);
    expect(await swedish(world)).toEqual(['face-sv-1']);
  });

  it('are for the staff of a unit, of the forms it uses', async () => {
    const world = await portalWorld();
    for (const user of ['authority', 'admin'])
      expect((await world.ask(user, '/forms/face/wordings')).status).toBe(403);
    expect((await world.ask(staff, '/forms/eq5d/wordings')).status).toBe(404);
    expect((await world.ask('staff@dysmeli-orebro', '/forms/face/wordings')).status).toBe(404);
  });

  it('can be named by an answer also when another one is shown by then', async () => {
    const world = await packedWorld();
    await world.importLines(staff, [{ ...workedExample(), invitations: [] }]);
    const invited = await world.ask(staff, '/invitations', {
      body: {
        reference: 'SU-0001',
        occasion: 'new-visit',
        anchor: 'v1',
        forms: ['face'],
        channel: 'letter',
      },
    });
    const { key } = await invited.json();
    await activate(world, 'face-sv-1');
    await activate(world, 'face-sv-2');
    const answer = { respondent: 'patient', mode: 'paper', language: 'sv', answeredOn: '2028-03-02' };
    const response = await world.ask(staff, `/patients/SU-0001/invitations/${key}/answers/face`, {
      method: 'PUT',
      body: { ...answer, wording: 'face-sv-1', values: { '1': 4 } },
    });
    expect(response.status).toBe(201);
    const { invitations } = await (await world.ask(staff, '/patients/SU-0001')).json();
    expect(invitations[0].answers.face).toMatchObject({ wording: 'face-sv-1', mode: 'paper' });
  });
});

describe('an answer that staff typed in', () => {
  const all = Object.fromEntries(
    instrumentOf('face').items.flatMap(({ key, unscored }) => (unscored ? [] : [[key, 3]])),
  );
  const { '15': _, ...lacksOne } = all;
  const onPaper = { respondent: 'patient', mode: 'paper', language: 'sv' };
  const path = (key: string, form: string) => `/patients/SU-0001/invitations/${key}/answers/${form}`;
  const typed = (values: object) => ({ ...onPaper, answeredOn: '2027-05-10', values });

  /** A patient who has all of FaCE from the new visit, and typed in from the one-year visit FaCE but for an item. */
  async function typedWorld() {
    const world = await portalWorld();
    const whole = withValue(workedExample(), 'invitations.0.answers.face.values', all);
    expect((await world.importLines(staff, [whole])).body).toMatchObject({ created: 1 });
    const put = (key: string, form: string, body: object, user = staff) =>
      world.ask(user, path(key, form), { method: 'PUT', body });
    const remove = (key: string, form: string, body: object, user = staff) =>
      world.ask(user, path(key, form), { method: 'DELETE', body });
    const seen = async (key: string) => {
      const { invitations } = await (await world.ask(staff, '/patients/SU-0001')).json();
      return invitations.find((one: { key: string }) => one.key === key);
    };
    const measured = async (year: number, id: string) => {
      await world.tallied('sahlgrenska');
      expect(await recount(world.table, { now: () => new Date('2028-03-02T09:00:00Z') })).toMatchObject({
        differences: 0,
      });
      const { measures } = await (await world.ask(staff, `/measures/${year}`)).json();
      return measures.find((one: { id: string }) => one.id === id);
    };
    expect((await put('i2', 'face', typed(lacksOne))).status).toBe(201);
    return { ...world, put, remove, seen, measured };
  }

  it('may say null for an item without an answer, and for no other item', async () => {
    const { put, seen } = await typedWorld();
    const refused = await put('i2', 'fdi', typed({ '1': 3, zz: null }));
    expect([refused.status, (await refused.json()).errors[0].path]).toEqual([422, 'values.zz']);
    expect((await put('i2', 'fdi', typed({ '1': 3, '2': null }))).status).toBe(201);
    expect((await seen('i2')).answers.fdi.values).toEqual({ '1': 3 });
  });

  it('is corrected with a reason, and the measures follow', async () => {
    const { put, seen, measured, ask } = await typedWorld();
    expect(await measured(2027, 'P2')).toMatchObject({ numerator: 0, denominator: 1 });
    const { version } = await seen('i2');
    const replaces = { version, reason: 'Fråga 15 glömdes' };
    expect((await put('i2', 'face', { ...typed(all), replaces })).status).toBe(200);
    expect(await seen('i2')).toMatchObject({ version: version + 1, answers: { face: { values: all } } });
    expect(await measured(2027, 'P2')).toMatchObject({ numerator: 1, denominator: 1 });
    const { entries } = await (await ask(staff, '/patients/SU-0001/history')).json();
    expect(entries.find(({ action }: { action: string }) => action === 'correct-answer')).toMatchObject({
      who: staff,
      reason: 'Fråga 15 glömdes',
      detail: {
        key: 'i2',
        form: 'face',
        mode: 'paper',
        changes: [
          { kind: 'replaced', form: 'face' },
          { kind: 'changed', form: 'face', field: 'values.15', after: all[15] },
        ],
      },
    });
  });

  it('is removed with a reason, as if it had not come, and can be typed in again', async () => {
    const { put, remove, seen, measured, ask } = await typedWorld();
    const sent = { responseRate: { 'one-year': { answered: 1, sent: 2 } } };
    expect(await measured(2027, 'P2')).toMatchObject(sent);
    const { version } = await seen('i2');
    expect((await remove('i2', 'face', { version, reason: 'Fel patient' })).status).toBe(204);
    expect(await seen('i2')).not.toHaveProperty('answers');
    expect(await measured(2027, 'P2')).toMatchObject({
      responseRate: { 'one-year': { answered: 0, sent: 2 } },
    });
    const { entries } = await (await ask(staff, '/patients/SU-0001/history')).json();
    expect(entries.find(({ action }: { action: string }) => action === 'delete-answer')).toMatchObject({
      reason: 'Fel patient',
      detail: { key: 'i2', form: 'face', mode: 'paper', changes: [{ kind: 'removed', form: 'face' }] },
    });
    expect((await put('i2', 'face', typed(all))).status).toBe(201);
    expect(await measured(2027, 'P2')).toMatchObject({ numerator: 1, ...sent });
  });

  it('is typed in anew where it is PREM, and P1 follows', async () => {
    const { ask, measured, importLines } = await typedWorld();
    const others = ['good', 'fair', 'poor', 'poor'].map((overall, index) =>
      withValue({ ...workedExample(), reference: `SU-1${index}` }, 'invitations.0.answers.prem.values', {
        overall,
      }),
    );
    const reference = 'SU-2';
    await importLines(staff, [
      ...others,
      withValue({ ...workedExample(), reference }, 'invitations.0.answers', undefined),
    ]);
    const put = async (overall: string, more: object = {}) => {
      const body = { ...onPaper, answeredOn: '2026-02-20', values: { overall }, ...more };
      const { status } = await ask(staff, `/patients/${reference}/invitations/i1/answers/prem`, {
        method: 'PUT',
        body,
      });
      return status;
    };
    const own = async () => (await (await ask(staff, `/patients/${reference}`)).json()).invitations[0];
    expect(await put('poor')).toBe(201);
    expect(await measured(2026, 'P1')).toMatchObject({ numerator: 2, denominator: 6 });
    const { version } = await own();
    expect(await put('good', { replaces: { version, reason: 'Fel ruta lästes av' } })).toBe(200);
    expect(await measured(2026, 'P1')).toMatchObject({
      numerator: 3,
      denominator: 6,
      answers: { good: 2, poor: 2 },
    });
    expect(await own()).toMatchObject({ version: version + 1, answers: { prem: { mode: 'paper' } } });
    expect((await own()).answers.prem).not.toHaveProperty('values');
  });

  it('is not changed without a reason, without the version, or by the later of two people', async () => {
    const { put, remove, seen } = await typedWorld();
    const { version } = await seen('i2');
    for (const replaces of [{ version }, { reason: 'x' }, { version, reason: ' ' }]) {
      expect((await put('i2', 'face', { ...typed(all), replaces })).status).toBe(422);
      expect((await remove('i2', 'face', replaces)).status).toBe(422);
    }
    const replaces = { version, reason: 'Rättad' };
    expect((await put('i2', 'face', { ...typed({ 1: 1 }), replaces })).status).toBe(200);
    expect((await put('i2', 'face', { ...typed(all), replaces })).status).toBe(409);
    expect((await remove('i2', 'face', replaces)).status).toBe(409);
    expect(await seen('i2')).toMatchObject({ answers: { face: { values: { 1: 1 } } } });
  });

  it('is never one that came on the web, one that is not there, or another unit’s', async () => {
    const { put, remove, seen } = await typedWorld();
    const [one, two] = [(await seen('i1')).version, (await seen('i2')).version];
    const reason = 'Rättad';
    const body = { ...onPaper, answeredOn: '2026-02-20', values: { overall: 'good' } };
    for (const response of [
      await put('i1', 'prem', { ...body, replaces: { version: one, reason } }),
      await remove('i1', 'prem', { version: one, reason }),
      await put('i2', 'fdi', { ...typed({ 1: 5 }), replaces: { version: two, reason } }),
      await remove('i2', 'fdi', { version: two, reason }),
    ])
      expect(response.status).toBe(409);
    for (const response of [
      await remove('i2', 'prem', { version: two, reason }),
      await remove('i9', 'face', { version: two, reason }),
      await remove('i2', 'face', { version: two, reason }, 'staff@akademiska'),
    ])
      expect(response.status).toBe(404);
    expect([(await seen('i1')).version, (await seen('i2')).version]).toEqual([one, two]);
  });

  it('is corrected and removed also where its invitation is withdrawn', async () => {
    const { put, remove, seen, ask } = await typedWorld();
    await ask(staff, '/invitations/SU-0001/i2/withdraw', { method: 'POST' });
    const replaces = { version: (await seen('i2')).version, reason: 'Rättad' };
    expect((await put('i2', 'face', { ...typed(all), replaces })).status).toBe(200);
    expect((await put('i2', 'fdi', typed({ 1: 5 }))).status).toBe(409);
    const { version } = await seen('i2');
    expect((await remove('i2', 'face', { version, reason: 'Fel patient' })).status).toBe(204);
  });
});
