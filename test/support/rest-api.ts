import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import type { APIGatewayProxyEvent, APIGatewayProxyResult } from 'aws-lambda';
import { stageName } from '../../cdk/stage-name.ts';

type Sent = {
  method?: string;
  headers?: Record<string, string>;
  body?: string | Uint8Array;
  /** The address of the client. */
  address?: string;
};

const domainName = 'abcde12345.execute-api.eu-north-1.amazonaws.com';

/** The API's address without a domain: below its stage. */
export const withoutDomain = `https://${domainName}/${stageName}`;

/**
 * Makes a request as the REST API passes it to a function: the path without the stage, every body in base64,
 * since all types are binary to it (cdk/stage-name.ts), and headers with all of their values.
 */
export function restEvent(target: string, sent: Sent = {}): APIGatewayProxyEvent {
  const { method = 'GET', body, address = '192.0.2.1' } = sent;
  const { pathname, searchParams } = new URL(target, withoutDomain);
  const headers = { Host: domainName, 'X-Forwarded-Proto': 'https', ...sent.headers };
  const query = [...searchParams.keys()];
  return {
    resource: '/{proxy+}',
    path: pathname,
    httpMethod: method,
    headers,
    multiValueHeaders: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, [value]])),
    queryStringParameters: query.length > 0 ? Object.fromEntries(searchParams) : null,
    multiValueQueryStringParameters:
      query.length > 0 ? Object.fromEntries(query.map((name) => [name, searchParams.getAll(name)])) : null,
    pathParameters: { proxy: pathname.slice(1) },
    stageVariables: null,
    requestContext: {
      domainName,
      stage: stageName,
      path: `/${stageName}${pathname}`,
      httpMethod: method,
      identity: { sourceIp: address },
    } as APIGatewayProxyEvent['requestContext'],
    body: body === undefined ? null : Buffer.from(body).toString('base64'),
    isBase64Encoded: body !== undefined,
  };
}

/**
 * Makes the response that a client gets from a function's result: the API decodes base64 and changes nothing
 * else.
 */
export function received({ statusCode, multiValueHeaders, body, isBase64Encoded }: APIGatewayProxyResult) {
  const headers = new Headers();
  for (const [name, values] of Object.entries(multiValueHeaders ?? {})) {
    for (const value of values) headers.append(name, String(value));
  }
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  const unpackers: Record<string, (packed: Buffer) => Buffer> = {
    br: brotliDecompressSync,
    gzip: gunzipSync,
  };
  const unpack = unpackers[headers.get('content-encoding') ?? ''] ?? ((plain: Buffer) => plain);
  const text = () => unpack(bytes).toString('utf8');
  return { status: statusCode, headers, bytes, text, json: () => JSON.parse(text()) };
}
