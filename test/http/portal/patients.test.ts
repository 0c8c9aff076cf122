import { describe, expect, it } from 'vitest';
import { portalWorld } from '../../support/portal.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const world = await portalWorld();
const staff = 'staff@sahlgrenska';

/** The example without its invitations: what staff register. */
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

describe('a patient', () => {
  it('is registered once', async () => {
    expect(await register('once')).toEqual({ reference: 'once', version: 1 });
    expect((await world.ask(staff, '/patients', { body: record('once') })).status).toBe(409);
  });

  it.each([
    ['an unknown field', 'name', 'x', 'name'],
    ['a visit in the future', 'visits.0.date', '2028-03-03', 'visits.0.date'],
    ['a personal identity number', 'reference', '191212121212', 'reference'],
    ['invitations, which are not registered here', 'invitations', [], 'invitations'],
  ])('is not registered with %s', async (_, path, value, told) => {
    const response = await world.ask(staff, '/patients', { body: withValue(record('refused'), path, value) });
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toEqual([{ path: told, message: expect.stringMatching(/[.]$/) }]);
  });

  it.each([
    ['another type', { text: '{}', type: 'text/plain' }, 415],
    ['no type', { text: '{}', type: '' }, 415],
    ['what is no JSON', { text: '{"a":' }, 400],
    ['nothing', { text: '' }, 400],
    ['too much', { text: `"${'x'.repeat(600_000)}"` }, 413],
    ['what is no object', { text: '[]' }, 422],
  ])('is not registered from %s', async (_, sent, status) => {
    const response = await world.ask(staff, '/patients', { method: 'POST', ...sent });
    expect(response.status).toBe(status);
    expect(await response.json()).toMatchObject({ type: 'about:blank', status, detail: expect.any(String) });
  });

  it.each(['v\ud800', 'v\u200b', 'v\u202e1', 'v\u0007'])(
    'is neither registered nor changed with a key that nobody can read: %j',
    async (key) => {
      const unread = withValue(record('unread'), 'visits.0.key', key);
      const registered = await world.ask(staff, '/patients', { body: unread });
      expect(registered.status).toBe(422);
      expect((await registered.json()).errors).toMatchObject([{ path: 'visits.0.key' }]);
      const changed = await put('unread', { version: 1, record: unread });
      expect(changed.status).toBe(422);
      expect((await changed.json()).errors).toMatchObject([{ path: 'record.visits.0.key' }]);
    },
  );

  it('is told what is wrong of more than anybody mends at once, not of all', async () => {
    const visits = Array.from({ length: 5_000 }, () => ({}));
    const response = await world.ask(staff, '/patients', { body: { ...record('refused'), visits } });
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toHaveLength(500);
  });

  it('is opened with scores, states and questions, and without what was answered in PREM', async () => {
    await world.importLines(staff, [{ ...workedExample(), reference: 'opened', birthDate: '1990-01-01' }]);
    const response = await world.ask(staff, '/patients/opened');
    const text = await response.clone().text();
    expect(text).not.toContain('very-good');
    expect(text).not.toContain('cameReadable');
    const patient = await response.json();
    expect(patient).toMatchObject({ reference: 'opened', version: 1, legalSex: 'female' });
    expect(patient.visits[0].sunnybrookScore).toEqual({
      resting: 20,
      movement: 28,
      synkinesis: 1,
      composite: 7,
    });
    const [first, second] = patient.invitations;
    expect([first.status, second.status]).toEqual(['expired', 'expired']);
    expect(first.answers.prem).toEqual({
      answeredAt: '2026-02-15T18:22:00Z',
      respondent: 'guardian',
      mode: 'web',
      language: 'sv',
    });
    expect(first.answers.face.scores.movement).toEqual({ value: 12.5, prorated: true });
    expect(first.answers.face.scores.total).toEqual({ value: null });
    expect(patient.questions.map(({ path }: { path: string }) => path)).toEqual([
      'patientGroup',
      'invitations.0.answers.prem',
    ]);
  });

  it.each(['unknown', 'a b', '191212121212', 'x'.repeat(41)])(
    'that is not there is 404 (%s)',
    async (reference) => {
      expect((await world.ask(staff, `/patients/${encodeURIComponent(reference)}`)).status).toBe(404);
    },
  );
});

