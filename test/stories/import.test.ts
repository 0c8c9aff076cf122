import { readFile } from 'node:fs/promises';
import type { Download, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop } from '../support/browser.ts';
import { startStory, storyForAll } from '../support/story.ts';
import { dialog, looksRight, measureRow, shownShare } from '../support/story-page.ts';
import { workedExample } from '../support/worked-example.ts';

const story = storyForAll();

type Given = { name: string; content: string | Buffer };

/** Chooses a file and waits for its preview. */
async function choose(page: Page, { name, content }: Given): Promise<void> {
  await page
    .getByLabel('Fil med patienter')
    .setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
  await page.getByText('inget är sparat ännu').waitFor();
}

/** The counts of the preview or of the result: created, changed, unchanged, refused. */
const counts = async (page: Page): Promise<number[]> =>
  (await page.locator('section[aria-labelledby=import] dl.facts dd').allInnerTexts()).map(Number);

/** The element with the keyboard's focus, by its label or its text. */
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => {
    const { activeElement } = document;
    const labels = activeElement instanceof HTMLInputElement ? activeElement.labels : null;
    return (labels?.[0] ?? activeElement)?.textContent?.trim();
  });

async function downloaded(page: Page, button: string): Promise<{ name: string; content: Buffer }> {
  const [download] = await Promise.all([
    page.waitForEvent('download') as Promise<Download>,
    page.getByRole('button', { name: button }).click(),
  ]);
  return { name: download.suggestedFilename(), content: await readFile(await download.path()) };
}

describe('staff at a unit with nothing in it', () => {
  it('import the template with its examples, and correct the data behind a number', async () => {
    const page = await story.open('staff@sahlgrenska', { at: 'transfer', viewport: desktop });
    await looksRight(page, 'transfer');
    const template = await downloaded(page, 'Hämta mallen');
    expect(template.name).toBe('mall-perifer-facialispares.xlsx');
    await choose(page, template);
    await page.getByText('bara mallens påhittade patienter: EXEMPEL-1 och EXEMPEL-2').waitFor();
    expect(await page.getByRole('button', { name: /^Läs in \d/ }).count()).toBe(0);
    await looksRight(page, 'examples-out');
    await page.getByRole('button', { name: 'Läs in dem ändå för att prova' }).click();
    await page.getByText('påhittade patienter ur mallen').waitFor();
    expect(await counts(page)).toEqual([2, 0, 0, 0]);
    await looksRight(page, 'preview');
    await page.getByRole('button', { name: 'Läs in 2 patienter' }).click();
    await page.getByText('Importen är klar').first().waitFor();
    await page.getByText('Ta bort dem när du har provat').waitFor();
    await looksRight(page, 'imported');

    await page.getByRole('link', { name: 'Översikt' }).click();
    await expect.poll(() => shownShare(page, 'R1')).toBe('1 av 1');
    await measureRow(page, 'R1')
      .getByRole('link', { name: /visa dem som räknas/ })
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

    await page.getByRole('link', { name: 'Översikt' }).click();
    await expect.poll(() => shownShare(page, 'R1')).toBe('0 av 1');
    await measureRow(page, 'R1')
      .getByRole('link', { name: /visa alla/ })
      .click();
    await page
      .getByRole('row', { name: /EXEMPEL-1/ })
      .getByText(/IIIa den 2026-03-05 räknas inte: för sent, 31 dagar efter operationen/)
      .waitFor();
    await looksRight(page, 'denominator');
    await page.getByRole('link', { name: /^Ingen komplikation/ }).click();
    await page.getByRole('row', { name: /EXEMPEL-1/ }).waitFor();
  });
});

