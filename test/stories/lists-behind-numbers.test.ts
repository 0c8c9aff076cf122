import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, looksRight, measureRow } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const asked = { occasion: 'new-visit', anchor: 'v1', channel: 'letter', forms: ['prem'] };

const story = storyForAll(async (story) => {
  // Women and men alternate. The first two patients have answered nothing, the second has one form of two.
  const [first, second, ...others] = assessedPatients('SU-71', ['good', 'good', 'good', 'poor', 'good']);
  const sentAt = '2026-11-02T08:00:00Z';
  const half = { ...second?.invitations[0], forms: ['prem', 'face'], sentAt: '2026-03-03T09:00:00Z' };
  await story.take(staff, [
    { ...first, invitations: [{ key: '2026/17', ...asked, sentAt }] },
    { ...second, invitations: [{ ...half, expiresAt: '2026-12-24' }] },
    ...others,
  ]);
});

/** The references that a list shows, in its order. */
async function listed(page: Page, caption: string): Promise<string[]> {
  const table = page.getByRole('table', { name: caption });
  await table.waitFor();
  return table.getByRole('rowheader').allInnerTexts();
}

const back = async (page: Page, text: string) => {
  await page.getByRole('link', { name: text }).click();
};

const awaited = (page: Page): Locator =>
  page.getByRole('region', { name: 'Nybesök' }).getByRole('link', { name: /väntar på svar\s?, visa vilka/ });

describe('a number on a phone', () => {
  it('opens to the patients of one part of it, and a patient leads back to the same list', async () => {
    const page = await story.open(staff);
    await measureRow(page, 'B1').getByRole('rowheader').getByRole('link').click();
    const women = page.getByRole('link', { name: 'kvinna, visa patienterna' });
    expect(await women.innerText()).toMatch(/^3\b/);
    await women.click();

    await page.getByText('Visar bara en del av talet').waitFor();
    const caption = '3 patienter';
    expect(await listed(page, caption)).toEqual(['SU-71-1', 'SU-71-3', 'SU-71-5']);
    const list = page.url();
    await looksRight(page, 'part-of-a-number');

    await page.getByRole('link', { name: 'SU-71-3' }).click();
    await page.getByRole('heading', { name: 'SU-71-3', level: 1 }).waitFor();
    await back(page, 'Tillbaka till listan för B1 2026');
    expect(await listed(page, caption)).toEqual(['SU-71-1', 'SU-71-3', 'SU-71-5']);
    expect(page.url()).toBe(list);
  });

  it('of awaited answers shows the last day, and falls when an answer on paper is typed in', async () => {
    const page = await story.open(staff);
    expect(await awaited(page).innerText()).toMatch(/^2\b/);
    await awaited(page).click();
    expect(await listed(page, '2 enkäter')).toEqual(['SU-71-1', 'SU-71-2']);
    const row = (reference: string) => page.getByRole('row').filter({ hasText: reference }).innerText();
    expect(await row('SU-71-1')).toContain('Väntar på svar till och med 2027-01-31, inte öppnad');
    expect(await row('SU-71-2')).toContain('Väntar på svar till och med 2026-12-24');
    await looksRight(page, 'awaited');

    await page.getByRole('link', { name: 'SU-71-1' }).click();
    await page.getByRole('button', { name: /^Skriv in svar:/ }).click();
    const form = dialog(page, /^Skriv in/);
    await form.getByRole('radio', { name: 'Patienten själv' }).check();
    await form.getByRole('textbox', { name: 'Svaret lämnades' }).fill('2026-11-10');
    await form.locator('fieldset.question').getByRole('radio').first().check();
    await form.getByRole('button', { name: 'Spara svaret' }).click();
    await form.waitFor({ state: 'detached' });
    await story.settled();

    await back(page, 'Tillbaka till enkäterna 2026');
    expect(await listed(page, '1 enkät')).toEqual(['SU-71-2']);
    await page.getByRole('link', { name: '1 väntar', exact: true }).waitFor();
    await page.goto(story.portal);
    expect(await awaited(page).innerText()).toMatch(/^1\b/);
  });
});

describe('an address in the portal', () => {
  it('works for every reference a patient can have, also after a reload', async () => {
    const [patient] = assessedPatients('SU-72', ['good']);
    await story.take('staff@linkoping', [{ ...patient, reference: '..' }]);
    const page = await story.open('staff@linkoping', { at: 'patients' });
    await page.getByRole('link', { name: '..', exact: true }).click();
    await page.getByText('1960-04-30').waitFor();
    await page.reload();
    await page.getByRole('heading', { name: '..', level: 1, exact: true }).waitFor();
    await page.getByText('1960-04-30').waitFor();
  });

  it('that was mistyped with a percent sign leads to the ordinary page for unknown addresses', async () => {
    const page = await story.open(staff);
    await page.goto(`${story.portal}patients/50%`);
    await page.getByText('Det finns ingen patient med den referensen').waitFor();
    await looksRight(page, 'mistyped-address');
  });
});
