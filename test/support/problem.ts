import { expect } from 'vitest';

/** Claims that the response is a problem (RFC 9457) with this status, and returns it. */
export async function problem(response: Response, status: number) {
  expect(response.status).toBe(status);
  expect(response.headers.get('Content-Type')).toBe('application/problem+json');
  const body = (await response.json()) as {
    status: number;
    title: string;
    detail: string;
    errors?: { path: string; message: string }[];
  };
  expect(body).toMatchObject({ status, type: 'about:blank' });
  expect(body.detail).not.toBe('');
  return body;
}
