import * as z from 'zod';
import { json, type Operation, Patient, portal, survey } from './openapi-operations.ts';

const schemaOf = (schema: z.ZodType) => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return rest;
};

const problem = (status: number) => [
  String(status),
  {
    description: 'A problem',
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  },
];

function described(path: string, operation: Operation) {
  const { summary, query, body, bodyTypes = body ? [json] : [], answer, problems = [], open } = operation;
  const names = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name);
  const inPath = names.map((name) => ({ name, in: 'path', required: true, schema: { type: 'string' } }));
  const inQuery = Object.entries(query?.shape ?? {}).map(([name, schema]) => ({
    name,
    in: 'query',
    required: false,
    schema: schemaOf(schema as z.ZodType),
  }));
  const statuses = new Set([
    ...(open ? [] : [401, 403]),
    ...(names.length > 0 ? [404] : []),
    ...(bodyTypes.length > 0 ? [400, 413, 415, 422] : []),
    ...problems,
  ]);
  const [status, description, type] = answer;
  const content = Object.fromEntries(bodyTypes.map((one) => [one, { schema: body ? schemaOf(body) : {} }]));
  return {
    summary,
    ...(open ? { security: [] } : {}),
    parameters: [...inPath, ...inQuery],
    ...(bodyTypes.length > 0 ? { requestBody: { required: true, content } } : {}),
    responses: Object.fromEntries([
      [String(status), { description, ...(type ? { content: { [type]: { schema: {} } } } : {}) }],
      ...[...statuses].sort().map(problem),
    ]),
  };
}

function pathsOf(operations: Readonly<Record<string, Operation>>, base: string) {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [call, operation] of Object.entries(operations)) {
    const [method = '', path = ''] = call.split(' ');
    paths[base + path] = { ...paths[base + path], [method.toLowerCase()]: described(path, operation) };
  }
  return paths;
}

const Problem = {
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string', description: 'A Swedish sentence for people' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        required: ['path', 'message'],
        properties: { path: { type: 'string' }, message: { type: 'string' } },
      },
    },
    current: { description: 'After a conflict: what is stored now' },
    id: { type: 'string', description: 'An unexpected error’s name in the log' },
  },
};

/** The description of everything that is served, as OpenAPI. */
export const openapi = (publicUrl: string) => ({
  openapi: '3.1.0',
  info: { title: 'Follow-up of national highly specialised care', version: '1' },
  servers: [{ url: publicUrl }],
  security: [{ bearer: [] }],
  paths: { ...pathsOf(portal, '/api/portal'), ...pathsOf(survey, '') },
  components: {
    securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    schemas: { Problem, Patient: schemaOf(Patient) },
  },
});
