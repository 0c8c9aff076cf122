import { describe, expect, it } from 'vitest';
import { providedWordings } from '../../../functions/domain/survey/wordings/wordings.ts';
import { portalWorld } from '../../support/portal.ts';
import { packOf } from '../../support/wording-pack.ts';
import { workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const pack = packOf('face', 'sv', 'face-sv-1');
const next = packOf('face', 'sv', 'face-sv-2', '¤');

type Shown = { instrument: string; language: string; version: string; status: string; active?: object };
type View = { id: string; forms: string[]; shown: Shown[] };

const load = (body: unknown, search = '', at = world) =>
  at.ask('admin', `/wordings/packs${search}`, { body });
const put = (path: string, version: string | null, at = world, user = 'admin') =>
  at.ask(user, `/wordings/units/${path}`, { method: 'PUT', body: { version } });
const overview = async (at = world) => (await at.ask('admin', '/wordings')).json();
const shownAt = async (unit: string, at = world): Promise<Shown[]> =>
  (await overview(at)).units.find(({ id }: View) => id === unit).shown;
const shownIn = async (unit: string, instrument: string, language: string, at = world) =>
  (await shownAt(unit, at)).find((one) => one.instrument === instrument && one.language === language);

describe('wording', () => {
  it.each(['staff@sahlgrenska', 'lead@sahlgrenska', 'authority'])('is not for %s', async (user) => {
    expect((await world.ask(user, '/wordings')).status).toBe(403);
    expect((await world.ask(user, '/wordings/packs', { body: pack })).status).toBe(403);
    expect((await world.ask(user, '/wordings/packs/face-sv-1')).status).toBe(403);
    expect((await world.ask(user, '/wordings/units/sahlgrenska/activations')).status).toBe(403);
    expect((await put('sahlgrenska/face/sv', null, world, user)).status).toBe(403);
    expect((await world.ask(null, '/wordings')).status).toBe(401);
  });

  it('is seen by an administrator for every unit, form and language', async () => {
    const { units, packs, provided, languages, instruments, provisional } = await overview(
      await portalWorld(),
    );
    expect(units.map(({ id }: View) => id)).toContain('dysmeli-orebro');
    expect(packs).toEqual([]);
    expect(provided.map(({ version }: { version: string }) => version)).toContain('prem-sv-besok-1');
    expect(languages).toContainEqual({ language: 'sv', name: 'Svenska' });
    expect(instruments.map(({ id }: { id: string }) => id)).toEqual(['prem', 'face', 'fdi']);
    expect(provisional).toBe('accepted');
    const { forms, shown } = units.find(({ id }: View) => id === 'linkoping');
    expect(forms).toEqual(['prem', 'face', 'fdi']);
    expect(shown).toContainEqual({
      instrument: 'face',
      language: 'sv',
      version: 'face-sv-provisional-1',
      status: 'provisional',
    });
  });
});

describe('a pack', () => {
  it('is tried without being stored, then loaded, then known', async () => {
    const at = await portalWorld();
    const summary = {
      instrument: 'face',
      language: 'sv',
      version: 'face-sv-1',
      title: pack.title,
      permission: pack.permission,
    };
    const tried = await load(pack, '?dryRun=true', at);
    expect([tried.status, await tried.json()]).toEqual([200, { ...summary, isNew: true }]);
    expect((await overview(at)).packs).toEqual([]);
    const loaded = await load(pack, '', at);
    expect([loaded.status, await loaded.json()]).toEqual([201, { ...summary, isNew: true }]);
    for (const search of ['', '?dryRun=true']) {
      const again = await load(pack, search, at);
      expect([again.status, await again.json()]).toEqual([200, { ...summary, isNew: false }]);
    }
    const by = { at: '2028-03-02T09:00:00Z', by: 'admin' };
    expect((await overview(at)).packs).toEqual([{ ...summary, loaded: by }]);
    const read = await at.ask('admin', '/wordings/packs/face-sv-1');
    expect(await read.json()).toEqual({ pack, loaded: by });
    expect((await at.ask('admin', '/wordings/packs/face-sv-9')).status).toBe(404);
  });

  it('is refused with sentences about its faults, and nothing is stored', async () => {
    const at = await portalWorld();
    const { '4': _, ...items } = pack.items;
    for (const search of ['', '?dryRun=true']) {
      const response = await load({ ...pack, items }, search, at);
      expect(response.status).toBe(422);
      expect((await response.json()).errors).toEqual([{ path: 'items.4', message: 'Fråga 4 saknar text.' }]);
    }
    const future = await load({ ...pack, permission: { holder: 'N.N.', date: '2028-03-03' } }, '', at);
    expect((await future.json()).errors[0].path).toBe('permission.date');
    expect((await load([], '', at)).status).toBe(422);
    const text = await at.ask('admin', '/wordings/packs', { text: '{' });
    expect(text.status).toBe(400);
    expect((await overview(at)).packs).toEqual([]);
  });

  it('never takes a version that has other texts', async () => {
    const at = await portalWorld();
    await load(pack, '', at);
    for (const search of ['', '?dryRun=true']) {
      const response = await load({ ...next, version: 'face-sv-1' }, search, at);
      expect(response.status).toBe(409);
      expect((await response.json()).detail).toContain('Versionen face-sv-1 finns redan');
    }
  });
});

describe('activating', () => {
  it('shows a pack at one unit in one language, until it is deactivated', async () => {
    await load(pack);
    const response = await put('sahlgrenska/face/sv', 'face-sv-1');
    expect(response.status).toBe(200);
    const active = {
      instrument: 'face',
      language: 'sv',
      version: 'face-sv-1',
      status: 'permitted',
      active: { at: '2028-03-02T09:00:00Z', by: 'admin' },
    };
    expect((await response.json()).shown).toContainEqual(active);
    expect(await shownIn('sahlgrenska', 'face', 'sv')).toEqual(active);
    expect((await shownIn('sahlgrenska', 'face', 'en'))?.status).toBe('provisional');
    expect((await shownIn('akademiska', 'face', 'sv'))?.status).toBe('provisional');
    expect((await put('sahlgrenska/face/sv', null)).status).toBe(200);
    expect((await shownIn('sahlgrenska', 'face', 'sv'))?.version).toBe('face-sv-provisional-1');
  });

  it('is recorded every time, with person and time', async () => {
    await load(pack);
    await load(next);
    for (const version of ['face-sv-1', 'face-sv-1', 'face-sv-2', null]) {
      await put('linkoping/face/sv', version);
      world.clock.now = new Date(world.clock.now.getTime() + 60_000);
    }
    const response = await world.ask('admin', '/wordings/units/linkoping/activations');
    const { activations } = await response.json();
    const where = { unit: 'linkoping', instrument: 'face', language: 'sv', by: 'admin' };
    expect(activations).toEqual([
      { ...where, from: 'face-sv-2', at: '2028-03-02T09:03:00Z' },
      { ...where, from: 'face-sv-1', to: 'face-sv-2', at: '2028-03-02T09:02:00Z' },
      { ...where, to: 'face-sv-1', at: '2028-03-02T09:00:00Z' },
    ]);
  });

  it.each([
    ['a unit that is not there', 'karolinska/face/sv', 'face-sv-1', 404],
    ['a form that is not there', 'sahlgrenska/sf36/sv', 'face-sv-1', 404],
    ['a form that the unit does not use', 'dysmeli-orebro/face/sv', 'face-sv-1', 404],
    ['a pack that is not there', 'sahlgrenska/face/sv', 'face-sv-9', 422],
    ['a pack of another form', 'sahlgrenska/fdi/sv', 'face-sv-1', 422],
    ['a pack of another language', 'sahlgrenska/face/en', 'face-sv-1', 422],
  ])('is refused for %s', async (_, path, version, status) => {
    await load(pack);
    expect((await put(path, version)).status).toBe(status);
  });
});

describe('where provisional wording is refused', async () => {
  const at = await portalWorld({ wordings: providedWordings('refused') });
  const staff = 'staff@sahlgrenska';
  const reference = 'SU-0001';
  await at.importLines(staff, [{ ...workedExample(), invitations: [] }]);
  const invite = (forms: string[]) =>
    at.ask(staff, '/invitations', {
      body: { reference, occasion: 'new-visit', anchor: 'v1', forms, channel: 'letter' },
    });

  it('is said', async () => {
    expect((await overview(at)).provisional).toBe('refused');
    expect(await shownIn('sahlgrenska', 'face', 'sv', at)).toBeUndefined();
  });

  it('no form is sent that has only such wording at the unit', async () => {
    await put('sahlgrenska/face/sv', null, at);
    await load(pack, '', at);
    await put('akademiska/face/sv', 'face-sv-1', at);
    const refused = await invite(['prem', 'face', 'fdi']);
    expect(refused.status).toBe(422);
    const { errors } = await refused.json();
    expect(errors.map(({ path }: { path: string }) => path)).toEqual(['forms.1', 'forms.2']);
    expect(errors[0].message).toMatch(/^FaCE kan inte skickas: det finns bara preliminär text/);
    const { invitations } = await (await at.ask(staff, `/patients/${reference}`)).json();
    expect(invitations).toEqual([]);
    expect((await invite(['prem'])).status).toBe(201);
  });

  it('staff see the forms that can be sent, and their languages', async () => {
    await load(pack, '', at);
    await put('linkoping/face/sv', 'face-sv-1', at);
    const forms = async (user: string) => (await (await at.ask(user, '/forms')).json()).forms;
    expect(await forms('staff@linkoping')).toEqual([
      { id: 'prem', languages: ['sv'] },
      { id: 'face', languages: ['sv'] },
      { id: 'fdi', languages: [] },
    ]);
    expect(await forms('staff@dysmeli-orebro')).toEqual([{ id: 'prem', languages: ['sv'] }]);
  });

  it('a form is sent once a permitted wording is active, and gets no new code when none is any more', async () => {
    await load(pack, '', at);
    await put('sahlgrenska/face/sv', 'face-sv-1', at);
    const sent = await invite(['face']);
    expect(sent.status).toBe(201);
    const { key } = await sent.json();
    const renew = () => at.ask(staff, `/invitations/${reference}/${key}/code`, { method: 'POST' });
    expect((await renew()).status).toBe(201);
    await put('sahlgrenska/face/sv', null, at);
    const refused = await renew();
    expect(refused.status).toBe(409);
    expect((await refused.json()).detail).toContain('preliminär text');
  });
});
