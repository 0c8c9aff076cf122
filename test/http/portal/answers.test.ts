import { describe, expect, it } from 'vitest';
import { providedWordings } from '../../../functions/domain/wordings/wordings.ts';
import { portalWorld } from '../../support/portal.ts';
import { packOf } from '../../support/wording-pack.ts';
import { workedExample } from '../../support/worked-example.ts';

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
  it('are what the unit shows now, at once, and everything it has shown before', async () => {
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
