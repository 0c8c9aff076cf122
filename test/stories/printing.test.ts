import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { createInvitation, dialog, onPaper } from '../support/story-page.ts';

const lead = 'lead@sahlgrenska';

const story = storyForAll(async (story) => {
  const answers = Array.from({ length: 30 }, (_, index) => (index % 4 === 0 ? 'fair' : 'good'));
  await story.take(
    lead,
    assessedPatients('SU-5', answers).map((patient, index) => ({
      ...patient,
      birthDate: `1980-04-${String(index + 1).padStart(2, '0')}`,
      treatments: [{ key: 't1', kind: 'surgery', date: '2026-06-20', procedures: ['myectomy'] }],
    })),
  );
});

/** The number of A4 pages that come out of the printer. */
async function pagesOf(page: Page): Promise<number> {
  const printed = await page.pdf({ format: 'A4' });
  return printed.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0;
}

describe('on paper', () => {
  it('the report is two to ten pages, with unit and area', async () => {
    const page = await story.open(lead, { viewport: desktop, at: 'report/2026' });
    await page.locator('.report-measure').nth(8).waitFor();
    const paper = await onPaper(page);
    for (const text of ['Sahlgrenska Universitetssjukhuset', 'Perifer facialispares', '2026'])
      expect(paper).toContain(text);
    const pages = await pagesOf(page);
    expect(pages).toBeGreaterThanOrEqual(2);
    expect(pages).toBeLessThanOrEqual(10);
  });

  it('a letter is one page, in Swedish with its lines in English', async () => {
    const page = await story.openNewPatient(lead, 'SU-LETTER', { viewport: desktop });
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    await createInvitation(page, dialog(page, 'Ny enkät: nybesök'));
    const letter = page.locator('.letter');
    await letter.waitFor({ state: 'attached' });
    expect(await letter.locator('[lang="en"]').count()).toBeGreaterThan(0);
    expect(await pagesOf(page)).toBe(1);
  });
});
