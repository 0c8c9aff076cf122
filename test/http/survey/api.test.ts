import { beforeAll, describe, expect, it } from 'vitest';
import { getCode, renewCode, withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { entry } from '../../support/builders.ts';
import { problem } from '../../support/problem.ts';
import { premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

describe('GET /api/survey/{code}', () => {
  it("describes the code's invitation, without any facts of the patient", async () => {
    const { code, reference } = await world.invite();
    const response = await world.app.request(`/api/survey/${code}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({
      unit: 'Sahlgrenska Universitetssjukhuset',
      forms: [
        { id: 'prem', answered: false },
        { id: 'face', answered: false },
        { id: 'fdi', answered: false },
      ],
      languages: ['sv', 'en'],
    });
    expect(text).not.toContain(reference);
  });

  it('takes the code however it was typed', async () => {
    const { code } = await world.invite();
    const typed = code
      .toLowerCase()
      .replace(/0/g, 'o')
      .replace(/1/g, 'l')
      .replace(/(.{4})(?=.)/g, '$1-');
    expect((await world.app.request(`/api/survey/${typed}`)).status).toBe(200);
  });

  it('changes nothing, and neither does HEAD', async () => {
    const { code, stored } = await world.invite();
    const before = await stored();
    const head = await world.app.request(`/api/survey/${code}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(await head.text()).toBe('');
    await world.app.request(`/e/${code}`);
    await world.app.request(`/e/${code}`, { method: 'HEAD' });
    expect(await stored()).toEqual(before);
  });

  it('answers an unknown code and a malformed code with the same 404', async () => {
    const unknown = await problem(await world.app.request('/api/survey/0000000000000000'), 404);
    const { code } = await world.invite();
    const near = `${code.slice(0, 15)}${code.endsWith('0') ? '1' : '0'}`;
    expect(await problem(await world.app.request(`/api/survey/${near}`), 404)).toEqual(unknown);
    expect(await problem(await world.app.request('/api/survey/kort'), 404)).toEqual(unknown);
  });

  it('answers 410 once withdrawn', async () => {
    const { code, reference } = await world.invite();
    await withdrawInvitation(world.table, unit, reference, 'i1', entry({ at: '2026-02-25T09:00:00Z' }));
    await problem(await world.app.request(`/api/survey/${code}`), 410);
    await problem(await world.put(code, 'prem', premAnswer()), 410);
  });

  it('answers 410 once its last day is over, and takes in a form for seven days more', async () => {
    const { code, stored } = await world.invite({ expiresAt: '2026-02-28' });
    const opened = () => world.app.request(`/api/survey/${code}/opened`, { method: 'POST' });
    const at = async <T>(moment: string, done: () => Promise<T> | T) => {
      world.clock.now = new Date(moment);
      return done();
    };
    const view = () => world.app.request(`/api/survey/${code}`);
    expect((await at('2026-02-28T22:59:59Z', view)).status).toBe(200);
    await problem(await at('2026-02-28T23:00:00Z', view), 410);
    await problem(await opened(), 410);
    const late = premAnswer();
    expect((await at('2026-03-07T22:59:59Z', () => world.put(code, 'prem', late))).status).toBe(201);
    expect((await stored())?.answers?.prem).toMatchObject({
      answeredAt: '2026-03-07T22:59:59Z',
      mode: 'web',
    });
    await problem(
      await at('2026-03-07T23:00:00Z', () => world.put(code, 'face', premAnswer({ '1': 3 }))),
      410,
    );
    expect((await world.put(code, 'prem', late)).status).toBe(200);
    expect(Object.keys((await stored())?.answers ?? {})).toEqual(['prem']);
    world.clock.now = new Date('2026-03-01T10:00:00Z');
  });

  it('forgets a code that was replaced', async () => {
    const { code, reference } = await world.invite();
    const before = await getCode(world.table, unit, reference, 'i1');
    const another = { hash: 'another', salt: 's', serial: 1 };
    await renewCode(world.table, unit, reference, 'i1', { code: another, before }, entry());
    await problem(await world.app.request(`/api/survey/${code}`), 404);
  });
});

describe('POST /api/survey/{code}/opened', () => {
  it('notes the first touch, once', async () => {
    const { code, stored } = await world.invite();
    const opened = () => world.app.request(`/api/survey/${code}/opened`, { method: 'POST' });
    const first = await opened();
    expect(first.status).toBe(204);
    expect(await first.text()).toBe('');
    const at = (await stored())?.openedAt;
    expect(at).toBe('2026-03-01T10:00:00Z');
    world.clock.now = new Date('2026-03-01T10:05:00Z');
    expect((await opened()).status).toBe(204);
    world.clock.now = new Date('2026-03-01T10:00:00Z');
    expect((await stored())?.openedAt).toBe(at);
  });

  it('is 404 for a wrong code', async () => {
    await problem(await world.app.request('/api/survey/0000000000000000/opened', { method: 'POST' }), 404);
  });
});
