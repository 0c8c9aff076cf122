import { describe, expect, it } from 'vitest';
import { asProblem, networkProblem, Problem, problemOf } from '../../../web/portal/problem.ts';

const answer = (status: number, body: string, type = 'application/problem+json') =>
  new Response(body, { status, headers: { 'content-type': type } });

describe('a failed answer', () => {
  it('carries the message of the API', async () => {
    const errors = [{ path: 'forms', message: 'Välj minst ett formulär.' }];
    const body = { title: 'Unprocessable Content', detail: 'Rätta detta.', errors, id: 'abc' };
    expect(await problemOf(answer(422, JSON.stringify(body)))).toMatchObject({
      status: 422,
      detail: 'Rätta detta.',
      errors,
      id: 'abc',
    });
  });

  it('carries the present version of the record in conflict', async () => {
    const current = { version: 2, contact: { phone: '031-342 10 00' } };
    expect((await problemOf(answer(409, JSON.stringify({ current })))).current).toEqual(current);
  });

  it.each([
    ['a page of a proxy', answer(502, '<h1>Bad Gateway</h1>', 'text/html'), 'Försök igen om en stund'],
    ['JSON that is cut short', answer(500, '{"detail":"Nå'), 'Försök igen om en stund'],
    ['nothing at all', new Response(null, { status: 403 }), 'Din roll får inte se det här'],
    ['JSON without a sentence', answer(413, '{"title":"Content Too Large"}'), 'för mycket att skicka'],
    ['an unexpected status', answer(418, '{}'), 'tog inte emot'],
    ['JSON that is not a problem', answer(500, 'null'), 'Försök igen om en stund'],
  ])('has a Swedish sentence on what to do when it is %s', async (_, response, sentence) => {
    const { status } = response;
    expect(await problemOf(response)).toMatchObject({
      status,
      detail: expect.stringContaining(sentence),
      errors: [],
    });
  });
});

describe('anything thrown', () => {
  it('stays the same when it is a problem already', () => {
    const problem = networkProblem({ holdsTyped: false });
    expect(asProblem(problem)).toBe(problem);
    expect(problem.status).toBe(0);
  });

  it('says that typed data is kept, and only when data was typed', () => {
    expect(networkProblem({ holdsTyped: true }).detail).toMatch(/Inget av det du har skrivit är borta\.$/);
    expect(networkProblem({ holdsTyped: false }).detail).not.toMatch(/skrivit/);
  });

  it('shows no internal details of a fault of the portal', () => {
    const problem = asProblem(new TypeError('x is undefined'));
    expect(problem).toBeInstanceOf(Problem);
    expect(problem.detail).toBe('Något gick fel i portalen. Ladda om sidan.');
  });
});
