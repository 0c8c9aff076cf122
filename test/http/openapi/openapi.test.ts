import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { portalWorld } from '../../support/portal.ts';
import { surveyWorld } from '../../support/survey-world.ts';

const world = await portalWorld();
const response = await world.ask(null, '/openapi.json');
const description = await response.json();

/** Every call that an app answers, as OpenAPI writes it. */
const callsOf = (routes: readonly { method: string; path: string }[]) =>
  routes
    .filter(({ method, path }) => method !== 'ALL' && !path.endsWith('*'))
    .map(({ method, path }) => `${method} ${path.replace(/:(\w+)/g, '{$1}')}`);

const calls = callsOf(world.app.routes);
const described = Object.entries<object>(description.paths).flatMap(([path, methods]) =>
  Object.keys(methods).map((method) => `${method.toUpperCase()} ${path}`),
);

type Kind = { properties: { kind: { const: string } } };

describe('the description of the API', () => {
  it('is there for anyone', () => {
    expect(response.status).toBe(200);
    expect(description).toMatchObject({ openapi: '3.1.0', servers: [{ url: 'https://nhv.test' }] });
  });

  it('has every call that is served, and no other', () => {
    const ofThePortal = described.filter((call) => call.includes(' /api/portal/'));
    expect(ofThePortal.sort()).toEqual([...new Set(calls)].sort());
  });

  it('has every call of the survey but the pages around a questionnaire', async () => {
    const { app } = await surveyWorld();
    const others = callsOf(app.routes).filter((call) => !described.includes(call));
    expect([...new Set(others)].sort()).toEqual([
      'GET /',
      'GET /accessibility/{unit}?',
      'GET /e/shell',
      'GET /e/sw.js',
      'GET /e/{code}/{form}',
      'GET /privacy/{unit}?',
      'POST /',
    ]);
  });

  it('describes the body of every call that has one', () => {
    for (const [path, methods] of Object.entries<Record<string, { requestBody?: object; responses: object }>>(
      description.paths,
    )) {
      for (const [method, { requestBody, responses }] of Object.entries(methods)) {
        expect([method, path, requestBody !== undefined]).toEqual([method, path, '413' in responses]);
      }
    }
  });

  it('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(description).matchAll(/"\$ref":"([^"]+)"/g)].map(
      ([, at = '']) => at,
    );
    expect(references.length).toBeGreaterThan(calls.length);
    for (const reference of references) {
      const [root, path = ''] = reference.split(/\/(.*)/);
      expect(root).toBe('#');
      const found = path.split('/').reduce((part, name) => part?.[name], description);
      expect(found, reference).toEqual(expect.any(Object));
    }
  });

  it("describes a patient of each area, with the area's own values", () => {
    const { anyOf } = description.components.schemas.Patient;
    expect(anyOf).toHaveLength(areas.length);
    for (const [index, { properties, additionalProperties }] of anyOf.entries()) {
      expect(additionalProperties).toBe(false);
      expect(properties.homeRegion.enum).toContain('not-registered');
      const kinds = properties.treatments.items.oneOf.map((kind: Kind) => kind.properties.kind.const);
      expect(kinds).toEqual(areas[index]?.treatmentKinds.map(({ id }) => id));
    }
  });

  it('describes the content of every answer', () => {
    for (const { responses } of Object.values<Record<string, { responses: object }>>(
      description.paths,
    ).flatMap((methods) => Object.values(methods))) {
      for (const [status, { content }] of Object.entries<{ content?: object }>(responses as never)) {
        expect([status, content !== undefined]).toEqual([status, !['204', '303', '304'].includes(status)]);
      }
    }
  });
});
