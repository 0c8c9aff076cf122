import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { areas } from '../../domain/areas/areas.ts';
import { fhirJson } from '../../exchange/fhir/canonical.ts';
import { Problem } from '../problem.ts';
import { type Content, idempotencyHeader, type PerArea, saidOf } from './described.ts';

/** A Hono app's routes, in the order in which they are tried; a route may have several handlers. */
type App = { routes: readonly { method: string; path: string; handler: object }[] };

type JsonSchema = Record<string, unknown>;

/** The encoding, in a path, of names from other systems (domain/path-name.ts). */
const escaped =
  'Where it is more than letters, digits, hyphens, underscores and single dots, or only a dot: UTF-8, escaped as percent-encoding but with `~` in place of `%`, so that `..` is `~2E~2E` and `2026/17` is `2026~2F17`';

const reference = (id: string) => ({ $ref: `#/components/schemas/${id}` });

/** Removes the marks of a standalone document from a schema. */
function plain({ $schema: _, $id: __, id: ___, ...schema }: JsonSchema): JsonSchema {
  return schema;
}

/** Collects the schemas of the calls, each under its id. */
function namedSchemas() {
  const unions = new Map<PerArea, z.ZodType>();
  const schemaOf = (schema: z.ZodType | PerArea): z.ZodType => {
    if (!('of' in schema)) return schema;
    const union = unions.get(schema) ?? z.union(areas.map(schema.of)).meta({ id: schema.id });
    unions.set(schema, union);
    return union;
  };
  return {
    /** @throws Error when a body has no name: each is described exactly once */
    contentOf(content: Content): JsonSchema {
      const entries = Object.entries(content).map(([type, given]) => {
        const id = given && schemaOf(given).meta()?.id;
        if (given && !id) throw new Error(`a body of ${type} has no name`);
        return [type, { schema: id ? reference(id) : {} }];
      });
      return entries.length > 0 ? { content: Object.fromEntries(entries) } : {};
    },
    /** Returns every schema that has an id. */
    components(): Record<string, JsonSchema> {
      const { schemas } = z.toJSONSchema(z.globalRegistry, {
        uri: (id) => reference(id).$ref,
        io: 'input',
        unrepresentable: 'any',
      });
      return Object.fromEntries(Object.entries(schemas).map(([id, schema]) => [id, plain(schema)]));
    },
  };
}

const idempotencyKey = {
  name: idempotencyHeader,
  in: 'header',
  required: false,
  description:
    'A text of the client’s own, new for each creation. Sent again by the same user within 24 hours, the request creates nothing more and gets the same answer; with another body it is refused (422). Of two at the same time one creates, and both get its answer. Only what was created is remembered: after a refusal the key is free. A repeat for a patient who has been deleted since is 404',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
};

function parametersOf(path: string, query: z.ZodType | undefined): JsonSchema[] {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    ...(name === 'reference' || name === 'key' ? { description: escaped } : {}),
    schema: { type: 'string' },
  }));
  const shape = query instanceof z.ZodObject ? query.shape : {};
  const inQuery = Object.entries(shape).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: plain(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' })),
  }));
  return [...inPath, ...inQuery];
}

/**
 * Writes the OpenAPI description of the apps' routes, without servers.
 * @throws Error when a described body has no name
 */
export function openapi(apps: readonly App[]) {
  const { contentOf, components } = namedSchemas();
  const problem = contentOf({ 'application/problem+json': Problem });
  const pageOrProblem = contentOf({ 'text/html': null, 'application/problem+json': Problem });
  const outcome = contentOf({ [fhirJson]: null });

  function callOf(path: string, handlers: readonly object[]): JsonSchema | undefined {
    const said = saidOf(handlers);
    if (!said.operation) return undefined;
    const { summary, body = said.body && { 'application/json': said.body }, ...rest } = said.operation();
    const parameters = [...parametersOf(path, said.query), ...(rest.once ? [idempotencyKey] : [])];
    const refusals = new Set([
      ...(rest.open ? [] : [401, 403]),
      ...(path.includes('{') ? [404] : []),
      ...(said.query ? [422] : []),
      ...(rest.once ? [400, 422] : []),
      ...(body ? [400, 413, 415, 422] : []),
      ...(rest.problems ?? []),
    ]);
    const refusal = rest.page ? pageOrProblem : rest.fhir ? outcome : problem;
    const answers = [
      ...Object.entries(rest.answers).map(([status, content]) => [status, contentOf(content)] as const),
      ...[...refusals].sort().map((status) => [String(status), refusal] as const),
    ].map(([status, content]) => [status, { description: STATUS_CODES[status] ?? '', ...content }]);
    return {
      summary,
      ...(rest.open ? { security: [] } : {}),
      parameters,
      ...(body ? { requestBody: { required: true, ...contentOf(body) } } : {}),
      responses: Object.fromEntries(answers),
    };
  }

  const paths: Record<string, JsonSchema> = {};
  const routes = apps.flatMap((app) => app.routes);
  for (const [call, handlers] of Map.groupBy(routes, ({ method, path }) => `${method} ${path}`)) {
    const [method = '', route = ''] = call.split(' ');
    const path = route.replace(/:(\w+)/g, '{$1}');
    const operation = callOf(
      path,
      handlers.map(({ handler }) => handler),
    );
    if (operation) paths[path] = { ...paths[path], [method.toLowerCase()]: operation };
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Follow-up of national highly specialised care', version: '1' },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: components(),
    },
  };
}
