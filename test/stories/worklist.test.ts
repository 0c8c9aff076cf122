import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Story, startStory } from '../support/story.ts';
import { dialog, isClosed, isFocused, looksRight, tabTo } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const desktop = { viewport: { width: 1280, height: 900 } };
const phone = { viewport: { width: 360, height: 740 } };

/** A patient who has been assessed; the new visit lacks the day of the referral, and all else is there. */
const assessed = (reference: string, more: object = {}) => ({
  reference,
  birthDate: '1980-04-30',
  legalSex: 'female',
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
      reportedToReferrerOn: '2026-03-10',
      ...more,
    },
  ],
  treatments: [],
  invitations: [],
});

const eight = Array.from({ length: 8 }, (_, index) => `SU-${index + 1}`);

let story: Story;
beforeAll(async () => {
  story = await startStory();
});

/** The dates of the patients' referrals, as the API has them. */
const referrals = (user: string) =>
  Promise.all(
    eight.map(async (reference) => {
      const patient = await (await story.ask(user, `/patients/${reference}`)).json();
      return patient.visits[0].referralReceivedOn;
    }),
  );

const typeEight = async (page: Page) => {
  for (const [index] of eight.entries()) {
    await isFocused(page.locator('.need-date input').first());
    await page.keyboard.type(`2026-01-1${index + 1}`);
    await page.keyboard.press('Enter');
    await expect.poll(() => page.locator('.need').count()).toBe(eight.length - 1 - index);
  }
};

const expected = eight.map((_, index) => `2026-01-1${index + 1}`);

describe('eight missing referral dates', () => {
  it('are filled in with two clicks, and then a day and Enter for each', async () => {
    await story.take(
      staff,
      eight.map((reference) => assessed(reference)),
    );
    const page = await story.open(staff, desktop);
    let clicks = 0;
    const click = async (name: RegExp) => {
      clicks += 1;
      await page.getByRole('link', { name }).click();
    };
    await click(/^Att göra \(16\)$/);
    await page.getByRole('heading', { name: 'Att göra', level: 1 }).waitFor();
    await page.locator('.need').first().waitFor();
    await looksRight(page, 'worklist');
    await click(/^Remissdatum saknas 8$/);
    await typeEight(page);
    expect(clicks).toBe(2);
    await page.getByText('Remissdatum saknas: klart').waitFor();
    await page.getByRole('link', { name: /^Att göra \(8\)$/ }).waitFor();
    await looksRight(page, 'worklist-done');
    expect(await referrals(staff)).toEqual(expected);
    expect(new URL(page.url()).search).toBe('?year=2026&kind=referral-date');
  });

  it('are filled in by keyboard alone', async () => {
    const user = 'staff@linkoping';
    await story.take(
      user,
      eight.map((reference) => assessed(reference)),
    );
    const page = await story.open(user, desktop);
    await tabTo(page, page.getByRole('link', { name: /^Att göra \(16\)$/ }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('link', { name: /^Remissdatum saknas 8$/ }));
    await page.keyboard.press('Enter');
    await typeEight(page);
    expect(await referrals(user)).toEqual(expected);
  });
});

describe('a row', () => {
  const user = 'staff@akademiska';
  beforeAll(async () => {
    await story.take(user, [assessed('AK-1'), assessed('AK-2')]);
  });
  const openKind = async (options = desktop, kind = 'referral-date') => {
    const page = await story.open(user, options);
    await page.goto(`${story.portal}worklist?year=2026&kind=${kind}`);
    await page.locator('.need').first().waitFor();
    return page;
  };
  const field = (page: Page, reference: string) =>
    page.getByLabel(`${reference}: Remissdatum till nybesöket 2026-03-02`, { exact: true });

  it('says why a day is not saved, and saves nothing', async () => {
    const page = await openKind();
    await field(page, 'AK-1').fill('2026-03-03');
    await field(page, 'AK-1').press('Enter');
    await page.locator('.need [role=alert]').waitFor();
    await looksRight(page, 'worklist-refused');
    const { visits } = await (await story.ask(user, '/patients/AK-1')).json();
    expect(visits[0].referralReceivedOn).toBeUndefined();
  });

  it('says that another person has filled it in, and leaves that date', async () => {
    const page = await openKind();
    await story.take(user, [assessed('AK-1', { referralReceivedOn: '2026-02-01' })]);
    await field(page, 'AK-1').fill('2026-01-05');
    await field(page, 'AK-1').press('Enter');
    await page.getByText('Någon annan har redan skrivit 2026-02-01.').waitFor();
  });

  it('takes a saved date back', async () => {
    const page = await openKind();
    await field(page, 'AK-2').fill('260105');
    await field(page, 'AK-2').press('Enter');
    await page.getByRole('button', { name: 'Ångra' }).click();
    await field(page, 'AK-2').waitFor();
    await expect
      .poll(async () => (await (await story.ask(user, '/patients/AK-2')).json()).visits[0])
      .not.toHaveProperty('referralReceivedOn');
  });

  it('is put off with a day and a reason, on a phone', async () => {
    const page = await openKind(phone);
    await looksRight(page, 'worklist-phone');
    await page.getByRole('button', { name: /^Skjut upp: AK-2/ }).click();
    const form = dialog(page, 'Skjut upp: AK-2');
    await form.getByLabel('Kommer tillbaka').fill('2026-12-01');
    await form.getByLabel('Orsak').fill('Remissen är beställd');
    await looksRight(page, 'worklist-snooze');
    await form.getByRole('button', { name: 'Skjut upp' }).click();
    await isClosed(form);
    await page.getByText('Remissdatum saknas: klart').waitFor();
  });

  it('goes to the next with j, back with k, and is put off with e', async () => {
    const page = await openKind(desktop, 'send');
    const create = (reference: string) => page.getByRole('button', { name: `Skapa enkät: ${reference}` });
    await create('AK-1').focus();
    await page.keyboard.press('j');
    await isFocused(create('AK-2'));
    await page.keyboard.press('k');
    await isFocused(create('AK-1'));
    await page.keyboard.press('e');
    await dialog(page, 'Skjut upp: AK-1').waitFor();
    await page.keyboard.press('Escape');
    await create('AK-1').click();
    await dialog(page, /enkät/i).waitFor();
  });
});