describe('staff with a file', () => {
  it('see every wrong row, import the rest, and change nothing with the same file again', async () => {
    const page = await story.open('staff@akademiska', { at: 'transfer' });
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
    await page.getByRole('button', { name: 'Hämta mallen' }).waitFor();
    await looksRight(page, 'errors');
    expect((await story.ask('staff@akademiska', '/patients/UAS-1')).status).toBe(404);
    await page.getByRole('button', { name: 'Läs in 1 patient' }).click();
    await page.getByText('Raderna nedan lästes inte in').waitFor();
    expect((await story.ask('staff@akademiska', '/patients/UAS-1')).status).toBe(200);

    await page.getByRole('button', { name: 'Läs in en fil till' }).click();
    await choose(page, { ...file, content: JSON.stringify(good) });
    expect(await counts(page)).toEqual([0, 0, 1, 0]);
    await page.getByText('Allt i filen finns redan').waitFor();
  });

  it('take in a new patient whose reference reads like another’s only when they say that the two differ', async () => {
    const page = await story.open('staff@akademiska', { at: 'transfer' });
    const [patient] = assessedPatients('LIK', ['good']);
    const lines = ['LIK-01', 'lik-1'].map((reference) => JSON.stringify({ ...patient, reference }));
    await choose(page, { name: 'lika.ndjson', content: lines.join('\n') });
    expect(await counts(page)).toEqual([1, 0, 0, 1]);
    await page.getByText('till exempel lik-1 och LIK-01').waitFor();
    await looksRight(page, 'alike');
    await page.getByRole('button', { name: 'De är olika patienter: ta med dem' }).click();
    await expect.poll(() => counts(page)).toEqual([2, 0, 0, 0]);
    await page.getByRole('button', { name: 'Läs in 2 patienter' }).click();
    await page.getByText('Importen är klar').first().waitFor();
    expect((await story.ask('staff@akademiska', '/patients/lik-1')).status).toBe(200);
  });

  it('see at once that a file cannot be imported', async () => {
    const page = await story.open('staff@akademiska', { at: 'transfer' });
    const input = page.getByLabel('Fil med patienter');
    for (const [name, content] of [
      ['bild.png', 'x'],
      ['trasig.xlsx', 'not a workbook'],
      ['tom.ndjson', '\n'],
    ] as const) {
      await input.setInputFiles({ name, mimeType: 'application/octet-stream', buffer: Buffer.from(content) });
      await expect.poll(() => input.getAttribute('aria-invalid')).toBe('true');
      await expect.poll(() => focused(page)).toBe('Fil med patienter');
      await looksRight(page, `refused-${name}`);
    }
  });

  it('see the new patients and the changes, without the template’s examples and without PREM', async () => {
    const unit = await startStory();
    const [first, second] = assessedPatients('LK', ['very-poor', 'good']);
    await unit.take(
      'staff@linkoping',
      [first, second].map((one) => one ?? {}),
    );
    const page = await unit.open('staff@linkoping', { at: 'transfer' });
    const content = [
      'Referens;Födelsedatum;Hemregion',
      'EXEMPEL-1;1979-04-30;14',
      'LK-1;1960-04-30;12',
      'LK-2;1961-04-30;14',
      'LK-NY;1990-01-01;05',
      '',
      'Referens;Besök;Typ av besök;Datum;Form;Teambedömning;Remiss mottagen',
      'EXEMPEL-1;b1;nybesök;2026-01-12;fysiskt;ja;',
      'LK-1;v1;nybesök;2026-03-02;digitalt;ja;2026-01-13',
      '',
      'Referens;Utskick;Tillfälle;Gäller;Formulär;Kanal;Besvarat;Besvarat av;Svarssätt;PREM helhet',
      'LK-1;i1;nybesök;v1;PREM;brev;2026-03-10T09:00:00Z;närstående;papper;Dålig',
    ].join('\n');
    await choose(page, { name: 'ifylld.csv', content });
    expect(await counts(page)).toEqual([1, 1, 1, 0]);
    await expect.poll(() => focused(page)).toBe('Läs in en fil');
    await page.getByText('mallens påhittade patienter: EXEMPEL-1').waitFor();
    const changes = page.getByRole('table', { name: 'Vad som ändras' });
    await page.getByText('Ändras: 1 patient').waitFor();
    const cells = async (row: number) =>
      (await changes.getByRole('row').nth(row).innerText()).split(/\s*\n\s*/);
    expect(await cells(1)).toEqual(
      expect.arrayContaining(['LK-1', 'Hemregion', 'Västra Götalandsregionen', 'Region Skåne']),
    );
    expect(await cells(2)).toEqual(
      expect.arrayContaining(['Nybesök 2026-03-02: form', 'Fysiskt', 'Digitalt']),
    );
    expect(await cells(3)).toEqual(expect.arrayContaining(['2026-01-12', '2026-01-13']));
    expect(await cells(4)).toEqual(expect.arrayContaining(['Visas inte', 'Skrivs om']));
    await page.getByText('Skapas: 1 patient').waitFor();
    expect(await page.locator('section[aria-labelledby=import]').innerText()).not.toMatch(/dålig/i);
    await page.setViewportSize({ width: 320, height: 640 });
    await looksRight(page, 'details');
    await page.setViewportSize(desktop);
    await looksRight(page, 'details-wide');
    await page.getByRole('button', { name: 'Läs in 2 patienter' }).click();
    await page.getByText('Exempelraderna hoppades över.').waitFor();
    expect((await unit.ask('staff@linkoping', '/patients/EXEMPEL-1')).status).toBe(404);
    expect(await (await unit.ask('staff@linkoping', '/patients/LK-1')).json()).toMatchObject({
      homeRegion: '12',
    });

    await page.getByRole('button', { name: 'Läs in en fil till' }).click();
    await expect.poll(() => focused(page)).toBe('Fil med patienter');
    await choose(page, {
      name: 'fel.csv',
      content: 'Referens;Besök;Datum;Form\nLK-1;v1;2026-03-02;fysiskt\n',
    });
    await page.getByText('Närmast är bladet Besök, men här saknas: Typ av besök').waitFor();
    await looksRight(page, 'headers');
  });

  it('stop the import, see how many patients were imported, and go on', async () => {
    const page = await story.open('staff@akademiska', { at: 'transfer' });
    const patient = (index: number) =>
      JSON.stringify({
        ...{ reference: `STOPP-${index}`, birthDate: '1980-01-01' },
        ...{ visits: [], treatments: [], invitations: [] },
      });
    const content = Array.from({ length: 450 }, (_, index) => patient(index)).join('\n');
    await choose(page, { name: 'stor.ndjson', content });
    await page.getByText('… och 250 patienter till.').waitFor({ state: 'attached' });
    // The first piece is already on its way.
    await page.route(/\/import\?/, async (route) => {
      await page.getByRole('button', { name: 'Avbryt' }).click();
      await route.continue();
    });
    await page.getByRole('button', { name: 'Läs in 450 patienter' }).click();
    await page.getByText('200 patienter hann läsas in, av 450 i filen.').waitFor();
    expect((await story.ask('staff@akademiska', '/patients/STOPP-199')).status).toBe(200);
    expect((await story.ask('staff@akademiska', '/patients/STOPP-200')).status).toBe(404);
    await expect.poll(() => focused(page)).toBe('Läs in en fil');
    await looksRight(page, 'stopped');
    await page.unroute(/\/import\?/);
    await page.getByRole('button', { name: 'Fortsätt' }).click();
    await page.getByText('Importen är klar').first().waitFor();
    expect(await counts(page)).toEqual([250, 0, 200, 0]);
  });

  it('export everything with the PREM answers sealed, and import it again without a change', async () => {
    const clock = '2028-03-02T09:00:00Z';
    const later = await startStory({ clock });
    await later.take('staff@linkoping', [workedExample(), ...assessedPatients('LK', ['very-poor', 'good'])]);
    const page = await later.open('staff@linkoping', { at: 'transfer', viewport: desktop });
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
