import type { Locator } from 'playwright-core';
import { beforeEach, describe, expect, it } from 'vitest';
import { desktop } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, isClosed } from '../support/story-page.ts';

const staff = 'staff@akademiska';

/** A patient who was assessed and operated on, and whose one-year visit is due on the day of the stories. */
const operated = (reference: string) => ({
  reference,
  birthDate: '1980-04-30',
  legalSex: 'female',
  homeRegion: '03',
  patientGroup: 'flaccid',
  cause: 'tumour',
  visits: [
    {
      key: 'v1',
      kind: 'new',
      date: '2026-01-05',
      mode: 'physical',
      multidisciplinary: true,
      referralReceivedOn: '2025-12-20',
      reportedToReferrerOn: '2026-01-09',
    },
  ],
  treatments: [{ key: 't1', kind: 'surgery', date: '2026-01-12', procedures: ['myectomy'] }],
  invitations: [],
});

const story = storyForAll(({ take }) => take(staff, [operated('UAS-1'), operated('UAS-2')]));

let clicks = 0;
const click = async (target: Locator) => {
  await target.click();
  clicks += 1;
};

beforeEach(() => {
  clicks = 0;
});

/** The day is typed into the form, which already asks for a one-year visit, and the visit is stored. */
async function typeDayAndSave(form: Locator, reference: string): Promise<void> {
  await form.waitFor();
  expect(await form.getByRole('radio', { name: 'Ettårskontroll' }).isChecked()).toBe(true);
  await form.getByRole('textbox', { name: 'Datum' }).fill('igår');
  await click(form.getByRole('button', { name: 'Spara' }));
  await isClosed(form);
  const stored = await (await story.ask(staff, `/patients/${reference}`)).json();
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
    await typeDayAndSave(dialog(page, 'Nytt besök'), 'UAS-1');
  });

  it('takes three clicks from the first screen by what is to be done', async () => {
    const page = await story.open(staff, { viewport: desktop });
    await click(
      page
        .getByRole('main')
        .getByRole('link', { name: /Ettårskontroll/ })
        .first(),
    );
    await click(page.getByRole('button', { name: 'Registrera: UAS-2' }));
    await typeDayAndSave(dialog(page, 'Nytt besök'), 'UAS-2');
  });
});
