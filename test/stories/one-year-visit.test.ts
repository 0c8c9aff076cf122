import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { desktop } from '../support/browser.ts';
import { type Story, startStory } from '../support/story.ts';
import { dialog, isClosed } from '../support/story-page.ts';

const staff = 'staff@akademiska';

/** A patient who was assessed and operated on a year before the day of the stories. */
const operated = {
  reference: 'UAS-1',
  birthDate: '1980-04-30',
  legalSex: 'female',
  homeRegion: '03',
  patientGroup: 'flaccid',
  cause: 'tumour',
  visits: [
    {
      key: 'v1',
      kind: 'new',
      date: '2025-10-02',
      mode: 'physical',
      multidisciplinary: true,
      referralReceivedOn: '2025-09-01',
      reportedToReferrerOn: '2025-10-10',
    },
  ],
  treatments: [{ key: 't1', kind: 'surgery', date: '2025-11-10', procedures: ['myectomy'] }],
  invitations: [],
};

let story: Story;
let clicks = 0;
const click = async (target: Locator) => {
  await target.click();
  clicks += 1;
};

beforeEach(async () => {
  clicks = 0;
  story = await startStory();
  await story.take(staff, [operated]);
});

/** The day is typed into the form, which already asks for a one-year visit, and the visit is stored. */
async function typeDayAndSave(form: Locator): Promise<void> {
  await form.waitFor();
  expect(await form.getByRole('radio', { name: 'Ettårskontroll' }).isChecked()).toBe(true);
  await form.getByRole('textbox', { name: 'Datum' }).fill('igår');
  await click(form.getByRole('button', { name: 'Spara' }));
  await isClosed(form);
  const stored = await (await story.ask(staff, '/patients/UAS-1')).json();
  expect(stored.visits.at(-1)).toMatchObject({ kind: 'one-year', date: '2026-11-19' });
  expect(clicks).toBeLessThanOrEqual(3);
}

describe('the one-year visit of a known patient', () => {
  it('takes three clicks from the first screen by the search', async () => {
    const page = await story.open(staff, { viewport: desktop });
    await click(page.getByRole('combobox', { name: 'Sök patient' }));
    await page.keyboard.type('UAS-1');
    await page.getByText('Enter öppnar patienten.').waitFor();
    await page.keyboard.press('Enter');
    await click(page.getByRole('button', { name: 'Nytt besök' }));
    await typeDayAndSave(dialog(page, 'Nytt besök'));
  });

  it('takes three clicks from the first screen by what is to be done', async () => {
    const page = await story.open(staff, { viewport: desktop });
    await click(
      page
        .getByRole('main')
        .getByRole('link', { name: /Ettårskontroll/ })
        .first(),
    );
    await click(page.getByRole('button', { name: 'Registrera: UAS-1' }));
    await typeDayAndSave(dialog(page, 'Nytt besök'));
  });
});