/** What the history says of the patient's only change; of the same moment its entries stand in any order. */
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

  it('is in the history with what was and what is, of the record and not of any answer', async () => {
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

  it('of nothing has nothing to tell', async () => {
    await register('same');
    expect((await put('same', { version: 1, record: record('same') })).status).toBe(200);
    const { entries } = await (await world.ask(staff, '/patients/same/history')).json();
    expect(changeOf(entries)).toMatchObject({ who: staff });
    expect(changeOf(entries)).not.toHaveProperty('detail');
  });

  it('is told apart from readings, which may be left out', async () => {
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

  it('of more than there is room for in an entry is made, and says how much it does not tell', async () => {
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

  it('made on an old version is a conflict that shows what is stored now', async () => {
    await register('stale');
    const newer = withValue(record('stale'), 'homeRegion', '12');
    await put('stale', { version: 1, record: newer, reason: 'flyttat' });
    const response = await put('stale', { version: 1, record: record('stale'), reason: 'x' });
    expect(response.status).toBe(409);
    expect((await response.json()).current).toEqual({ version: 2, record: newer });
  });

  it('of two at once lets one through', async () => {
    await register('race');
    const changes = ['01', '03', '04'].map((region) =>
      put('race', { version: 1, record: withValue(record('race'), 'homeRegion', region), reason: 'x' }),
    );
    const statuses = (await Promise.all(changes)).map(({ status }) => status);
    expect(statuses.sort()).toEqual([200, 409, 409]);
  });

  it('cannot take away what an invitation asks about, nor rename the patient', async () => {
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

describe('deletion', () => {
  it('needs a version and a reason, and leaves the history', async () => {
    await world.importLines(staff, [{ ...workedExample(), reference: 'gone' }]);
    const remove = (body: object) => world.ask(staff, '/patients/gone', { method: 'DELETE', body });
    expect((await remove({ version: 1 })).status).toBe(422);
    expect((await remove({ version: 9, reason: 'fel patient' })).status).toBe(409);
    expect((await remove({ version: 1, reason: 'fel patient' })).status).toBe(204);
    expect((await remove({ version: 1, reason: 'fel patient' })).status).toBe(404);
    expect((await world.ask(staff, '/patients/gone')).status).toBe(404);
    const { entries } = await (await world.ask(staff, '/patients/gone/history')).json();
    expect(entries).toContainEqual(
      expect.objectContaining({ action: 'delete-patient', reason: 'fel patient', who: staff }),
    );
  });
});

describe('the list', () => {
  it('is ordered by reference, page by page, and searched by any part of it', async () => {
    const unit = 'staff@linkoping';
    const references = ['L-1', 'L-10', 'L-2', 'M-1'];
    await world.importLines(
      unit,
      references.map((reference) => ({ ...workedExample(), reference })),
    );
    const list = async (search: string) => (await world.ask(unit, `/patients${search}`)).json();
    const names = ({ patients }: { patients: { reference: string }[] }) =>
      patients.map(({ reference }) => reference);
    const first = await list('?limit=3');
    expect([names(first), first.next, first.total]).toEqual([['L-1', 'L-10', 'L-2'], 'L-2', 4]);
    const rest = await list('?limit=3&after=L-2');
    expect([names(rest), rest.next]).toEqual([['M-1'], undefined]);
    expect(names(await list('?search=L-1'))).toEqual(['L-1', 'L-10']);
    expect(names(await list('?search=-1'))).toEqual(['L-1', 'L-10', 'M-1']);
    expect(await list('?search=-1&limit=1')).toMatchObject({ next: 'L-1', total: 3 });
    expect(names(await list('?search=19121212-1212'))).toEqual([]);
    expect(first.patients[0]).toEqual({
      reference: 'L-1',
      birthDate: '2012-04-30',
      patientGroup: 'congenital',
      homeRegion: '14',
      lastVisit: { kind: 'one-year', date: '2027-05-02' },
      lastTreatment: { kind: 'botulinum', date: '2026-07-01' },
      invitations: [
        { key: 'i1', occasion: 'new-visit', status: 'expired', answered: ['prem', 'face'] },
        { key: 'i2', occasion: 'one-year', status: 'expired', answered: [] },
      ],
    });
  });

  it('is searched by birth date in a body alone, so that no address holds one', async () => {
    const unit = 'staff@sahlgrenska';
    const born = ['2003-02-01', '2003-02-01', '2003-02-02'].map((birthDate, index) => ({
      ...record(`born-${index}`),
      birthDate,
    }));
    for (const body of born) await world.ask(unit, '/patients', { body });
    const found = async (body: object) => (await world.ask(unit, '/patients/search', { body })).json();
    for (const search of ['2003-02-01', '20030201', ' 2003-02-01 ']) {
      expect(await found({ search })).toMatchObject({
        patients: [{ reference: 'born-0' }, { reference: 'born-1' }],
        total: 2,
      });
    }
    expect(await found({ search: '2003-02-01', limit: 1 })).toMatchObject({ next: 'born-0', total: 2 });
    expect(await found({ search: '2003-02-01', limit: 1, after: 'born-0' })).toMatchObject({
      patients: [{ reference: 'born-1' }],
    });
    expect(await found({ search: 'ORN-2' })).toMatchObject({ patients: [{ birthDate: '2003-02-02' }] });
    expect(await found({ search: '2003-02-31' })).toEqual({ patients: [], total: 0 });
    const inAddress = await world.ask(unit, '/patients?search=2003-02-01');
    expect(await inAddress.json()).toEqual({ patients: [], total: 0 });
    expect((await world.ask(unit, '/patients/search', { body: {} })).status).toBe(422);
  });

  it('forgives capitals, small letters and spaces in a search, page by page', async () => {
    const unit = 'staff@akademiska';
    await world.importLines(
      unit,
      ['ab-1', 'AB-1', 'AB-2', 'AC-1', 'Ab-3', '12-1'].map((reference) => ({
        ...workedExample(),
        reference,
      })),
    );
    const found = async (search: string) => {
      const { patients, next } = await (await world.ask(unit, `/patients${search}`)).json();
      return [...patients.map(({ reference }: { reference: string }) => reference), next && `after ${next}`];
    };
    expect(await found('?search=ab')).toEqual(['AB-1', 'AB-2', 'Ab-3', 'ab-1', undefined]);
    expect(await found('?search=Ab')).toEqual(['AB-1', 'AB-2', 'Ab-3', 'ab-1', undefined]);
    expect(await found('?search=%20A%20b-%202')).toEqual(['AB-2', undefined]);
    expect(await found('?search=12')).toEqual(['12-1', undefined]);
    expect(await found('?search=aB&limit=2')).toEqual(['AB-1', 'AB-2', 'after AB-2']);
    expect(await found('?search=aB&limit=2&after=AB-2')).toEqual(['Ab-3', 'ab-1', undefined]);
    expect(await found('?search=')).toEqual(['12-1', 'AB-1', 'AB-2', 'AC-1', 'Ab-3', 'ab-1', undefined]);
  });

  it.each(['?limit=0', '?limit=x', '?page=2', '?limit=1&limit=2'])('refuses %s', async (search) => {
    expect((await world.ask(staff, `/patients${search}`)).status).toBe(422);
  });
});

describe('the history', () => {
  it('says who opened the patient', async () => {
    await register('watched');
    await world.ask('lead@sahlgrenska', '/patients/watched');
    const { entries } = await (await world.ask(staff, '/patients/watched/history')).json();
    expect(
      entries.map(({ who, action }: { who: string; action: string }) => `${who} ${action}`).sort(),
    ).toEqual(['lead@sahlgrenska read-patient', 'staff@sahlgrenska register-patient']);
  });
});
