import type { BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { readLocalConfig } from '../../functions/config.ts';
import type { LocalParts } from '../../functions/local/parts.ts';
import { program } from '../../functions/local/program.ts';
import { type LocalServer, startServer } from '../../functions/local/server.ts';
import { accessToken } from '../../functions/local/sign-in/sign-in.ts';
import { assessedPatients } from './assessed-patients.ts';
import { openPage } from './browser.ts';
import { signIn } from './story-page.ts';
import { temporaryFolder } from './temporary.ts';

/** The whole product as `npm start` runs it, in this process, with a port and a data folder of its own. */

/** The output of `npm run build`; the program says so in a sentence when it is missing. */
const built = new URL('../../dist/', import.meta.url);

/** The day of the stories: late enough in the year for visits, treatments and their complications. */
const storyClock = '2026-11-20T09:00:00Z';

const servers: LocalServer[] = [];
afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

/** `at`: the path within the portal. */
type Opened = BrowserContextOptions & { at?: string };

type Setting = { clock?: string; demo?: 'on' | 'off'; provisional?: 'accepted' | 'refused' };

export async function startStory({ clock = storyClock, demo = 'off', provisional }: Setting = {}) {
  const folder = temporaryFolder();
  const config = readLocalConfig({
    PORT: '0',
    DATA_DIR: folder,
    DEMO: demo,
    CLOCK: clock,
    PROVISIONAL_WORDING: provisional,
  });
  const troubles: string[] = [];
  const tell = (line: string) => void troubles.push(line);
  /** Milliseconds by which the clock that judges the age of a sign-in is ahead of the issuer's. */
  const signInClock = { ahead: 0 };
  const realNow = () => new Date(Date.now() + signInClock.ahead);
  const build = (parts: LocalParts) => program({ ...parts, realNow }, built);
  const server = await startServer({ config, build, tell });
  servers.push(server);
  const { origin, settled } = server;
  // The recount of the first start is over: what a story stores is counted by the stream alone.
  await settled();
  const portal = `${origin}/portal/`;
  const tokens = new Map<string, Promise<string>>();

  /** Calls the portal's API as a user of `npm run -s token -- USER`. */
  async function ask(user: string, path: string, init: RequestInit = {}): Promise<Response> {
    const token = tokens.get(user) ?? accessToken(origin, user);
    tokens.set(user, token);
    return fetch(`${origin}/api/portal${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await token}`, ...init.headers },
    });
  }

  /** Imports patients at the user's unit; every patient must be accepted. */
  async function take(user: string, patients: readonly object[]): Promise<void> {
    const response = await ask(user, '/import', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: ndjson(patients),
    });
    expect(await response.json()).toMatchObject({ rejected: [] });
    await settled();
  }

  /** Imports a patient who has been assessed and has nothing sent. */
  async function assess(user: string, reference: string, parts: object = {}): Promise<void> {
    const [patient] = assessedPatients(reference, ['good']);
    await take(user, [{ ...patient, reference, invitations: [], ...parts }]);
  }

  /** Creates an invitation as staff do, and returns the link, which is shown only this once. */
  async function invite(user: string, reference: string, anchor = 'v1'): Promise<string> {
    const forms = ['prem', 'face', 'fdi'];
    const response = await ask(user, '/invitations', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ reference, occasion: 'new-visit', anchor, forms, channel: 'clinic' }),
    });
    expect(response.status).toBe(201);
    return ((await response.json()) as { link: string }).link;
  }

  /** Makes an assessed patient, whose answer to PREM on the web no one at the unit knows. */
  async function answerOnTheWeb(user: string, reference: string, overall: string): Promise<void> {
    await assess(user, reference);
    const code = (await invite(user, reference)).split('/').at(-1);
    const submission = reference.padEnd(22, 'x').replace(/[^A-Za-z0-9]/g, '0');
    const response = await fetch(`${origin}/api/survey/${code}/prem`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ submission, respondent: 'patient', language: 'sv', values: { overall } }),
    });
    expect(response.status).toBe(201);
    await settled();
  }

  /** Signs a unit's report of a year as it now is, with a comment on each thing that is asked about. */
  async function sign(lead: string, year: number): Promise<void> {
    const send = (method: string, path: string, body: object) =>
      ask(lead, `/report/${year}${path}`, {
        method,
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(body),
      });
    const { checks, versions } = await (await ask(lead, `/report/${year}`)).json();
    for (const { id, level, holds } of checks) {
      if (level === 'asks' && !holds) await send('PUT', `/checks/${id}`, { comment: 'Känt.' });
    }
    const { hash } = await (await ask(lead, `/report/${year}`)).json();
    const reason = versions.length > 0 ? { reason: 'Rättade uppgifter.' } : {};
    expect((await send('POST', '/sign', { hash, ...reason })).status).toBe(201);
    await settled();
  }

  /** Opens a page of the portal as a signed-in user; on a phone by default. */
  async function open(user: string, { at = '', ...options }: Opened = {}): Promise<Page> {
    const page = await openPage(options);
    await signIn(page, portal, user, at);
    return page;
  }

  /** Opens the page of an assessed patient, and waits until it shows the patient. */
  async function openPatient(user: string, reference: string, options: BrowserContextOptions = {}) {
    const page = await open(user, { at: `patients/${reference}`, ...options });
    await page.getByRole('heading', { name: 'Besök och behandlingar' }).waitFor();
    return page;
  }

  /** Opens the page of a new patient, who has been assessed and has nothing sent. */
  async function openNewPatient(user: string, reference: string, options: BrowserContextOptions = {}) {
    await assess(user, reference);
    return openPatient(user, reference, options);
  }

  return {
    folder,
    origin,
    portal,
    ask,
    take,
    assess,
    invite,
    answerOnTheWeb,
    sign,
    open,
    openPatient,
    openNewPatient,
    settled,
    signInClock,
    troubles,
  };
}

export type Story = Awaited<ReturnType<typeof startStory>>;

/**
 * One product for all stories of a file, started before them; `prepare` stores the data that they all need.
 */
export function storyForAll(prepare: (story: Story) => Promise<void> = async () => {}): Story {
  const story = {} as Story;
  beforeAll(async () => {
    await prepare(Object.assign(story, await startStory()));
  });
  return story;
}

/** Writes patients as lines of the import. */
const ndjson = (patients: readonly object[]): string =>
  patients.map((patient) => JSON.stringify(patient)).join('\n');
