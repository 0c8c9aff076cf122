import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { surveyForEach } from '../support/survey-site.ts';
import { answerPrem, choice, goOn, sendPart, shown, tap, thanked } from '../support/survey-steps.ts';

const site = surveyForEach();
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

describe('a draft on the phone', () => {
  it('is restored after the page was closed, at the question where the patient stopped', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', 'vårdnadshavare');
    await goOn(page);
    await tap(page, 'hantera maten', 'Ganska svårt');
    await page.getByText('Fråga 2 av 10').waitFor();
    await page.getByRole('button', { name: 'Rensa på den här telefonen' }).waitFor();
    await page.close();

    const again = await site.openAgain(code, page.context());
    await again.getByText('Fråga 2 av 10').waitFor();
    await again.locator('legend:visible', { hasText: 'ditt barn' }).waitFor();
    await again.getByRole('button', { name: 'Tillbaka' }).click();
    expect(await choice(again, 'Ganska svårt').locator('input').isChecked()).toBe(true);
  });

  it('holds neither the code nor an answer in readable form, and opens for the right code only', async () => {
    const [one, other] = [await site.invite(), await site.invite()];
    const page = await site.open(one.code);
    await answerPrem(page);
    await expect.poll(() => kept(page)).toMatch(/survey:/);
    const text = await kept(page);
    for (const secret of [one.code, 'very-good', 'patient', 'prem', 'Sahlgrenska']) {
      expect(text).not.toContain(secret);
    }
    const second = await site.openAgain(other.code, page.context());
    await second.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
    expect(await second.locator('input:checked').count()).toBe(0);
  });

  it('is gone after «Rensa på den här telefonen»', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await answerPrem(page);
    const clear = page.getByRole('button', { name: 'Rensa på den här telefonen' });
    await clear.click();
    await page.getByText('Vill du rensa?').waitFor();
    await clear.click();
    await page.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
    await expect.poll(() => kept(page)).toBe('{}');
    await page.reload();
    await page.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
    expect(await page.locator('input:checked').count()).toBe(0);
  });

  it('is deleted after 30 days, for every code', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await answerPrem(page);
    await expect.poll(() => kept(page)).toMatch(/survey:/);
    await page.close();
    const later = await page.context().newPage();
    await later.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 31 * 86_400_000;
    });
    await later.goto(site.link((await site.invite()).code));
    await later.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
    await expect.poll(() => kept(later)).toBe('{}');
  });

  it('is kept past 30 days when it waits to be sent, and is sent at last', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    site.network.fate = () => 'cut';
    await sendPart(page);
    await page.getByRole('heading', { name: 'Inte skickat än', level: 1 }).waitFor();
    await page.close();
    site.network.fate = () => 'serve';
    const later = await page.context().newPage();
    await later.addInitScript(() => {
      const now = Date.now;
      Date.now = () => now() + 400 * 86_400_000;
    });
    await later.goto(site.link((await site.invite()).code));
    await shown(later, 'Vem svarar?');
    await later.goto(site.link(code));
    await thanked(later);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('keeps the part that the page has no words for in another language', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await answerPrem(page);
    await sendPart(page);
    await goOn(page);
    await tap(page, 'hantera maten', 'Ganska svårt');
    await page.getByText('Fråga 3 av 11').waitFor();
    await page.goto(`${site.link(code)}?lang=fi`);
    await page.locator('html[lang=fi]').waitFor();
    await expect.poll(() => kept(page)).toMatch(/survey:/);
    await page.goto(site.link(code));
    await page.locator('legend:visible').waitFor();
    await page.getByRole('button', { name: 'Tillbaka' }).click();
    expect(await choice(page, 'Ganska svårt').locator('input').isChecked()).toBe(true);
  });
});
