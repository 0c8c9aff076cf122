import { describe, expect, it } from 'vitest';
import { queryNumber } from '../../functions/http/query-number.ts';
import { portalWorld } from '../support/portal.ts';

const limit = queryNumber({ to: 200, usual: 50 });

describe('a number in a query', () => {
  it.each([
    ['1', 1],
    ['200', 200],
    ['007', 7],
    [undefined, 50],
  ])('%s is read as %s', (text, number) => {
    expect(limit.parse(text)).toBe(number);
  });

  it.each(['1e1', '0x10', '+5', ' 5', '5 ', '5.0', '-1', '', '٥', '0', '201', '9'.repeat(400)])(
    '%j is refused',
    (text) => {
      expect(limit.safeParse(text).success).toBe(false);
    },
  );
});

describe('every list that takes a number', async () => {
  const world = await portalWorld();
  const { paths } = await (await world.ask(null, '/openapi.json')).json();
  type Call = { parameters?: { name: string; in: string; schema: { type?: string } }[] };
  const lists = Object.entries<{ get?: Call }>(paths).flatMap(([path, { get }]) =>
    (get?.parameters ?? [])
      .filter((one) => one.in === 'query' && one.schema.type === 'integer')
      .map(({ name }) => [
        path
          .replace('/api/portal', '')
          .replace('{year}', '2026')
          .replace('{id}', 'T1')
          .replace(/\{.*?\}/g, 'SU-1'),
        name,
      ]),
  );

  it('is found', () => {
    expect(lists.length).toBeGreaterThan(5);
  });

  it.each(lists)('%s refuses other spellings of %s than digits, with a sentence', async (path, name) => {
    for (const text of ['1e1', '0x10', '+5', ' 5']) {
      const search = new URLSearchParams({
        [name ?? '']: text,
        ...(path?.endsWith('invitations') ? { occasion: 'new-visit' } : {}),
      });
      const response = await world.ask('staff@sahlgrenska', `${path}?${search}`);
      expect(response.status).toBe(422);
      const { errors } = await response.json();
      expect(errors).toEqual([{ path: name, message: 'Ange ett heltal, skrivet med bara siffror.' }]);
    }
  });
});
