import { beforeAll, describe, expect, it, vi } from 'vitest';
import { getCode, renewCode, withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { entry } from '../../support/builders.ts';
import { newSubmission, premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

const problem = async (response: Response, status: number) => {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body = (await response.json()) as {
    status: number;
    title: string;
    detail: string;
    errors?: { path: string; message: string }[];
  };
  expect(body).toMatchObject({ status, type: 'about:blank' });
  expect(body.detail).not.toBe('');
  return body;
};

describe('GET /api/survey/{code}', () => {
  it('says what the code opens and nothing about the patient', async () => {
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

  it('answers 404 to a code that nobody has, and to what is no code, in the same words', async () => {
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
    await renewCode(world.table, unit, reference, 'i1', another, before, entry());
    await problem(await world.app.request(`/api/survey/${code}`), 404);
  });
});

describe('PUT /api/survey/{code}/{form}', () => {
  it('stores the form with who answered, how, in which language and which words were shown', async () => {
    const { code, stored } = await world.invite();
    const response = await world.put(code, 'prem', {
      ...premAnswer({ overall: 'very-good' }),
      respondent: 'guardian',
      language: 'en',
    });
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ receipt: expect.stringMatching(/^[0-9A-F]{4}-[0-9A-F]{4}$/) });
    const invitation = await stored();
    expect(Object.keys(invitation?.answers ?? {})).toEqual(['prem']);
    expect(invitation?.answers?.prem).toMatchObject({
      answeredAt: '2026-03-01T10:00:00Z',
      respondent: 'guardian',
      mode: 'web',
      language: 'en',
      wording: 'prem-en-visit-1',
    });
    const { forms } = (await (await world.app.request(`/api/survey/${code}`)).json()) as { forms: object[] };
    expect(forms).toContainEqual({ id: 'prem', answered: true });
  });

  it('stores the numbers of FaCE and FDI as they were sent, also when items are left out', async () => {
    const { code, stored } = await world.invite();
    const values = { side: 'left', '1': 2, '15': 5 };
    expect((await world.put(code, 'face', { ...premAnswer(), values })).status).toBe(201);
    expect((await world.put(code, 'fdi', { ...premAnswer(), values: { '1': 0, '6': 6 } })).status).toBe(201);
    const answers = (await stored())?.answers;
    expect(answers?.face?.values).toEqual(values);
    expect(answers?.fdi?.values).toEqual({ '1': 0, '6': 6 });
  });

  it('gives the same receipt when the same submission comes again, in any order of its values', async () => {
    const { code } = await world.invite();
    const sent = { ...premAnswer(), values: { '1': 3, '2': 4 } };
    const first = await world.put(code, 'face', sent);
    const again = await world.put(code, 'face', { ...sent, values: { '2': 4, '1': 3 } });
    expect([first.status, again.status]).toEqual([201, 200]);
    expect(await again.json()).toEqual(await first.json());
  });

  it.each([{ language: 'en' }, { respondent: 'guardian' }])(
    'knows a submission by its id and values alone, and keeps what came first (%o)',
    async (change) => {
      const { code, stored } = await world.invite();
      const sent = premAnswer();
      const first = await world.put(code, 'prem', sent);
      const before = await stored();
      const again = await world.put(code, 'prem', { ...sent, ...change });
      expect([first.status, again.status]).toEqual([201, 200]);
      expect(await again.json()).toEqual(await first.json());
      expect(await stored()).toEqual(before);
    },
  );

  it('says so for a repeated submission even after the link has closed', async () => {
    const { code, reference } = await world.invite();
    const sent = premAnswer();
    await world.put(code, 'prem', sent);
    await withdrawInvitation(world.table, unit, reference, 'i1', entry({ at: '2026-03-01T10:00:00Z' }));
    expect((await world.put(code, 'prem', sent)).status).toBe(200);
    await problem(await world.put(code, 'prem', premAnswer()), 410);
  });

  it.each([
    ['another submission with the same values', (sent: object) => ({ ...sent, submission: newSubmission() })],
    ['the same submission with other values', (sent: object) => ({ ...sent, values: { overall: 'poor' } })],
    ['values that are none', (sent: object) => ({ ...sent, values: { overall: 'splendid' } })],
  ])('answers 409 in one and the same way to %s', async (_, change) => {
    const { code, stored } = await world.invite();
    const sent = premAnswer();
    await world.put(code, 'prem', sent);
    const before = await stored();
    const body = await problem(await world.put(code, 'prem', change(sent)), 409);
    expect(body.detail).toBe('Formuläret är redan besvarat.');
    expect(await stored()).toEqual(before);
  });

  it('answers 409 to a form that staff have typed in from paper', async () => {
    const { code, reference } = await world.invite();
    await world.typeIn(reference);
    await problem(await world.put(code, 'prem', premAnswer()), 409);
  });

  it('lets one of two phones win when both answer at once', async () => {
    const { code } = await world.invite();
    const sent = Array.from({ length: 6 }, () => premAnswer());
    const statuses = await Promise.all(sent.map(async (one) => (await world.put(code, 'prem', one)).status));
    expect(statuses.filter((status) => status === 201)).toHaveLength(1);
    expect(statuses.filter((status) => status === 409)).toHaveLength(5);
  });

  it('stores once when the same submission arrives many times at once', async () => {
    const { code } = await world.invite();
    const sent = premAnswer();
    const responses = await Promise.all(Array.from({ length: 6 }, () => world.put(code, 'prem', sent)));
    const statuses = responses.map((response) => response.status).sort();
    expect(statuses).toEqual([200, 200, 200, 200, 200, 201]);
    const receipts = await Promise.all(
      responses.map(async (response) => JSON.stringify(await response.json())),
    );
    expect(new Set(receipts).size).toBe(1);
  });

  it('answers 404 to a form that was not sent, and to a wrong code', async () => {
    const { code } = await world.invite({ forms: ['prem'] });
    await problem(await world.put(code, 'face', { ...premAnswer(), values: { '1': 1 } }), 404);
    await problem(await world.put(code, 'sunnybrook', premAnswer()), 404);
    await problem(await world.put('0000000000000000', 'prem', premAnswer()), 404);
  });
});

describe('bad input', () => {
  it.each([
    ['a submission that is missing', { submission: undefined }, 'submission'],
    ['a submission of too few base64url bits', { submission: 'Zm9vYmFyYmF6cXV' }, 'submission'],
    ['a submission of too few hex bits', { submission: '0123456789abcdef01234ab' }, 'submission'],
    ['a submission with other characters', { submission: 'abcdefgh+/=====ijklmnop' }, 'submission'],
    ['a submission without end', { submission: 'x'.repeat(129) }, 'submission'],
    ['an unknown respondent', { respondent: 'neighbour' }, 'respondent'],
    ['a language the form has no words in', { language: 'tlh' }, 'language'],
    ['no answer to a required question', { values: {} }, 'values.overall'],
    ['an unknown value', { values: { overall: 'splendid' } }, 'values.overall'],
    ['an unknown item', { values: { overall: 'good', more: 1 } }, 'values.more'],
    ['values that are no object', { values: 'good' }, 'values'],
    ['an unknown field', { name: 'Kim' }, 'name'],
  ])('is refused with what is at fault: %s', async (_, change, path) => {
    const { code, stored } = await world.invite();
    const body = await problem(await world.put(code, 'prem', { ...premAnswer(), ...change }), 422);
    expect(body.errors?.map((error) => error.path)).toContain(path);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it.each([
    ['a number out of range', 'face', { '1': 6 }, 'values.1'],
    ['a number as text', 'face', { '1': '3' }, 'values.1'],
    ['no answer at all', 'face', {}, 'values'],
    ['only the unscored side', 'face', { side: 'left' }, 'values'],
    ['zero for a social item', 'fdi', { '6': 0 }, 'values.6'],
    ['six for a physical item', 'fdi', { '1': 6 }, 'values.1'],
  ])('is refused in the scored forms: %s', async (_, form, values, path) => {
    const { code } = await world.invite();
    const body = await problem(await world.put(code, form, { ...premAnswer(), values }), 422);
    expect(body.errors?.map((error) => error.path)).toContain(path);
  });

  it.each(['{', '', '{"submission":', 'undefined'])('is 400 where it is no JSON: %j', async (text) => {
    const { code } = await world.invite();
    await problem(await world.put(code, 'prem', text), 400);
  });

  it('is 400 where it is no UTF-8', async () => {
    const { code, stored } = await world.invite();
    const [before = '', after = ''] = JSON.stringify(premAnswer()).split('patient');
    const response = await world.app.request(`/api/survey/${code}/prem`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: Buffer.concat([Buffer.from(before), Buffer.of(0xe5), Buffer.from(after)]),
    });
    expect((await problem(response, 400)).detail).toContain('UTF-8');
    expect((await stored())?.answers).toBeUndefined();
  });

  it.each(['null', '[]', '"prem"', '1'])('is 422 where it is JSON of another kind: %s', async (text) => {
    const { code } = await world.invite();
    await problem(await world.put(code, 'prem', text), 422);
  });

  it.each(['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', ''])(
    'is 415 where it comes as %j',
    async (type) => {
      const { code } = await world.invite();
      const response = await world.put(code, 'prem', premAnswer(), { 'Content-Type': type });
      await problem(response, 415);
    },
  );

  it('is 413 where it is larger than any form, also when it does not say how large', async () => {
    const { code, stored } = await world.invite();
    const large = JSON.stringify({ ...premAnswer(), more: 'x'.repeat(20_000) });
    const said = await world.put(code, 'prem', large, { 'Content-Length': String(large.length) });
    await problem(said, 413);
    const stream = new Blob([large]).stream();
    const response = await world.app.request(`/api/survey/${code}/prem`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json' },
      body: stream,
      duplex: 'half',
    } as RequestInit);
    await problem(response, 413);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it('is 404 as a problem at an address that is not there, whatever the method', async () => {
    await problem(await world.app.request('/api/nothing'), 404);
    await problem(await world.app.request('/api/survey'), 404);
    const { code } = await world.invite();
    for (const method of ['DELETE', 'PATCH', 'OPTIONS']) {
      const body = method === 'OPTIONS' ? null : new Blob(['{}']).stream();
      const asked = { method, body, duplex: 'half' } as RequestInit;
      await problem(await world.app.request(`/api/survey/${code}`, asked), 404);
      expect((await world.app.request(`/e/${code}`, asked)).status).toBe(404);
    }
  });

  it('answers an unexpected error with an id and nothing of the inside', async () => {
    const broken = await surveyWorld({
      now: () => {
        throw new Error('secret inside');
      },
    });
    const { code } = await broken.invite();
    const response = await broken.app.request(`/api/survey/${code}`);
    const body = await problem(response, 500);
    expect(JSON.stringify(body)).not.toContain('secret');
    expect(body).toHaveProperty('id');
    const page = await broken.app.request(`/e/${code}`);
    expect(page.status).toBe(500);
    expect(await page.text()).not.toContain('secret');
  });
});

describe('the log', () => {
  it('never holds a code, whatever goes wrong', async () => {
    const lines: string[] = [];
    const writes = [process.stdout, process.stderr].map((stream) =>
      vi.spyOn(stream, 'write').mockImplementation((line) => lines.push(String(line)) > 0),
    );
    try {
      const { code } = await world.invite();
      const broken = await surveyWorld({
        now: () => {
          throw new Error(`failed at /e/${code}`);
        },
      });
      const opened = await broken.invite();
      for (const path of [opened.code, code]) {
        await broken.app.request(`/e/${path}`);
        await broken.app.request(`/api/survey/${path}`);
        await broken.put(path, 'prem', premAnswer());
        await broken.post(`/e/${path}/prem`, { respondent: 'patient' });
      }
      expect(lines.join('')).toContain('"event":"unexpected"');
      for (const secret of [code, opened.code]) expect(lines.join('')).not.toContain(secret);
    } finally {
      for (const write of writes) write.mockRestore();
    }
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
