import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { accessToken } from '../../functions/local/sign-in/sign-in.ts';
import { bundled, run, serve } from '../support/process.ts';
import { temporaryFolder } from '../support/temporary.ts';

let main: string;
let recount: string;
beforeAll(async () => {
  [main, recount] = await Promise.all([
    bundled('functions/local/main.ts'),
    bundled('functions/local/recount.ts'),
  ]);
});

const CLOCK = '2026-11-20T09:00:00Z';
const withDemonstration = (DATA_DIR: string) => serve(main, { DATA_DIR, DEMO: 'on', CLOCK });

/** The code of the questionnaire to try, as the server prints it. */
const codeIn = (said: string) => /\/e\/([0-9A-Z-]{19})/.exec(said)?.[1] ?? '';

async function p1(origin: string) {
  const token = await accessToken(origin, 'staff@sahlgrenska');
  const response = await fetch(`${origin}/api/portal/measures/2026`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { measures } = (await response.json()) as {
    measures: { id: string; responseRate: { answered: number; sent: number } }[];
  };
  return measures.find(({ id }) => id === 'P1');
}

const answer = (origin: string, code: string) =>
  fetch(`${origin}/api/survey/${code}/prem`, {
    method: 'PUT',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      submission: '00112233445566778899aabbccddeeff',
      respondent: 'patient',
      language: 'sv',
      values: { overall: 'very-good' },
    }),
  });

describe('the demonstration', () => {
  it('can be answered from the printed link, and the counted answer and its receipt survive kill -9', async () => {
    const DATA_DIR = temporaryFolder();
    const first = await withDemonstration(DATA_DIR);
    const code = codeIn(first.said);
    expect((await fetch(`${first.origin}/e/${code}`)).status).toBe(200);
    const before = (await p1(first.origin))?.responseRate.answered ?? Number.NaN;
    const stored = await answer(first.origin, code);
    expect(stored.status).toBe(201);
    const { receipt } = (await stored.json()) as { receipt: string };
    await first.stop('SIGKILL');

    const second = await withDemonstration(DATA_DIR);
    expect(codeIn(second.said)).toBe(code);
    await expect.poll(async () => (await p1(second.origin))?.responseRate.answered).toBe(before + 1);
    const again = await answer(second.origin, code);
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual({ receipt });

    const counted = await run(recount, { env: { DATA_DIR } }).ended;
    expect(counted).toMatchObject({ code: 0, stderr: '' });
    expect(counted.stdout).toMatch(/^sahlgrenska: \d+ patients, 0 differences$/m);
  });

  it('is loaded as a whole at the next start when its loading was interrupted', async () => {
    const DATA_DIR = temporaryFolder();
    const whole = await withDemonstration(DATA_DIR);
    const loaded = await p1(whole.origin);
    await whole.stop();
    // The state after a kill in the middle of loading: the mark, and some of the patients.
    writeFileSync(join(DATA_DIR, 'demonstration.json'), 'loading');
    const next = await withDemonstration(DATA_DIR);
    expect(codeIn(next.said)).not.toBe('');
    expect(await p1(next.origin)).toEqual(loaded);
    expect(readFileSync(join(DATA_DIR, 'demonstration.json'), 'utf8')).not.toBe('loading');
  });

  it('is left out with DEMO=off', async () => {
    const { origin, said } = await serve(main, { DATA_DIR: temporaryFolder(), CLOCK });
    expect(codeIn(said)).toBe('');
    expect(await p1(origin)).toMatchObject({ denominator: 0 });
  });
});

describe('the recount command', () => {
  it('refuses an unknown option', async () => {
    const { code, stderr } = await run(recount, { args: ['--mned'] }).ended;
    expect(code).toBe(1);
    expect(stderr).toContain('There is no option --mned');
  });
});
