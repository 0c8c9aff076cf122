import { describe, expect, it } from 'vitest';
import { desktop } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { createInvitation, dialog, looksRight, onPaper } from '../support/story-page.ts';

const user = 'staff@linkoping';
const story = storyForAll();

describe('the questions on paper', () => {
  it('are those of the survey, with the reference, the code and the versions of the words', async () => {
    const page = await story.openNewPatient(user, 'LI-PAPER', { viewport: desktop });
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const sheet = await createInvitation(page, dialog(page, 'Ny enkät: nybesök'));
    const code = await sheet.locator('.copyable').first().innerText();
    await sheet.getByRole('button', { name: 'Skriv ut frågorna på papper' }).click();
    const form = dialog(page, 'Frågorna på papper');
    await form.getByRole('heading', { name: 'Frågor om vården' }).waitFor();
    await looksRight(page, 'paper-dialog');
    const paper = await onPaper(page);
    for (const words of [
      'LI-PAPER',
      code,
      'Hur upplevde du besöket som helhet?',
      '15. Du avstår från att äta ute',
      'Gjorde det inte, på grund av hälsan',
      'Frågornas text är preliminär.',
      'face-sv-provisional-1',
      'fdi-sv-provisional-1',
    ])
      expect(paper).toContain(words);
    expect(paper).not.toContain('Vill du berätta hur du har det?');
    expect(paper).not.toContain('Skriv ut frågorna');
    await form.getByRole('radio', { name: 'Vårdnadshavare' }).check();
    expect(await onPaper(page)).toContain('Hur väl kan ditt barn lyfta ögonbrynet');
    await form.getByRole('checkbox', { name: 'FaCE' }).uncheck();
    await form.getByRole('checkbox', { name: 'FDI' }).uncheck();
    await form.getByLabel('Språk').selectOption('ar');
    const arabic = await onPaper(page);
    expect(arabic).toContain('prem-ar');
    expect(arabic).not.toContain('face-');
    await looksRight(page, 'paper-arabic');
  });

  it('are printed from the unit’s page with a place for the reference', async () => {
    const page = await story.open(user, { at: 'unit', viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Skriv ut frågorna på papper' }).click();
    const form = dialog(page, 'Frågorna på papper');
    await form.getByRole('button', { name: 'Skriv ut frågorna' }).waitFor();
    await looksRight(page, 'unit-paper');
    expect(await onPaper(page)).toMatch(/Referens\s+Ifyllt den/);
  });
});
