import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../../support/portal.ts';
import { withValue, workedExample } from '../../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';

/** The example without its invitations, as staff register it. */
const record = (reference: string) => {
  const { invitations: _, ...rest } = workedExample();
  return { ...rest, reference };
};

const register = async (reference: string) => {
  const response = await world.ask(staff, '/patients', { body: record(reference) });
  expect(response.status).toBe(201);
  return response.json();
};

const open = async (reference: string) => (await world.ask(staff, `/patients/${reference}`)).json();

const put = (reference: string, body: object) =>
  world.ask(staff, `/patients/${reference}`, { method: 'PUT', body });

/** The history's entry of the patient's only change; entries of one moment may be in any order. */
const changeOf = (entries: { action: string; detail: { changes: unknown[]; more?: number } }[]) => {
  const found = entries.filter(({ action }) => action === 'change-patient');
  expect(found).toHaveLength(1);
  return found[0] as (typeof entries)[number];
};

describe('a change', () => {
  it('that only adds needs no reason', async () => {
    await register('adds');
    const more = withValue(record('adds'), 'visits.2', {
      key: 'v3',
      kind: 'other',
      date: '2027-06-01',
      mode: 'digital',
      multidisciplinary: false,
    });
    more.treatments[0]?.complications?.push({ date: '2026-06-01', grade: 'I', expected: true });
    const response = await put('adds', { version: 1, record: more });
    expect([response.status, await response.json()]).toEqual([200, { version: 2 }]);
  });

  it.each<[string, string, unknown]>([
    ['a date', 'visits.1.date', '2027-05-03'],
    ['a removed visit', 'visits', []],
    ['a removed field', 'cause', undefined],
    ['a corrected complication', 'treatments.0.complications.0.grade', 'II'],
  ])('of what was recorded needs a reason: %s', async (name, path, value) => {
    const reference = `reason-${name.replaceAll(' ', '-')}`;
    await register(reference);
    const changed = withValue(record(reference), path, value);
    const without = await put(reference, { version: 1, record: changed });
    expect([without.status, (await without.json()).errors]).toMatchObject([422, [{ path: 'reason' }]]);
    expect((await put(reference, { version: 1, record: changed, reason: '  ' })).status).toBe(422);
    expect((await put(reference, { version: 1, record: changed, reason: 'fel datum' })).status).toBe(200);
    const { entries } = await (await world.ask(staff, `/patients/${reference}/history`)).json();
    expect(entries.find(({ action }: { action: string }) => action === 'change-patient')).toEqual({
      at: '2028-03-02T09:00:00Z',
      who: staff,
      action: 'change-patient',
      reason: 'fel datum',
      detail: { changes: expect.arrayContaining([expect.objectContaining({ kind: expect.any(String) })]) },
    });
  });

  it('is in the history with old and new values of the record, and without answers', async () => {
    await world.importLines(staff, [{ ...workedExample(), reference: 'told' }]);
    const { version } = await open('told');
    const changed = withValue(record('told'), 'visits.1.date', '2027-05-03');
    const { cause: _, ...withoutCause } = changed;
    expect((await put('told', { version, record: withoutCause, reason: 'fel datum' })).status).toBe(200);
    const history = await world.ask(staff, '/patients/told/history?only=changes');
    const text = await history.clone().text();
    expect(text).not.toContain('very-good');
    const { entries } = await history.json();
    const [was] = record('told').visits.slice(1);
    expect(changeOf(entries).detail).toEqual({
      changes: [
        { kind: 'changed', field: 'cause', before: record('told').cause },
        {
          kind: 'changed',
          about: { kind: was?.kind, date: was?.date },
          field: 'date',
          before: was?.date,
          after: '2027-05-03',
        },
      ],
    });
  });

  it('without a difference has no details', async () => {
    await register('same');
    expect((await put('same', { version: 1, record: record('same') })).status).toBe(200);
    const { entries } = await (await world.ask(staff, '/patients/same/history')).json();
    expect(changeOf(entries)).toMatchObject({ who: staff });
    expect(changeOf(entries)).not.toHaveProperty('detail');
  });

  it('is separate from readings, which may be left out', async () => {
    await register('read-often');
    for (const _ of [1, 2, 3]) await open('read-often');
    const actions = async (query: string) => {
      const { entries } = await (await world.ask(staff, `/patients/read-often/history${query}`)).json();
      return entries.map(({ action }: { action: string }) => action);
    };
    expect(await actions('?only=changes')).toEqual(['register-patient']);
    expect((await actions('')).sort()).toEqual([
      'read-history',
      'read-patient',
      'read-patient',
      'read-patient',
      'register-patient',
    ]);
    expect((await world.ask(staff, '/patients/read-often/history?only=reads')).status).toBe(422);
  });

  it('larger than an entry is made, and gives the number of details left out', async () => {
    await register('large');
    const visits = Array.from({ length: 900 }, (_, index) => ({
      key: `many-${index}`,
      kind: 'other',
      date: '2027-06-01',
      mode: 'digital',
      multidisciplinary: false,
    }));
    expect(
      (await put('large', { version: 1, record: { ...record('large'), visits }, reason: 'x' })).status,
    ).toBe(200);
    const { entries } = await (await world.ask(staff, '/patients/large/history?only=changes')).json();
    const { detail } = changeOf(entries);
    expect(detail.more).toBeGreaterThan(100);
    expect(JSON.stringify(detail).length).toBeLessThan(20_000);
  });

  it('made on an old version is a conflict that shows the stored record, who changed it and when', async () => {
    await register('stale');
    const newer = withValue(record('stale'), 'homeRegion', '12');
    await put('stale', { version: 1, record: newer, reason: 'flyttat' });
    const response = await put('stale', { version: 1, record: record('stale'), reason: 'x' });
    expect(response.status).toBe(409);
    expect((await response.json()).current).toEqual({
      version: 2,
      record: newer,
      changed: { at: '2028-03-02T09:00:00Z', by: staff },
    });
  });

  it('of two at once lets one through', async () => {
    await register('race');
    const changes = ['01', '03', '04'].map((region) =>
      put('race', { version: 1, record: withValue(record('race'), 'homeRegion', region), reason: 'x' }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
  });

  it('cannot remove a visit or treatment of an invitation, nor rename the patient', async () => {
    await world.importLines(staff, [{ ...workedExample(), reference: 'anchored' }]);
    const { version } = await open('anchored');
    const without = withValue(record('anchored'), 'visits', []);
    const refused = await put('anchored', { version, record: without, reason: 'x' });
    expect([refused.status, (await refused.json()).errors[0].path]).toEqual([
      422,
      'record.invitations.0.anchor',
    ]);
    const renamed = await put('anchored', { version, record: record('other-name'), reason: 'x' });
    expect([renamed.status, (await renamed.json()).errors[0].path]).toEqual([422, 'record.reference']);
  });
});
