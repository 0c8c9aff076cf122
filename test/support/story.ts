import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { readLocalConfig } from '../../functions/config.ts';
import type { PatientRecord } from '../../functions/domain/patient/patient.ts';
import { program } from '../../functions/local/program.ts';
import { type LocalServer, startServer } from '../../functions/local/server.ts';
import { accessToken } from '../../functions/local/sign-in/sign-in.ts';
import { expectAccessible, expectFitsWidth, openPage } from './browser.ts';
import { temporaryFolder } from './temporary.ts';

/** The whole product as `npm start` runs it, in this process, on a port and a data folder of its own. */

/** What `npm run build` writes; the program says so in a sentence when it is missing. */
const built = new URL('../../dist/', import.meta.url);

/** The day of the stories: late enough in the year for visits, treatments and their complications. */
export const storyClock = '2026-11-20T09:00:00Z';

const servers: LocalServer[] = [];
afterAll(async () => {
  await Promise.all(servers.splice(0).map((server) => server.stop()));
});

type Setting = { clock?: string; demo?: 'on' | 'off'; provisional?: 'accepted' | 'refused' };

export async function startStory({ clock = storyClock, demo = 'off', provisional }: Setting = {}) {
  const config = readLocalConfig({
    PORT: '0',
    DATA_DIR: temporaryFolder(),
    DEMO: demo,
    CLOCK: clock,
    PROVISIONAL_WORDING: provisional,
  });
  const troubles: string[] = [];
  const tell = (line: string) => void troubles.push(line);
  const server = await startServer({ config, build: (parts) => program(parts, built), tell });
  servers.push(server);
  const { origin, settled } = server;
  const tokens = new Map<string, Promise<string>>();

  /** Asks the portal's API as a user of `npm run -s token -- USER`. */
  async function ask(user: string, path: string, init: RequestInit = {}): Promise<Response> {
    const token = tokens.get(user) ?? accessToken(origin, user);
    tokens.set(user, token);
    return fetch(`${origin}/api/portal${path}`, {
      ...init,
      headers: { authorization: `Bearer ${await token}`, ...init.headers },
    });
  }

  /** Takes patients in at the user's unit; every one of them must be good. */
  async function take(user: string, patients: readonly object[]): Promise<void> {
    const response = await ask(user, '/import', {
      method: 'POST',
      headers: { 'content-type': 'application/x-ndjson' },
      body: ndjson(patients),
    });
    expect(await response.json()).toMatchObject({ rejected: [] });
    await settled();
  }

  /** Creates an invitation as staff do; returns the link, which is told this once. */
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

  return { origin, portal: `${origin}/portal/`, ask, take, invite, settled, troubles };
}

export type Story = Awaited<ReturnType<typeof startStory>>;

/** Patients as lines of the import. */
export const ndjson = (patients: readonly object[]): string =>
  patients.map((patient) => JSON.stringify(patient)).join('\n');

/** Patients assessed in 2026, the first of them with these answers to PREM: one each, on paper. */
export const assessedPatients = (
  prefix: string,
  answers: readonly string[],
): (PatientRecord & { invitations: object[] })[] =>
  answers.map((overall, index) => ({
    reference: `${prefix}-${index + 1}`,
    birthDate: `19${60 + index}-04-30`,
    legalSex: index % 2 === 0 ? 'female' : 'male',
    homeRegion: '14',
    patientGroup: 'flaccid',
    cause: 'tumour',
    visits: [
      {
        key: 'v1',
        kind: 'new',
        date: '2026-03-02',
        mode: 'physical',
        multidisciplinary: true,
        referralReceivedOn: '2026-01-12',
        reportedToReferrerOn: '2026-03-05',
      },
    ],
    treatments: [],
    invitations: [
      {
        key: 'i1',
        occasion: 'new-visit',
        anchor: 'v1',
        forms: ['prem'],
        channel: 'letter',
        sentAt: '2026-03-03T09:00:00Z',
        answers: {
          prem: {
            answeredAt: '2026-03-10T09:00:00Z',
            respondent: 'patient',
            mode: 'paper',
            language: 'sv',
            values: { overall },
          },
        },
      },
    ],
  }));

/** Signs in through the issuer's screen, from wherever in the portal the page is sent first. */
export async function signIn(page: Page, story: Story, user: string, path = ''): Promise<void> {
  await page.goto(story.portal + path);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.locator(`button[value="${user}"]`).click();
  await page.waitForURL((url) => url.pathname === `/portal/${path}` && url.search === '');
}

/** A page at a patient who has been assessed (assessedPatients), as soon as it shows them. */
export async function openPatientPage(
  story: Story,
  reference: string,
  { as = 'staff@sahlgrenska', ...options }: BrowserContextOptions & { as?: string } = {},
): Promise<Page> {
  const page = await openPage(options);
  await signIn(page, story, as, `patients/${reference}`);
  await page.getByRole('heading', { name: '2026-03-02 Nybesök' }).waitFor();
  return page;
}

let shots = 0;

/**
 * Claims that the page as it stands is accessible and needs no scrolling sideways. With SCREENSHOTS naming a folder,
 * leaves a picture of it there, for whoever wants to look at what the stories see.
 */
export async function looksRight(page: Page, what: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    shots += 1;
    const name = `${process.env.VITEST_POOL_ID}-${String(shots).padStart(2, '0')}-${what}-${page.viewportSize()?.width}.png`;
    // A dialog lies over the screen, not over the page.
    const fullPage = (await page.locator('dialog[open]').count()) === 0;
    await page.screenshot({ path: join(folder, name), fullPage });
  }
  await expectFitsWidth(page);
  await expectAccessible(page);
}

/** The same of a page that runs no script: where scripts are off, the one that looks for faults cannot run either. */
export async function looksRightWithoutScript(page: Page, what: string): Promise<void> {
  await expectFitsWidth(page);
  const copy = await openPage({ bypassCSP: true, viewport: page.viewportSize() });
  await copy.setContent((await page.content()).replace(/<script>.*<\/script>/s, ''));
  await looksRight(copy, what);
  await copy.context().close();
}

/** The dialog that is open, by its title. */
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

export const isClosed = (form: Locator): Promise<void> => form.waitFor({ state: 'detached' });

export const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node === document.activeElement);

export const isFocused = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true);

/** The card of a measure on the year's page. */
export const measureCard = (page: Page, id: string): Locator =>
  page.locator(`section[aria-labelledby="measure-${id}"]`);

/** How many of how many a share shows: «3 av 5». */
export async function shownShare(page: Page, id: string): Promise<string> {
  const text = await measureCard(page, id).locator('.measure-of').innerText();
  return text
    .replace(/i (täljaren|nämnaren), visa patienterna/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Presses Tab until the focus is on it, as somebody without a mouse gets there. */
export async function tabTo(page: Page, target: Locator, atMost = 40): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`${target} is not reached with ${atMost} presses of Tab`);
}
