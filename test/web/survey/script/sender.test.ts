import { afterEach, describe, expect, it, vi } from 'vitest';
import { send } from '../../../../web/survey/script/sender.ts';

const answered = (response: Response | (() => Promise<Response>)) =>
  vi.stubGlobal('fetch', typeof response === 'function' ? response : async () => response);
const outcome = () => send('/api/survey/x/face', '{}');

afterEach(() => {
  vi.useRealTimers();
});

describe('a form that was sent', () => {
  it.each([200, 201])('is stored when the server’s receipt has come (%d)', async (status) => {
    answered(Response.json({ receipt: 'AB12' }, { status }));
    expect(await outcome()).toEqual({ kind: 'stored', receipt: 'AB12' });
  });

  it.each([
    [409, 'taken'],
    [404, 'closed'],
    [410, 'closed'],
    [400, 'refused'],
    [413, 'refused'],
    [415, 'refused'],
    [422, 'refused'],
  ])('%d: %s', async (status, kind) => {
    answered(Response.json({ receipt: 'not one' }, { status }));
    expect(await outcome()).toEqual({ kind });
  });

  it.each<[string, Response]>([
    ['the sign-in page of a network answered', new Response('<h1>Välkommen till vårt wifi</h1>')],
    ['something answered that is no receipt', Response.json({ receipt: 12 })],
    ['the server had a fault', Response.json({}, { status: 500 })],
    ['a gateway had one', new Response('Bad gateway', { status: 502 })],
  ])('is sent again when %s', async (_, response) => {
    answered(response);
    expect(await outcome()).toEqual({ kind: 'waiting', seconds: 0 });
  });

  it('is sent again when the server allows it', async () => {
    answered(new Response(null, { status: 429, headers: { 'Retry-After': '120' } }));
    expect(await outcome()).toEqual({ kind: 'waiting', seconds: 120 });
  });

  it('is sent again when there was no network, or no answer came', async () => {
    answered(async () => Promise.reject(new TypeError('Failed to fetch')));
    expect(await outcome()).toEqual({ kind: 'waiting', seconds: 0, unreached: true });

    vi.useFakeTimers();
    vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
      const { promise, reject } = Promise.withResolvers<Response>();
      signal.addEventListener('abort', () => reject(signal.reason));
      return promise;
    });
    const dead = outcome();
    await vi.advanceTimersByTimeAsync(20_000);
    expect(await dead).toEqual({ kind: 'waiting', seconds: 0, unreached: true });
  });
});
