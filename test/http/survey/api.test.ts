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

  it('answers 410 once expired', async () => {
    const { code, stored } = await world.invite({ expiresAt: '2026-02-28T09:00:00Z' });
    await problem(await world.app.request(`/api/survey/${code}`), 410);
    await problem(await world.put(code, 'prem', premAnswer()), 410);
    expect((await stored())?.answers ?? {}).toEqual({});
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
