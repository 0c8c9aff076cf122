import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, phone } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { createInvitation, dialog, isClosed, looksRight, save } from '../support/story-page.ts';

const staff = 'staff@akademiska';
const story = storyForAll();

const toast = (page: Page) => page.locator('.undo');
const undo = (page: Page) => toast(page).getByRole('button', { name: 'Ångra' });
const stored = async (reference: string) => await (await story.ask(staff, `/patients/${reference}`)).json();

const addVisit = async (page: Page) => {
  await page.getByRole('button', { name: 'Nytt besök' }).click();
  const form = dialog(page, 'Nytt besök');
  await form.getByRole('textbox', { name: 'Datum' }).fill('2026-11-02');
  await save(form);
  await isClosed(form);
};

describe('what was created just now', () => {
  it('is taken back: a patient', async () => {
    const page = await story.open(staff, { at: 'patients', viewport: desktop });
    await page.getByRole('button', { name: 'Registrera patient' }).first().click();
    const form = dialog(page, 'Registrera patient');
    await form.getByLabel('Referens').fill('UAS-1');
    await form.getByLabel('Födelsedatum').fill('850412');
    await form.getByRole('button', { name: 'Registrera' }).click();
    await toast(page).getByText('UAS-1 är registrerad.').waitFor();
    // While the pointer is there, the time waits for the slow look.
    await undo(page).hover();
    await looksRight(page, 'undo');
    await undo(page).click();
    await page.getByText('UAS-1 är borttagen igen').first().waitFor();
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
    expect((await story.ask(staff, '/patients/UAS-1')).status).toBe(404);
  });

  it('is taken back: a visit, by a key', async () => {
    const page = await story.openNewPatient(staff, 'UAS-2', { viewport: phone });
    await addVisit(page);
    await toast(page).getByText('Besöket är sparat.').waitFor();
    await page.getByText('Besöket är sparat. Ångra med u i tio sekunder.').waitFor({ state: 'attached' });
    await undo(page).focus();
    await looksRight(page, 'undo-phone');
    expect((await stored('UAS-2')).visits).toHaveLength(2);
    await page.keyboard.press('u');
    await page.getByText('Besöket är borttaget igen').first().waitFor();
    await toast(page).waitFor({ state: 'detached' });
    expect((await stored('UAS-2')).visits).toHaveLength(1);
  });

  it('is taken back: an invitation, once its code has been looked at', async () => {
    const page = await story.openNewPatient(staff, 'UAS-3', { viewport: desktop });
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const sheet = await createInvitation(page, dialog(page, 'Ny enkät: nybesök'));
    expect(await toast(page).isVisible()).toBe(false);
    await sheet.getByRole('button', { name: 'Stäng' }).click();
    await page.getByRole('button', { name: 'Stäng, inte lämnad' }).click();
    await undo(page).click();
    await page.getByText('Enkäten är tillbakadragen, och koden gäller inte längre').first().waitFor();
    expect((await stored('UAS-3')).invitations).toMatchObject([{ status: 'withdrawn' }]);
  });

  it('stays when another person has changed it', async () => {
    const page = await story.openNewPatient(staff, 'UAS-4', { viewport: desktop });
    await addVisit(page);
    await undo(page).hover();
    const { version, visits, questions: _, invitations: __, need: ___, ...head } = await stored('UAS-4');
    const record = {
      ...head,
      visits: visits.map(
        ({ sunnybrookScore: _score, ...visit }: { sunnybrookScore?: unknown; date: string }) =>
          visit.date === '2026-11-02' ? { ...visit, mode: 'digital' } : visit,
      ),
    };
    const sent = await story.ask(staff, '/patients/UAS-4', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version, record, reason: 'Var digitalt' }),
    });
    expect(sent.status).toBe(200);
    await undo(page).click();
    await toast(page).getByText('Det har ändrats sedan dess, och står kvar.').waitFor();
    expect((await stored('UAS-4')).visits).toHaveLength(2);
  });

  it('cannot be taken back after ten seconds, which wait while the pointer is there', async () => {
    const page = await story.openNewPatient(staff, 'UAS-5', { viewport: desktop });
    await page.clock.install();
    await addVisit(page);
    await undo(page).hover();
    await page.clock.fastForward(60_000);
    expect(await undo(page).isVisible()).toBe(true);
    await page.getByRole('heading', { name: 'UAS-5' }).hover();
    await page.clock.fastForward(10_000);
    await toast(page).waitFor({ state: 'detached' });
    expect((await stored('UAS-5')).visits).toHaveLength(2);
  });
});
