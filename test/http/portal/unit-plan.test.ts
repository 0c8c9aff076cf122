import { beforeEach, describe, expect, it } from 'vitest';
import { loggedBy } from '../../support/logged.ts';
import { portalWorld } from '../../support/portal.ts';

let world: Awaited<ReturnType<typeof portalWorld>>;
beforeEach(async () => {
  world = await portalWorld();
});

const read = async (user = 'staff@sahlgrenska') => {
  const response = await world.ask(user, '/unit/plan');
  return { status: response.status, body: await response.json() };
};
const change = async (body: unknown, user: string | null = 'lead@sahlgrenska') => {
  const response = await world.ask(user, '/unit/plan', { method: 'PUT', body });
  return { status: response.status, body: await response.json() };
};

describe('the unit’s plan', () => {
  it('is the default, in version 0, until a lead writes it; then the unit’s own', async () => {
    const { body } = await read();
    expect(body).toMatchObject({ version: 0, 'new-visit': { automatic: false }, channels: ['sms', 'email'] });
    const on = { ...body, 'new-visit': { ...body['new-visit'], automatic: true }, link: false };
    expect(await change(on)).toEqual({ status: 200, body: { ...on, version: 1 } });
    expect((await read()).body).toEqual({ ...on, version: 1 });
    expect((await read('staff@akademiska')).body).toEqual(body);
  });

  it.each([
    ['staff@sahlgrenska', 200, 403],
    ['authority', 403, 403],
    ['admin', 403, 403],
  ])('can be read and changed by %s with %i and %i', async (user, reading, changing) => {
    const { body } = await read();
    expect((await read(user)).status).toBe(reading);
    expect((await change(body, user)).status).toBe(changing);
    expect((await change(body, null)).status).toBe(401);
    expect((await read()).body).toEqual(body);
  });

  it('is changed only from its stored version, which a conflict shows', async () => {
    const { body } = await read();
    const first = { ...body, callAfterDays: 21 };
    await change(first);
    const late = await change({ ...body, callAfterDays: 30 });
    expect([late.status, late.body.current]).toEqual([409, { ...first, version: 1 }]);
    expect((await change({ ...first, version: 1, weekdaysOnly: false })).status).toBe(200);
  });

  it('is refused at the field at fault, and stays', async () => {
    const { body } = await read();
    const refused = await change({ ...body, callAfterDays: 3 });
    expect([refused.status, refused.body.errors]).toEqual([
      422,
      [{ path: 'callAfterDays', message: 'Samtalet ska komma efter den sista påminnelsen.' }],
    ]);
    expect((await read()).body).toEqual(body);
  });

  it('is in the log with every plan that held', async () => {
    const { version, ...plan } = (await read()).body;
    const entries = await loggedBy(world.table, () => change({ version, ...plan }));
    expect(entries).toMatchObject([
      { action: 'change-plan', who: 'lead@sahlgrenska', role: 'lead', detail: { version: 1, plan } },
    ]);
  });
});
