import { expect, it } from 'vitest';
import * as z from 'zod';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { portalWorld } from '../../support/portal.ts';
import { workedExample } from '../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';
const area = areas.findIndex(({ units }) => units.some(({ id }) => id === 'sahlgrenska'));
const world = await portalWorld();
const { components, paths } = await (await world.ask(null, '/openapi.json')).json();
const described = z.fromJSONSchema(components.schemas.GivenPatient.anyOf[area]);

type Part = Record<string | number, unknown>;
type Place = readonly (string | number)[];

/** Every field of the example, at any depth; which questions a form needs is the form's own rule. */
const fieldsIn = (part: unknown, at: Place = []): Place[] =>
  typeof part !== 'object' || part === null || at.at(-1) === 'values'
    ? []
    : Object.entries(part).flatMap(([name, value]) => {
        const place = [...at, Array.isArray(part) ? Number(name) : name];
        return [...(Array.isArray(part) ? [] : [place]), ...fieldsIn(value, place)];
      });

/** The example, stored before, without one field. */
function without(place: Place): Part {
  const line: Part = workedExample();
  const holder = place.slice(0, -1).reduce<Part>((part, name) => part[name] as Part, line);
  delete holder[place.at(-1) ?? ''];
  return line;
}

it('is the description of what an import takes', () => {
  const { content } = paths['/api/portal/import'].post.requestBody;
  expect(JSON.stringify(content['application/x-ndjson'])).toContain('GivenPatient');
});

it('allows a stored patient’s line to leave out just what the API does', async () => {
  await world.importLines(staff, [workedExample()]);
  const places = fieldsIn(workedExample());
  expect(places.length).toBeGreaterThan(50);
  const allowed = places.filter((place) => described.safeParse(without(place)).success);
  const taken = await Promise.all(
    places.map(async (place) => {
      const { body } = await world.importLines(staff, [without(place)], '?dryRun=true');
      return body.rejected.length === 0;
    }),
  );
  expect(allowed.map((place) => place.join('.'))).toEqual(
    places.filter((_, index) => taken[index]).map((place) => place.join('.')),
  );
});
