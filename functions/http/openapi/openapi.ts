import { STATUS_CODES } from 'node:http';
import * as z from 'zod';
import { MeasureResult, Response } from '../../domain/measure/measure-result.ts';
import { MemberRow } from '../portal/members.ts';
import { Problem } from '../problem.ts';
import { anything, type Content, type Operation, type Operations } from './operation.ts';
import { portal, portalSchemas } from './portal-operations.ts';
import { survey, surveySchemas } from './survey-operations.ts';

/** Every schema that has a name in the description; what is part of several is told once. */
const schemas: Readonly<Record<string, z.ZodType>> = {
  ...portalSchemas,
  ...surveySchemas,
  MeasureResult,
  MemberRow,
  Problem,
  Response,
};

const names = new Map(Object.entries(schemas).map(([name, schema]) => [schema, name]));
const reference = (name: string) => `#/components/schemas/${name}`;

type JsonSchema = Record<string, unknown>;

function components(): Record<string, JsonSchema> {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(schemas)) registry.add(schema, { id });
  const described = z.toJSONSchema(registry, { uri: reference, io: 'input', unrepresentable: 'any' });
  const plain = Object.entries(described.schemas).map(([id, schema]) => {
    const { $schema: _, $id: __, ...rest } = schema;
    return [id, rest];
  });
  return Object.fromEntries(plain);
}

/** @throws where a body has no name, so that none is described twice or not at all */
function contentOf(content: Content): JsonSchema {
  const entries = Object.entries(content).map(([type, schema]) => {
    const name = names.get(schema);
    if (name === undefined && schema !== anything) throw new Error(`a body of ${type} has no name`);
    return [type, { schema: name === undefined ? {} : { $ref: reference(name) } }];
  });
  return entries.length > 0 ? { content: Object.fromEntries(entries) } : {};
}

/** How the names that other systems give stand in a path (domain/path-name.ts). */
const escaped =
  'Where it is more than letters, digits, hyphens, underscores and single dots, or only a dot: UTF-8, escaped as percent-encoding but with `~` in place of `%`, so that `..` is `~2E~2E` and `2026/17` is `2026~2F17`';

const problem = contentOf({ 'application/problem+json': Problem });

function described(path: string, { summary, query, body, answers, problems = [], open }: Operation) {
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    ...(name === 'reference' || name === 'key' ? { description: escaped } : {}),
    schema: { type: 'string' },
  }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => {
    const { $schema: _, ...rest } = z.toJSONSchema(schema as z.ZodType, {
      io: 'input',
      unrepresentable: 'any',
    });
    return { name, in: 'query', required: false, schema: rest };
  });
  const refusals = new Set([
    ...(open ? [] : [401, 403]),
    ...(inPath.length > 0 ? [404] : []),
    ...(query ? [422] : []),
    ...(body ? [400, 413, 415, 422] : []),
    ...problems,
  ]);
  const responses = [
    ...Object.entries(answers).map(([status, content]) => [status, contentOf(content)] as const),
    ...[...refusals].sort().map((status) => [String(status), problem] as const),
  ];
  return {
    summary,
    ...(open ? { security: [] } : {}),
    parameters: [...inPath, ...inQuery],
    ...(body ? { requestBody: { required: true, ...contentOf(body) } } : {}),
    responses: Object.fromEntries(
      responses.map(([status, content]) => [status, { description: STATUS_CODES[status] ?? '', ...content }]),
    ),
  };
}

function pathsOf(operations: Operations, base: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [call, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = call.split(' ');
    paths[base + path] = { ...paths[base + path], [method.toLowerCase()]: described(path, operation) };
  }
  return paths;
}

/** The description of everything that is served, as OpenAPI. */
export const openapi = (publicUrl: string) => ({
  openapi: '3.1.0',
  info: { title: 'Follow-up of national highly specialised care', version: '1' },
  servers: [{ url: publicUrl }],
  security: [{ bearer: [] }],
  paths: { ...pathsOf(portal, '/api/portal'), ...pathsOf(survey, '') },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: components(),
  },
});
