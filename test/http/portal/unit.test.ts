import { describe, expect, it } from 'vitest';
import { listAudit } from '../../../functions/storage/audit.ts';
import { portalWorld } from '../../support/portal.ts';

const contact = { phone: '031-342 10 00', sv: { hours: 'Vardagar 8–10' }, en: { hours: 'Weekdays 8–10' } };
const other = { sv: { text: 'Fråga i receptionen.' } };
const changed = { at: '2028-03-02T09:00:00Z', by: 'lead@sahlgrenska' };

type World = Awaited<ReturnType<typeof portalWorld>>;

const read = async ({ ask }: World, user = 'staff@sahlgrenska') => {
  const response = await ask(user, '/unit/contact');
  return { status: response.status, body: await response.json() };
};
const change = async ({ ask }: World, body: unknown, user: string | null = 'lead@sahlgrenska') => {
  const response = await ask(user, '/unit/contact', { method: 'PUT', body });
  return { status: response.status, body: await response.json() };
};

describe('the unit’s contact', () => {
  it('is empty until a lead writes it; then the unit’s staff see it, and no other unit', async () => {
    const world = await portalWorld();
    expect(await read(world)).toEqual({ status: 200, body: { contact: null, version: 0 } });
    const stored = { contact, version: 1, changed };
    expect(await change(world, { version: 0, contact })).toEqual({ status: 200, body: stored });
    expect((await read(world)).body).toEqual(stored);
    expect((await read(world, 'lead@akademiska')).body).toEqual({ contact: null, version: 0 });
  });

  it.each([
    ['staff@sahlgrenska', 200, 403],
    ['authority', 403, 403],
    ['admin', 403, 403],
  ])('can be read and changed by %s with %i and %i', async (user, reading, changing) => {
    const world = await portalWorld();
    expect((await read(world, user)).status).toBe(reading);
    expect((await change(world, { version: 0, contact }, user)).status).toBe(changing);
    expect((await change(world, { version: 0, contact }, null)).status).toBe(401);
    expect((await read(world)).body.version).toBe(0);
  });

  it('is changed only from its stored version, which a conflict shows', async () => {
    const world = await portalWorld();
    await change(world, { version: 0, contact });
    const late = await change(world, { version: 0, contact: other });
    expect([late.status, late.body.current]).toEqual([409, { contact, version: 1, changed }]);
    expect((await change(world, { version: 1, contact: other })).status).toBe(200);
    expect((await change(world, { version: 2, contact: null })).body).toEqual({
      contact: null,
      version: 3,
      changed,
    });
  });

  it.each<[string, object, string]>([
    ['markup', { version: 0, contact: { sv: { text: '<a href="x">Ring</a>' } } }, 'contact.sv.text'],
    ['too much', { version: 0, contact: { sv: { text: 'x'.repeat(301) } } }, 'contact.sv.text'],
    ['no number', { version: 0, contact: { ...contact, phone: 'ring' } }, 'contact.phone'],
    ['nothing to call', { version: 0, contact: { sv: {} } }, 'contact.phone'],
    ['no version', { contact }, 'version'],
    ['another unit', { version: 0, contact, unit: 'akademiska' }, 'unit'],
  ])('is not stored with %s', async (_, body, path) => {
    const world = await portalWorld();
    const refused = await change(world, body);
    expect([refused.status, refused.body.errors[0].path]).toEqual([422, path]);
    expect((await read(world)).body.version).toBe(0);
  });

  it('is in the log with every text that was shown, and refused changes are not', async () => {
    const world = await portalWorld();
    await change(world, { version: 0, contact });
    await change(world, { version: 0, contact: other });
    await change(world, { version: 1, contact: null });
    const { entries } = await listAudit(world.table, 'sahlgrenska', { month: '2028-03', limit: 10 });
    const told = entries.map(({ who, role, action, detail }) => ({ who, role, action, detail }));
    const by = { who: 'lead@sahlgrenska', role: 'lead', action: 'change-contact' };
    expect(told).toHaveLength(2);
    expect(told).toContainEqual({ ...by, detail: { version: 1, contact } });
    expect(told).toContainEqual({ ...by, detail: { version: 2, contact: null } });
  });
});
