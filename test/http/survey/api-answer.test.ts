import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { withdrawInvitation } from '../../../functions/storage/patient/invitations.ts';
import { entry } from '../../support/builders.ts';
import { problem } from '../../support/problem.ts';
import { newSubmission, premAnswer, surveyWorld, unit } from '../../support/survey-world.ts';

let world: Awaited<ReturnType<typeof surveyWorld>>;
beforeAll(async () => {
  world = await surveyWorld({ guess: { slips: 0, perAddress: 1_000, total: 1_000, windowSeconds: 60 } });
});

describe('PUT /api/survey/{code}/{form}', () => {
  it('stores the form with respondent, mode, language and wording', async () => {
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

  it('changes nothing when the same answers come twice, and acknowledges no others', async () => {
    const items = ['1', '2', '3', '4', '5', '6', '7'];
    const values = fc.dictionary(fc.constantFrom(...items), fc.constantFrom(3, 4, 5), { minKeys: 1 });
    await fc.assert(
      fc.asyncProperty(values, values, async (given, other) => {
        const { code, stored } = await world.invite({ forms: ['fdi'] });
        const sent = { ...premAnswer(), values: given };
        const first = await world.put(code, 'fdi', sent);
        const before = await stored();
        const again = await world.put(code, 'fdi', sent);
        expect([first.status, again.status]).toEqual([201, 200]);
        expect(await again.json()).toEqual(await first.json());
        const third = await world.put(code, 'fdi', { ...sent, values: other });
        expect(third.status).toBe(isDeepStrictEqual({ ...given }, { ...other }) ? 200 : 409);
        expect(await stored()).toEqual(before);
      }),
      { numRuns: 12 },
    );
  });

  it('gives one receipt for a submission, whatever its values', async () => {
    const submission = newSubmission();
    const receipts: unknown[] = [];
    for (const overall of ['very-good', 'poor']) {
      const { code } = await world.invite();
      const sent = { ...premAnswer({ overall }), submission };
      receipts.push(await (await world.put(code, 'prem', sent)).json());
    }
    expect(receipts[0]).toEqual(receipts[1]);
  });

  it('is 409 once it is answered, also where a field stands twice', async () => {
    const { code, stored } = await world.invite();
    const sent = { ...premAnswer(), values: { '1': 1 } };
    const twice = JSON.stringify(sent).replace('"1":1', '"1":1,"1":2');
    await problem(await world.put(code, 'face', twice), 422);
    expect((await world.put(code, 'face', sent)).status).toBe(201);
    const before = await stored();
    await problem(await world.put(code, 'face', twice), 409);
    expect(await stored()).toEqual(before);
    expect((await world.put(code, 'face', sent)).status).toBe(200);
    await problem(await world.put('0000000000000000', 'face', twice), 404);
  });

  it.each([
    ['other values', { overall: 'poor' }],
    ['values that are none', { overall: 'splendid' }],
  ])('no longer acknowledges a submission that has come with %s', async (_, values) => {
    const { code, stored } = await world.invite();
    const sent = premAnswer();
    await world.put(code, 'prem', sent);
    const before = await stored();
    await problem(await world.put(code, 'prem', { ...sent, values }), 409);
    await problem(await world.put(code, 'prem', sent), 409);
    expect(await stored()).toEqual(before);
  });

  it('acknowledges nothing after several values are tried at once', async () => {
    const { code } = await world.invite();
    const sent = premAnswer({ overall: 'good' });
    await world.put(code, 'prem', sent);
    const guesses = ['very-good', 'fair', 'poor', 'very-poor'].map((overall) => ({
      ...sent,
      values: { overall },
    }));
    const refused = await Promise.all(
      guesses.map(async (one) => (await world.put(code, 'prem', one)).status),
    );
    expect(refused).toEqual([409, 409, 409, 409]);
    await problem(await world.put(code, 'prem', sent), 409);
  });

  it.each([{ language: 'en' }, { respondent: 'guardian' }])(
    'recognises a submission by its id and values alone, and keeps the first one (%o)',
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

  it('reports a repeated submission even after the link has closed', async () => {
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
