import { beforeAll, describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { openPage } from '../support/browser.ts';
import { type Story, startStory } from '../support/story.ts';
import { looksRight, looksRightWithoutScript, onPaper } from '../support/story-page.ts';

let story: Story;
const desk = { viewport: { width: 1280, height: 900 } };

beforeAll(async () => {
  story = await startStory({ clock: '2027-03-02T09:00:00Z' });
  await story.take('lead@sahlgrenska', assessedPatients('SU', ['good', 'very-good', 'poor', 'good', 'good']));
  await story.take(
    'lead@akademiska',
    assessedPatients('AK', ['good', 'fair', 'very-good', 'good', 'poor', 'good']),
  );
});

describe('the authority', () => {
  it('sees reports arrive, and the country as their sum', async () => {
    const page = await story.open('authority', desk);
    await page.getByText('Ingen enhet har signerat årsrapporten än').waitFor();
    await page.getByRole('link', { name: 'Årsrapporter' }).click();
    await page.getByText('0 av 3 enheter har signerat. 29 dagar kvar till 31 mars 2027.').waitFor();
    await looksRight(page, 'results-none');

    await story.sign('lead@sahlgrenska', 2026);
    await story.sign('lead@akademiska', 2026);
    await page.reload();
    await page.getByText('2 av 3 enheter har signerat.').waitFor();
    await page.getByRole('row', { name: /Sahlgrenska.*Signerad · i tid/ }).waitFor();
    await looksRight(page, 'results-reports');

    await page.getByRole('link', { name: 'Riket' }).click();
    await page.getByText('Universitetssjukhuset i Linköping ingår inte än.').waitFor();
    const p1 = page.getByRole('region', { name: /^P1/ });
    await p1.getByText('8 av 11').first().waitFor();
    expect(page.url()).toContain('/portal/country/perifer-facialispares/2026');
    await looksRight(page, 'results-country');
    await page.getByRole('link', { name: 'Enheter' }).click();
    await page.getByRole('row', { name: /^P1/ }).getByText('8 av 11').waitFor();
    await looksRight(page, 'results-units');
    await page.setViewportSize({ width: 320, height: 700 });
    await looksRight(page, 'results-units');
    await page.setViewportSize(desk.viewport);

    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hämta resultaten som CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('resultat-perifer-facialispares-2026.csv');
  });

  it('publishes, the public page shows it without script, and a correction follows and is told', async () => {
    const page = await story.open('authority', desk);
    await page.getByRole('link', { name: 'Publicering' }).click();
    await page.getByRole('heading', { name: 'Publicering 1', exact: true }).waitFor();
    expect(await page.getByRole('button', { name: 'Publicera' }).count()).toBe(0);
    await page.getByLabel('Publicera utan Universitetssjukhuset i Linköping').check();
    await looksRight(page, 'publication-preview');
    await page.getByRole('button', { name: 'Publicera' }).click();
    await page.getByText(/^Publicering 1 · /).waitFor();
    await page.getByText('Det finns inget nytt att publicera.').waitFor();
    await looksRight(page, 'publication-made');

    const open = { viewport: { width: 320, height: 700 }, javaScriptEnabled: false };
    const reader = await openPage(open);
    await reader.goto(`${story.origin}/resultat`);
    await reader.getByRole('link', { name: /2026/ }).click();
    await reader.getByRole('heading', { level: 1, name: 'Perifer facialispares 2026' }).waitFor();
    await looksRightWithoutScript(reader, 'public');
    expect(await reader.locator('body').innerText()).not.toContain('publicering 2');

    const [patient] = assessedPatients('SU-9', ['good']);
    await story.take('lead@sahlgrenska', [patient ?? {}]);
    await story.sign('lead@sahlgrenska', 2026);
    await page.reload();
    await page.getByText('Rättad sedan förra publiceringen: Sahlgrenska Universitetssjukhuset.').waitFor();
    await page.getByLabel('Publicera utan Universitetssjukhuset i Linköping').check();
    await page.getByRole('button', { name: 'Publicera' }).click();
    await page.getByText(/^Publicering 2 · /).waitFor();

    const wide = await openPage({ ...desk, colorScheme: 'dark', javaScriptEnabled: false });
    await wide.goto(`${story.origin}/resultat/perifer-facialispares/2026`);
    await wide
      .getByText('Sedan förra publiceringen har rapporten ändrats för Sahlgrenska Universitetssjukhuset.')
      .waitFor();
    await looksRightWithoutScript(wide, 'public-dark');
    expect(await onPaper(wide)).toContain('Så läser du talen');
  });

  it('sees that a draft set of measures cannot be signed', async () => {
    const page = await story.open('authority', { at: 'country/dysmeli/2026' });
    await page.getByText('Måtten är ett utkast').waitFor();
    await looksRight(page, 'results-draft');
  });
});
