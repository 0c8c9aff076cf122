import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { openPage } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, looksRight, measureRow, signIn } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const many = 'staff@linkoping';

/** Removes the day the referral came. */
const withoutReferral = (patient: object): object => ({
  ...patient,
  visits: (patient as { visits: { referralReceivedOn?: string }[] }).visits.map(
    ({ referralReceivedOn: _, ...visit }) => visit,
  ),
});

const story = storyForAll(async (story) => {
  const answers = Array.from({ length: 5 }, () => 'good');
  await story.take(
    staff,
    assessedPatients('SU-81', answers).map((patient, index) =>
      index < 3 ? withoutReferral(patient) : patient,
    ),
  );
  await story.take(
    many,
    Array.from({ length: 60 }, (_, index) => ({
      reference: `LI-${String(index + 1).padStart(4, '0')}`,
      birthDate: index < 2 ? '2003-02-01' : '1990-01-01',
      visits: [],
      treatments: [],
      invitations: [],
    })),
  );
});

const listed = async (page: Page, caption: string): Promise<string[]> => {
  const table = page.getByRole('table', { name: caption, exact: true });
  await table.waitFor();
  return table.getByRole('rowheader').allInnerTexts();
};

describe('working through missing facts', () => {
  it('goes from patient to patient, each with a link straight to the field', async () => {
    const page = await story.open(staff);
    await measureRow(page, 'T1').getByRole('link', { name: '3 nybesök utan remissdatum' }).click();
    expect(await listed(page, '3 patienter')).toEqual(['SU-81-1', 'SU-81-2', 'SU-81-3']);
    await page.getByRole('link', { name: 'SU-81-1' }).click();

    const trail = page.getByRole('navigation', { name: 'Listan som du arbetar igenom' });
    for (const [at, reference] of ['SU-81-1', 'SU-81-2', 'SU-81-3'].entries()) {
      await page.getByRole('heading', { name: reference, level: 1 }).waitFor();
      await trail.getByText(`${at + 1} av 3`).waitFor();
      await page.getByText('Remissdatum saknas').waitFor();
      if (at === 0) await looksRight(page, 'missing-marked');
      const missing = page.locator('.notice').filter({ hasText: 'Saknas: remissdatum' });
      await missing.getByRole('button', { name: 'Fyll i' }).click();
      const form = dialog(page, 'Ändra besöket');
      const field = form.getByRole('textbox', { name: 'Godkänd remiss kom' });
      await field.and(page.locator(':focus')).waitFor();
      await field.fill('2026-01-12');
      await form.getByRole('button', { name: 'Spara' }).click();
      await form.waitFor({ state: 'detached' });
      await missing.waitFor({ state: 'detached' });
      await page.getByText('Remissdatum saknas').waitFor({ state: 'detached' });
      if (at < 2) await trail.getByRole('link', { name: 'Nästa i listan' }).click();
    }
    await trail.getByText('Sist i listan').waitFor();
    await story.settled();
    await page.getByRole('link', { name: 'Tillbaka till listan för T1 2026' }).click();
    await page.getByText('Inget saknas: alla uppgifter är ifyllda.').waitFor();
  });

  it('fetches the next patient after a reload', async () => {
    const page = await story.open(staff);
    await page.goto(`${story.portal}measures/2026/T1?landed=denominator`);
    await page.getByRole('link', { name: 'SU-81-4' }).click();
    await page.getByText('4 av 5').waitFor();
    await page.reload();
    await page.getByRole('link', { name: 'Nästa i listan' }).click();
    await page.getByRole('heading', { name: 'SU-81-5', level: 1 }).waitFor();
    await page.getByText('Sist i listan').waitFor();
    expect(await page.getByText('5 av 5').count()).toBe(0);
  });
});

describe('finding a patient', () => {
  const search = (page: Page) => page.getByLabel('Sök på referens eller födelsedatum');

  it('by the end of the reference, and Back leads to the same list', async () => {
    const page = await story.open(many, { at: 'patients' });
    expect(await listed(page, '50 av 60 patienter visas')).toHaveLength(50);
    await search(page).fill('005');
    expect(await listed(page, '11 patienter')).toContain('LI-0059');
    expect(new URL(page.url()).search).toBe('?q=005');
    await looksRight(page, 'found');
    await page.getByRole('link', { name: 'LI-0055' }).click();
    await page.getByRole('heading', { name: 'LI-0055', level: 1 }).waitFor();
    await page.goBack();
    expect(await search(page).inputValue()).toBe('005');
    expect(await listed(page, '11 patienter')).toContain('LI-0059');
    const link = page.getByRole('link', { name: 'LI-0055' });
    await link.and(page.locator(':focus')).waitFor();
    await page.getByRole('link', { name: 'Patienter', exact: true }).click();
    await listed(page, '50 av 60 patienter visas');
    expect(await search(page).inputValue()).toBe('');
  });

  it('by birth date, which is in no address and is restored after Back', async () => {
    const page = await openPage();
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await signIn(page, story.portal, many, 'patients');
    for (const typed of ['20030201', '2003-02-01']) {
      await page.getByRole('link', { name: 'Patienter', exact: true }).click();
      await listed(page, '50 av 60 patienter visas');
      await search(page).fill(typed);
      expect((await listed(page, '2 patienter')).sort()).toEqual(['LI-0001', 'LI-0002']);
      await page.getByRole('link', { name: 'LI-0002' }).click();
      await page.getByRole('heading', { name: 'LI-0002', level: 1 }).waitFor();
      await page.goBack();
      expect(await search(page).inputValue()).toBe(typed);
      expect((await listed(page, '2 patienter')).sort()).toEqual(['LI-0001', 'LI-0002']);
      expect(page.url()).toBe(`${story.portal}patients?q=`);
    }
    expect(asked.filter((url) => /2003-?02/.test(url))).toEqual([]);
  });

  it('shows as many rows as before, at the patient that was left', async () => {
    const page = await story.open(many, { at: 'patients' });
    await page.getByRole('button', { name: 'Visa fler' }).click();
    expect(await listed(page, '60 patienter')).toHaveLength(60);
    await page.getByRole('link', { name: 'LI-0058' }).click();
    await page.getByRole('heading', { name: 'LI-0058', level: 1 }).waitFor();
    await page.goBack();
    expect(await listed(page, '60 patienter')).toHaveLength(60);
    const link = page.getByRole('link', { name: 'LI-0058' });
    await link.and(page.locator(':focus')).waitFor();
    const box = await link.boundingBox();
    expect(box && box.y > 0 && box.y < (page.viewportSize()?.height ?? 0)).toBe(true);
  });

  it('leaves the place to whoever has begun something else when the list comes', async () => {
    const page = await story.open(many, { at: 'patients/LI-0058' });
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/portal/patients/search', async (route) => {
      await held;
      await route.continue();
    });
    await page.getByRole('link', { name: 'Alla patienter' }).click();
    await search(page).focus();
    release();
    await listed(page, '50 av 60 patienter visas');
    const link = page.getByRole('link', { name: 'LI-0058' });
    await page
      .locator('tr.marked')
      .and(page.getByRole('row').filter({ has: link }))
      .waitFor();
    await search(page).and(page.locator(':focus')).waitFor();
  });
});
