import { beforeAll, describe, expect, it, vi } from 'vitest';
import { problem } from '../../support/problem.ts';
import { premAnswer, surveyWorld } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
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
    ['an unknown field that is null', { name: null }, 'name'],
    ['an unknown item that is null', { values: { overall: 'good', zz: null } }, 'values.zz'],
  ])('is refused with what is at fault: %s', async (_, change, path) => {
    const { code, stored } = await world.invite();
    const body = await problem(await world.put(code, 'prem', { ...premAnswer(), ...change }), 422);
    expect(body.errors?.map((error) => error.path)).toContain(path);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it.each([
    ['submission', { toString: 1 }],
    ['submission', [{ toString: 1 }]],
    ['language', { toString: null, valueOf: null }],
    ['language', [{ toString: 1 }]],
    ['wording', { toString: {} }],
    ['wording', [[{ toString: 'x' }]]],
  ])(
    'is refused also where it cannot become a text, and is 409 after an answer: %s %j',
    async (field, value) => {
      const { code } = await world.invite();
      const good = { ...premAnswer(), values: { '1': 2 } };
      const body = await problem(await world.put(code, 'face', { ...good, [field]: value }), 422);
      expect(body.errors?.map(({ path }) => path).join()).toContain(field);
      expect((await world.put(code, 'face', good)).status).toBe(201);
      await problem(await world.put(code, 'face', { ...good, [field]: value }), 409);
    },
  );

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

  it('is 413 where it says that it is larger, and is then not read', async () => {
    const { code } = await world.invite();
    for (const [method, path, type] of [
      ['PUT', `/api/survey/${code}/prem`, 'application/json'],
      ['POST', `/e/${code}/prem`, 'application/x-www-form-urlencoded'],
      ['POST', '/', 'application/x-www-form-urlencoded'],
    ] as const) {
      const body = new ReadableStream(
        {
          pull: () => {
            throw new Error('the body is read');
          },
        },
        { highWaterMark: 0 },
      );
      const headers = { 'Content-Type': type, 'Content-Length': '16385' };
      const asked = { method, headers, body, duplex: 'half' } as RequestInit;
      await problem(await world.app.request(path, asked), 413);
    }
  });

  it('is 404 as a problem at an address that is not there, whatever the method', async () => {
    for (const method of ['GET', 'DELETE', 'PATCH', 'OPTIONS']) {
      await problem(await world.app.request('/api/nothing', { method }), 404);
      await problem(await world.app.request('/api/survey', { method }), 404);
    }
  });

  it.each([
    ['/api/survey/CODE', ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'], 'GET, HEAD'],
    ['/api/survey/CODE/prem', ['GET', 'HEAD', 'DELETE', 'POST'], 'PUT'],
    ['/api/survey/CODE/opened', ['GET', 'DELETE'], 'POST, PUT'],
    ['/e/CODE', ['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'POST'], 'GET, HEAD'],
    ['/e/CODE/prem', ['PUT', 'DELETE'], 'GET, HEAD, POST'],
    ['/', ['PUT', 'DELETE'], 'GET, HEAD, POST'],
  ])('is 405 at %s with the methods %j', async (path, methods, allow) => {
    const { code, stored } = await world.invite();
    for (const method of methods) {
      const asked = { method, ...(method === 'PUT' && { body: JSON.stringify(premAnswer()) }) };
      const response = await world.app.request(path.replace('CODE', code), asked);
      expect([method, response.status, response.headers.get('Allow')]).toEqual([method, 405, allow]);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(response.headers.get('Content-Security-Policy')).toContain("default-src 'none'");
    }
    expect(await stored()).not.toHaveProperty('openedAt');
  });

  it('is 404 for an unknown code with a method that its address takes', async () => {
    const unknown = '0000000000000000';
    expect((await world.app.request(`/e/${unknown}`)).status).toBe(404);
    expect((await world.post(`/e/${unknown}/prem`, {})).status).toBe(404);
    await problem(await world.app.request(`/api/survey/${unknown}`), 404);
  });

  it('answers an unexpected error with an id and no inner details', async () => {
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
