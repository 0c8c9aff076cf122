import * as z from 'zod';
import { Failed, type Failure, InputError } from '../domain/failure.ts';
import { logUnexpected } from '../log.ts';
import { responseHeaders } from './response-headers.ts';
import { sentenceOf, toldAlike, unexpectedText } from './sentences.ts';

/** An error answer: `application/problem+json` (RFC 9457). `detail` is a Swedish sentence for people. */
export const Problem = z
  .strictObject({
    type: z.literal('about:blank'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('A Swedish sentence for people'),
    errors: z.array(InputError).optional().describe('What is wrong with what was sent'),
    sameReference: z
      .array(z.string())
      .optional()
      .describe('The patients whose references read like the new one: `sameReference=accepted` takes it in'),
    current: z
      .unknown()
      .optional()
      .describe(
        'Where someone else was faster: what is stored now, and of a patient’s record who changed it last, and when',
      ),
    id: z.string().optional().describe('An unexpected error’s name in the log'),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;

/** The status of each failure. No other file decides status codes. */
const statuses: Readonly<Record<Failure['kind'] | 'unexpected', readonly [status: number, title: string]>> = {
  malformed: [400, 'Bad Request'],
  unauthenticated: [401, 'Unauthorized'],
  'old-sign-in': [401, 'Unauthorized'],
  forbidden: [403, 'Forbidden'],
  'not-found': [404, 'Not Found'],
  'wrong-method': [405, 'Method Not Allowed'],
  'not-acceptable': [406, 'Not Acceptable'],
  conflict: [409, 'Conflict'],
  gone: [410, 'Gone'],
  'too-large': [413, 'Content Too Large'],
  'unsupported-type': [415, 'Unsupported Media Type'],
  'unsupported-encoding': [415, 'Unsupported Media Type'],
  invalid: [422, 'Unprocessable Content'],
  'too-many': [429, 'Too Many Requests'],
  unexpected: [500, 'Internal Server Error'],
};

function headersOf(failure: Failure): Record<string, string> {
  switch (failure.kind) {
    case 'unauthenticated':
      return { 'WWW-Authenticate': 'Bearer realm="portal"' };
    // Step-up authentication: RFC 9470.
    case 'old-sign-in':
      return {
        'WWW-Authenticate': `Bearer error="insufficient_user_authentication", max_age=${failure.maxAge}`,
      };
    case 'wrong-method':
      return { Allow: failure.allowed.join(', ') };
    case 'unsupported-encoding':
      return { 'Accept-Encoding': 'identity' };
    case 'too-many':
      return { 'Retry-After': String(failure.retryAfterSeconds) };
    default:
      return {};
  }
}

/** The fields for programs, beside the sentence. */
function membersOf(failure: Failure): Pick<Problem, 'errors' | 'sameReference' | 'current'> {
  switch (failure.kind) {
    case 'invalid':
      return { errors: failure.errors };
    case 'conflict':
      return {
        ...(failure.why === 'reference-alike'
          ? { sameReference: failure.references.slice(0, toldAlike) }
          : {}),
        ...(failure.current === undefined ? {} : { current: failure.current }),
      };
    default:
      return {};
  }
}

function respond(
  kind: keyof typeof statuses,
  rest: Omit<Problem, 'type' | 'title' | 'status'>,
  headers: Record<string, string> = {},
): Response {
  const [status, title] = statuses[kind];
  const problem: Problem = { type: 'about:blank', title, status, ...rest };
  return new Response(JSON.stringify(problem), {
    status,
    headers: {
      'Content-Type': 'application/problem+json',
      'Cache-Control': 'no-store',
      ...responseHeaders,
      ...headers,
    },
  });
}

/**
 * Answers a failure. An unexpected one is logged under `id` and answered with the id alone: no inner details
 * go out.
 */
export function problemResponse(error: unknown, id: string): Response {
  if (error instanceof Failed) {
    const { failure } = error;
    return respond(failure.kind, { detail: sentenceOf(failure), ...membersOf(failure) }, headersOf(failure));
  }
  logUnexpected(id, error);
  return respond('unexpected', { detail: unexpectedText(id), id });
}
