import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { desktop, phone } from '../support/browser.ts';
import {
  assessedPatients,
  dialog,
  looksRight,
  measureCard,
  openStoryPage,
  type Story,
  shownShare,
  signIn,
  startStory,
} from '../support/story.ts';
import { workedExample } from '../support/worked-example.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory();
});

type Given = { name: string; content: string | Buffer };

/** Chooses a file and waits for what it would do. */
async function choose(page: Page, { name, content }: Given): Promise<void> {
  await page
    .getByLabel('Fil med patienter')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByText('inget är sparat ännu').waitFor();
}

/** The counts of the preview or of what was done: created, changed, unchanged, refused. */
const counts = async (page: Page): Promise<number[]> =>
  (await page.locator('section[aria-labelledby=import] dl.facts dd').allInnerTexts()).map(Number);

async function downloaded(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe('staff at a unit with nothing in it', () => {
  it('reads in the template with its examples, and corrects what stands behind a number', async () => {
    const page = await openStoryPage({ viewport: desktop });
    await signIn(page, story, 'staff@sahlgrenska', 'transfer');
    await looksRight(page, 'transfer');
    const template = await downloaded(page, 'Hämta mallen');
    expect(template.name).toBe('mall-perifer-facialispares.xlsx');
    await choose(page, template);
    expect(await counts(page)).toEqual([2, 0, 0, 0]);
    await looksRight(page, 'preview');
    await page.getByRole('button', { name: 'Läs in 2 patienter' }).click();
    await page.getByText('Importen är klar').first().waitFor();
    await looksRight(page, 'imported');

    await page.getByRole('link', { name: 'Året' }).click();
    await expect.poll(() => shownShare(page, 'R1'), { timeout: 5000 }).toBe('1 av 1');
    await measureCard(page, 'R1')
      .getByRole('link', { name: /i täljaren/ })
      .click();
    await page.getByRole('heading', { name: /^R1 .*, 2026$/ }).waitFor();
    const row = page.getByRole('row', { name: /EXEMPEL-1/ });
    await row
      .getByText('Oförväntad komplikation av grad IIIa den 2026-02-10, 8 dagar efter operationen')
      .waitFor();
    await looksRight(page, 'numerator');

    await row.getByRole('link', { name: 'EXEMPEL-1' }).click();
    await page.getByRole('button', { name: 'Ändra: komplikationen 2026-02-10' }).click();
    const form = dialog(page, /^Ändra komplikationen/);
    await form.getByRole('textbox', { name: 'Datum' }).fill('2026-03-05');
    await form.getByLabel('Varför ändras uppgiften?').fill('Fel månad i journalen');
    await looksRight(page, 'complication');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('31 dagar efter operationen 2026-02-02').waitFor();

    await page.getByRole('link', { name: 'Året' }).click();
    await expect.poll(() => shownShare(page, 'R1'), { timeout: 5000 }).toBe('0 av 1');
    await measureCard(page, 'R1')
      .getByRole('link', { name: /i nämnaren/ })
      .click();
    await page
      .getByRole('row', { name: /EXEMPEL-1/ })
      .getByText(/IIIa den 2026-03-05 räknas inte: för sent, 31 dagar efter operationen/)
      .waitFor();
    await looksRight(page, 'denominator');
    await page.getByRole('link', { name: 'Inte i täljaren' }).click();
    await page.getByRole('row', { name: /EXEMPEL-1/ }).waitFor();
  });
});

describe('staff with a file', () => {
  it('sees every row at fault with a sentence; the rest goes in, and the same file again changes nothing', async () => {
    const page = await openStoryPage({ viewport: phone });
    await signIn(page, story, 'staff@akademiska', 'transfer');
    const [good, early, typed, unknown] = assessedPatients('UAS', ['good', 'good', 'good', 'good']);
    const content = [
      JSON.stringify(good),
      JSON.stringify({ ...early, visits: [{ ...early?.visits[0], date: '2026-01-02' }] }),
      JSON.stringify({ ...typed, homeRegion: '99' }),
      '{"reference":',
      JSON.stringify({ ...unknown, shoeSize: 42 }),
    ].join('\n');
    const file = { name: 'patienter.ndjson', content };
    await choose(page, file);
    expect(await counts(page)).toEqual([1, 0, 0, 4]);
    for (const line of [2, 3, 4, 5])
      await page
        .getByRole('rowheader', { name: `Rad ${line}` })
        .first()
        .waitFor();
    await looksRight(page, 'errors');
    expect((await story.ask('staff@akademiska', '/patients/UAS-1')).status).toBe(404);
    await page.getByRole('button', { name: 'Läs in 1 patient' }).click();
    await page.getByText('Raderna nedan kom inte in').waitFor();
    expect((await story.ask('staff@akademiska', '/patients/UAS-1')).status).toBe(200);

    await page.getByRole('button', { name: 'Läs in en fil till' }).click();
    await choose(page, { ...file, content: JSON.stringify(good) });
    expect(await counts(page)).toEqual([0, 0, 1, 0]);
    await page.getByText('Allt i filen finns redan').waitFor();
  });

  it('is told at once of a file that is none', async () => {
    const page = await openStoryPage({ viewport: phone });
    await signIn(page, story, 'staff@akademiska', 'transfer');
    const input = page.getByLabel('Fil med patienter');
    for (const [name, content] of [
      ['bild.png', 'x'],
      ['trasig.xlsx', 'not a workbook'],
      ['tom.ndjson', '\n'],
    ] as const) {
      await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
      await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true');
      await looksRight(page, `refused-${name}`);
    }
  });

  it('takes everything out with the PREM answers sealed, and may read it in again without a change', async () => {
    const clock = '2028-03-02T09:00:00Z';
    const later = await startStory({ clock });
    await later.take('staff@linkoping', [workedExample(), ...assessedPatients('LK', ['very-poor', 'good'])]);
    const page = await openStoryPage({ viewport: desktop });
    await signIn(page, later, 'staff@linkoping', 'transfer');
    const lines = await downloaded(page, 'En patient per rad (.ndjson)');
    expect(lines.name).toBe('linkoping-2028-03-02.ndjson');
    const text = lines.content.toString();
    expect(text.trim().split('\n')).toHaveLength(3);
    expect(text).not.toMatch(/very-poor|very-good|"overall"/);
    expect(text.match(/"sealed":"[\w-]+"/g)).toHaveLength(3);
    const table = await downloaded(page, 'CSV');
    expect(table.content.toString()).not.toMatch(/very-poor|Mycket dålig/i);
    const book = await downloaded(page, 'Arbetsbok (.xlsx)');

    for (const file of [lines, table, book]) {
      await choose(page, file);
      expect(await counts(page), file.name).toEqual([0, 0, 3, 0]);
      await page.getByRole('button', { name: 'Välj en annan fil' }).click();
    }
  });
});
