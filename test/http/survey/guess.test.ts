import { describe, expect, it } from 'vitest';
import { guessLimit } from '../../../functions/http/survey/guess.ts';
import { surveyWorld } from '../../support/survey-world.ts';

const at = (seconds: number) => new Date(Date.UTC(2026, 0, 1) + seconds * 1000);
const rules = { slips: 0, perAddress: 3, total: 5, windowSeconds: 60 };

describe('the limit on guessing', () => {
  it('lets an address be wrong a few times, then asks it to wait until its first has left the window', () => {
    const guess = guessLimit(rules);
    const waits = [0, 10, 20, 30].map((seconds) => guess.wrong('a', at(seconds)));
    expect(waits).toEqual([null, null, null, 30]);
  });

  it('forgets tries that have left the window', () => {
    const guess = guessLimit(rules);
    for (const seconds of [0, 1, 2]) guess.wrong('a', at(seconds));
    expect(guess.wrong('a', at(61.5))).toBeNull();
  });

  it('makes a continued guesser wait again', () => {
    const guess = guessLimit(rules);
    const waits = Array.from({ length: 200 }, (_, second) => guess.wrong('a', at(second)));
    expect(waits.slice(3).every((wait) => wait !== null && wait > 0 && wait <= 60)).toBe(true);
  });

  it('never refuses the first slips of an address, however many others guess', () => {
    const guess = guessLimit({ ...rules, slips: 2 });
    for (const address of 'abcdefgh') guess.wrong(address, at(0));
    expect(['new', 'new', 'new'].map((address) => guess.wrong(address, at(0)))).toEqual([null, null, 60]);
  });

  it('counts addresses apart, and all of them together', () => {
    const guess = guessLimit(rules);
    expect(['a', 'b', 'c', 'd', 'e', 'f'].map((address) => guess.wrong(address, at(0)))).toEqual([
      null,
      null,
      null,
      null,
      null,
      60,
    ]);
  });
});

describe('guessing codes', () => {
  it('is answered 429 with when to try again, while a right code is always served', async () => {
    const world = await surveyWorld({ guess: rules });
    const { code } = await world.invite();
    const statuses: number[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      statuses.push((await world.app.request(`/e/000000000000000${tries}`)).status);
    }
    expect(statuses).toEqual([404, 404, 404, 429, 429, 429]);
    const page = await world.app.request('/e/0000000000000009');
    expect(Number(page.headers.get('Retry-After'))).toBeGreaterThan(0);
    expect(await page.text()).toContain('En rätt kod fungerar även nu.');
    for (const request of [
      world.app.request('/api/survey/0000000000000009'),
      world.app.request('/api/survey/0000000000000009/opened', { method: 'POST' }),
      world.put('0000000000000009', 'prem', {}),
    ]) {
      const response = await request;
      expect(response.status).toBe(429);
      expect(response.headers.get('Content-Type')).toBe('application/problem+json');
      expect(Number(response.headers.get('Retry-After'))).toBeGreaterThan(0);
    }
    expect((await world.app.request(`/e/${code}`)).status).toBe(200);
    expect((await world.app.request(`/api/survey/${code}`)).status).toBe(200);
  });

  it('does not lock out other addresses', async () => {
    const world = await surveyWorld({ guess: { ...rules, total: 100 } });
    for (let tries = 0; tries < 6; tries += 1) await world.app.request('/e/0000000000000000');
    const other = await world.app.request('/e/0000000000000000', {
      headers: { 'x-test-address': '192.0.2.2' },
    });
    expect(other.status).toBe(404);
  });
});
