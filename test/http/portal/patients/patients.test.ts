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

const put = (reference: string, body: object) =>
  world.ask(staff, `/patients/${reference}`, { method: 'PUT', body });

describe('a patient', () => {
  it('is registered once', async () => {
    expect(await register('once')).toEqual({ reference: 'once', version: 1 });
    expect((await world.ask(staff, '/patients', { body: record('once') })).status).toBe(409);
  });

  it('is not registered under a reference that reads like another’s, until the caller accepts it', async () => {
    await register('Like-007');
    const refused = await world.ask(staff, '/patients', { body: record('like-7') });
    expect(refused.status).toBe(409);
    expect(await refused.json()).toMatchObject({
      detail: expect.stringContaining('Patienten Like-007 finns redan.'),
      sameReference: ['Like-007'],
    });
    const accepted = await world.ask(staff, '/patients?sameReference=accepted', { body: record('like-7') });
    expect([accepted.status, await accepted.json()]).toEqual([201, { reference: 'like-7', version: 1 }]);
  });

  it('is registered once when two are at once under references that read alike', async () => {
    const both = await Promise.all(
      ['TWIN-1', 'twin-01'].map((reference) => world.ask(staff, '/patients', { body: record(reference) })),
    );
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
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
    'is neither registered nor changed with an unreadable key: %j',
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

  it('gets a bounded list of errors, not all of them', async () => {
    const visits = Array.from({ length: 5_000 }, () => ({}));
    const response = await world.ask(staff, '/patients', { body: { ...record('refused'), visits } });
    expect(response.status).toBe(422);
    expect((await response.json()).errors).toHaveLength(500);
  });

  it('is opened with scores, states and questions, and without PREM answers', async () => {
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

describe('the history', () => {
  it('lists the people who opened the patient', async () => {
    await register('watched');
    await world.ask('lead@sahlgrenska', '/patients/watched');
    const { entries } = await (await world.ask(staff, '/patients/watched/history')).json();
    expect(
      entries.map(({ who, action }: { who: string; action: string }) => `${who} ${action}`).sort(),
    ).toEqual(['lead@sahlgrenska read-patient', 'staff@sahlgrenska register-patient']);
  });
});
