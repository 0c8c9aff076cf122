import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { portalWorld } from '../../support/portal.ts';

const world = await portalWorld();
const response = await world.ask(null, '/openapi.json');
const description = await response.json();

/** Every call that the portal's API answers, as OpenAPI writes it. */
const calls = world.app.routes
  .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
  .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);

type Kind = { properties: { kind: { const: string } } };

describe('the description of the API', () => {
  it('is there for anyone', () => {
    expect(response.status).toBe(200);
    expect(description).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://nhv.test' }] });
  });

  it('has every call that is served, and no other', () => {
    const described = Object.entries<object>(description.paths)
      .filter(([path]) => path.startsWith('/api/portal/'))
      .flatMap(([path, methods]) => Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`));
    expect(described.sort()).toEqual([...new Set(calls)].sort());
  });

  it('refers only to what is in it', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, at = '']) => at,
    );
    expect(references.length).toBeGreaterThan(calls.length);
    for (const reference of references) {
      const [root, path = ''] = reference.split(/\/(.*)/);
      expect(root).toBe('#');
      const found = path.split('/').reduce((part, name) => part?.[name], description);
      expect(found).toBeDefined();
    }
  });

  it('says what a patient is, in each area, with the values that there are', () => {
    const { anyOf } = description.components.schemas.Patient;
    expect(anyOf).toHaveLength(areas.length);
    for (const [index, { properties, additionalProperties }] of anyOf.entries()) {
      expect(additionalProperties).toBe(false);
      expect(properties.homeRegion.enum).toContain('not-registered');
      const kinds = properties.treatments.items.oneOf.map((kind: Kind) => kind.properties.kind.const);
      expect(kinds).toEqual(areas[index]?.treatmentKinds.map(({ id }) => id));
    }
  });

  it('says in every answer what it holds', () => {
    for (const { responses } of Object.values<Record<string, { responses: object }>>(
      description.paths,
    ).flatMap((methods) => Object.values(methods))) {
      for (const [status, { content }] of Object.entries<{ content?: object }>(responses as never)) {
        expect([status, content !== undefined]).toEqual([status, !['204', '303'].includes(status)]);
      }
    }
  });
});
