import { beforeAll, describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { type Story, startStory } from '../support/story.ts';
import { looksRight } from '../support/story-page.ts';

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

  it('sees that a draft set of measures cannot be signed', async () => {
    const page = await story.open('authority', { at: 'country/dysmeli/2026' });
    await page.getByText('Måtten är ett utkast').waitFor();
    await looksRight(page, 'results-draft');
  });
});
