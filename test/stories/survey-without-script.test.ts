import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, expectAccessible, expectFitsWidth, onCopy, openPage } from '../support/browser.ts';
import { surveyForAll, surveySite } from '../support/survey-site.ts';

const site = surveyForAll();
const plain = (viewport = { width: 320, height: 640 }) => openPage({ javaScriptEnabled: false, viewport });

/** The form that is open on the page. */
const openForm = (page: Page, form: string) => page.locator(`form#${form}`);

async function fill(page: Page, form: string, answers: Record<string, string>): Promise<void> {
  for (const [name, value] of Object.entries(answers)) {
    await openForm(page, form).locator(`input[name="${name}"][value="${value}"]`).check();
  }
}

describe('a patient without script', () => {
  it('answers all three forms, each stored when it is sent', async () => {
    const { code, stored } = await site.invite();
    const page = await plain();
    await page.goto(site.link(code));
    await onCopy(page, expectAccessible);
    await expectFitsWidth(page);

    await fill(page, 'prem', { respondent: 'patient-with-help', overall: 'good' });
    await openForm(page, 'prem').getByRole('button').click();
    expect((await stored())?.answers?.prem?.respondent).toBe('patient-with-help');
    await page.getByText('Den här delen är besvarad. Tack!').waitFor();
    await onCopy(page, expectAccessible);

    await fill(page, 'face', { respondent: 'patient', side: 'right', '1': '2', '15': '5' });
    await openForm(page, 'face').getByRole('button').click();
    await page.getByRole('heading', { name: 'Vardagen den senaste månaden' }).waitFor();
    await fill(page, 'fdi', { respondent: 'patient', '1': '0', '6': '6', '10': '1' });
    await openForm(page, 'fdi').getByRole('button').click();

    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade', level: 1 }).waitFor();
    expect(await page.getByText(/Kvitto [0-9A-F]{4}-[0-9A-F]{4}/).count()).toBe(3);
    await onCopy(page, expectAccessible);
    const answers = (await stored())?.answers;
    expect(answers?.face?.values).toEqual({ side: 'right', '1': 2, '15': 5 });
    expect(answers?.fdi?.values).toEqual({ '1': 0, '6': 6, '10': 1 });
  });

  it('sees the missing answers, with links from a summary, and keeps the given answers', async () => {
    const { code } = await site.invite();
    const page = await plain();
    await page.goto(site.link(code));
    await fill(page, 'prem', { overall: 'poor' });
    await openForm(page, 'prem').getByRole('button').click();

    const summary = page.getByRole('alert');
    await summary.getByText('Något saknas').waitFor();
    expect(await page.title()).toMatch(/^Något saknas/);
    await onCopy(page, expectAccessible);
    await expectFitsWidth(page);
    await summary.getByRole('link', { name: 'Välj vem som svarar.' }).click();
    expect(page.url()).toMatch(/#prem-respondent$/);
    const who = page.getByRole('radiogroup', { name: 'Vem svarar?' }).first();
    expect(await who.getAttribute('aria-invalid')).toBe('true');
    expect(await page.locator('#prem-respondent-error').textContent()).toBe('Välj vem som svarar.');
    expect(await openForm(page, 'prem').locator('input[value=poor]').isChecked()).toBe(true);

    await fill(page, 'prem', { respondent: 'patient' });
    await openForm(page, 'prem').getByRole('button').click();
    await page.getByText('Den här delen är besvarad. Tack!').waitFor();
  });

  it('is addressed as a parent when answering as one', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await plain();
    await page.goto(site.link(code));
    const question = page.locator('#fdi-2 legend');
    expect(await question.innerText()).toBe('Hur svårt har du haft att dricka ur en mugg?');
    await fill(page, 'fdi', { respondent: 'guardian' });
    expect(await question.innerText()).toBe('Hur svårt har ditt barn haft att dricka ur en mugg?');
  });

  it('changes language by a link', async () => {
    const { code } = await site.invite();
    const page = await plain(desktop);
    await page.goto(site.link(code));
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Questions about care' }).waitFor();
    await onCopy(page, expectAccessible);
    await fill(page, 'prem', { respondent: 'patient', overall: 'good' });
    await openForm(page, 'prem').getByRole('button').click();
    await page.getByText('This part is answered. Thank you!').waitFor();
  });

  it('types a code, sees what is wrong with it, and comes to the questions', async () => {
    const { code } = await site.invite();
    const page = await plain();
    await page.goto(site.origin);
    await onCopy(page, expectAccessible);
    await page.getByLabel('Kod').fill('ABC');
    await page.getByRole('button', { name: 'Öppna frågorna' }).click();
    await page.getByText('Du skrev 3 av 16 tecken.').waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await page.getByLabel('Kod').inputValue()).toBe('ABC');
    await onCopy(page, expectAccessible);
    await page.getByLabel('Kod').fill(code.toLowerCase().replace(/(.{4})/g, '$1 '));
    await page.getByRole('button', { name: 'Öppna frågorna' }).click();
    await page.getByRole('heading', { name: 'Frågor om vården' }).waitFor();
  });

  it('goes back after sending: the same answers are stored once, others are too late', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await plain();
    await page.goto(site.link(code));
    await fill(page, 'prem', { respondent: 'patient', overall: 'good' });
    await openForm(page, 'prem').getByRole('button').click();
    await page.getByText('Den här delen är besvarad. Tack!').waitFor();
    const before = await stored();

    // Whether the browser has cached the page or fetches it again, only one answer is stored.
    await page.goBack();
    const form = openForm(page, 'prem').or(page.getByText('Den här delen är besvarad. Tack!'));
    await form.waitFor();
    if (await openForm(page, 'prem').isVisible()) {
      await fill(page, 'prem', { respondent: 'patient', overall: 'poor' });
      await openForm(page, 'prem').getByRole('button').click();
      await page.getByRole('heading', { name: 'Den här delen är redan besvarad' }).waitFor();
      await page.getByRole('link', { name: 'Fortsätt' }).click();
      await page.getByText('Den här delen är besvarad. Tack!').waitFor();
    }
    expect(await stored()).toEqual(before);
  });

  it('gets help when the link leads nowhere', async () => {
    const { code } = await site.invite({ expiresAt: '2026-02-28' });
    const page = await plain();
    for (const path of [`/e/${code}`, '/e/0000000000000000', '/nowhere']) {
      await page.goto(site.origin + path);
      expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
      expect(await page.getByText('inte blev skickade').isVisible()).toBe(false);
      await onCopy(page, expectAccessible);
      await expectFitsWidth(page);
    }
  });

  it('gets help when many codes have been wrong, while the right one opens', async () => {
    const strict = await surveySite({ guess: { slips: 0, perAddress: 1, total: 100, windowSeconds: 300 } });
    const { code } = await strict.invite();
    const page = await plain();
    for (const path of ['/e/0000000000000000', '/e/0000000000000001']) await page.goto(strict.origin + path);
    await page.getByRole('heading', { name: 'Många koder har skrivits fel' }).waitFor();
    await onCopy(page, expectAccessible);
    await expectFitsWidth(page);
    await page.getByLabel('Kod').fill(code);
    await page.getByRole('button', { name: 'Öppna frågorna' }).click();
    await page.getByRole('heading', { name: 'Frågor om vården' }).waitFor();
  });
});
