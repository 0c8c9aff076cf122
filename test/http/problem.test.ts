import { describe, expect, it, vi } from 'vitest';
import { Failed } from '../../functions/domain/failure.ts';
import { problemResponse } from '../../functions/http/problem.ts';
import { portalWorld } from '../support/portal.ts';

describe('an unexpected error', () => {
  it('is answered with an id and no inner details, and logged without its message', async () => {
    const written: string[] = [];
    const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => {
      written.push(String(text));
      return true;
    });
    const response = problemResponse(new TypeError('the secret of SU-0001'), 'abc123');
    write.mockRestore();
    expect(response.status).toBe(500);
    const text = await response.text();
    expect(JSON.parse(text)).toMatchObject({
      status: 500,
      id: 'abc123',
      detail: expect.stringContaining('abc123'),
    });
    expect(text).not.toMatch(/secret|TypeError/);
    const line = JSON.parse(written.join(''));
    expect(line).toMatchObject({ event: 'unexpected', id: 'abc123', name: 'TypeError' });
    expect(line.at[0]).toContain('problem.test.ts');
    expect(written.join('')).not.toContain('secret');
  });

  it('in a route is a 500 too', async () => {
    const broken = await portalWorld({
      now: () => {
        throw new Error('no clock');
      },
    });
    const write = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
    const response = await broken.ask('admin', '/session');
    write.mockRestore();
    expect(response.status).toBe(500);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    expect(await response.text()).not.toContain('no clock');
  });
});

describe('an expected failure', () => {
  it.each([
    [{ kind: 'malformed', detail: 'x' }, 400],
    [{ kind: 'unauthenticated' }, 401],
    [{ kind: 'forbidden' }, 403],
    [{ kind: 'not-found', what: 'patient' }, 404],
    [{ kind: 'wrong-method', allowed: ['GET', 'HEAD'] }, 405],
    [{ kind: 'conflict', why: 'answered' }, 409],
    [{ kind: 'gone', reason: 'expired' }, 410],
    [{ kind: 'too-large', limit: 4 * 1024 * 1024 }, 413],
    [{ kind: 'unsupported-type', expected: 'x' }, 415],
    [{ kind: 'unsupported-encoding' }, 415],
    [{ kind: 'invalid', errors: [{ path: 'a', message: 'b' }] }, 422],
    [{ kind: 'too-many', retryAfterSeconds: 7 }, 429],
  ] as const)('has its status: %o', async (failure, status) => {
    const response = problemResponse(new Failed(failure as Failed['failure']), 'id');
    expect(response.status).toBe(status);
    const problem = await response.json();
    expect(problem).toMatchObject({
      type: 'about:blank',
      status,
      title: expect.any(String),
      detail: expect.any(String),
    });
    expect(problem).not.toHaveProperty('id');
    expect(response.headers.get('retry-after')).toBe(status === 429 ? '7' : null);
  });
});
