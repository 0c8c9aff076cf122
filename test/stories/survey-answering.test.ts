import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectEasyOnTheEyes, expectFitsWidth, openPage } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';
import { choice, goOn, sendPart, shown, tap, tapThrough, thanked, told } from '../support/survey-steps.ts';

const site = surveyForAll();

/** The text of the question, in the voice that is shown. */
const question = (page: Page) => page.locator('legend:visible').innerText();

describe('a patient with a phone', () => {
  it('answers one question at a time and sends each part after reviewing it', async () => {
    const { code, stored } = await site.invite();
    const page = await site.open(code, { viewport: { width: 320, height: 640 } });
    const looksRight = async () => {
      await expectAccessible(page);
      await expectEasyOnTheEyes(page);
      await expectFitsWidth(page);
      expect(await page.locator('fieldset:visible').count()).toBeLessThanOrEqual(1);
    };
    await looksRight();
    await tap(page, 'Vem svarar?', 'Jag är patienten och får hjälp');
    await page.getByText('Fråga 1 av 27').waitFor();
    await looksRight();
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await sendPart(page);
    await told(page, '✓ Del 1 är skickad.');
    await page.getByText('Nu 16 frågor, ungefär 3 minuter.').waitFor();
    await looksRight();
    expect((await stored())?.answers?.prem?.respondent).toBe('patient-with-help');

    await goOn(page);
    await page.getByText('Del 2 av 3 · Fråga 2 av 27').waitFor();
    await looksRight();
    await tapThrough(page);
    await looksRight();
    await sendPart(page);
    await told(page, '✓ Del 2 är skickad.');
    await tapThrough(page);
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade', level: 1 }).waitFor();
    await looksRight();
    const answers = (await stored())?.answers;
    expect(Object.keys(answers ?? {}).sort()).toEqual(['face', 'fdi', 'prem']);
    expect(Object.keys(answers?.face?.values ?? {})).toHaveLength(16);
    expect(answers?.fdi?.respondent).toBe('patient-with-help');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('changes an answer from the summary and comes back to it', async () => {
    const { code, stored } = await site.invite({ forms: ['fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await goOn(page);
    await tapThrough(page);
    await page.getByRole('button', { name: /dricka ur en mugg.*Inte svårt.*Ändra/s }).click();
    await tap(page, 'dricka ur en mugg', 'Ganska svårt');
    await page.getByRole('button', { name: /dricka ur en mugg.*Ganska svårt/s }).waitFor();
    await sendPart(page);
    await thanked(page);
    expect((await stored())?.answers?.fdi?.values).toMatchObject({ '1': 5, '2': 3 });
  });

  it('goes back and forward, also with the browser’s own buttons', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await page.goBack();
    await shown(page, 'Vem svarar?');
    await page.goForward();
    await shown(page, 'Hur upplevde du besöket');
    await page.getByRole('button', { name: 'Tillbaka' }).click();
    await shown(page, 'Vem svarar?');
    expect(
      await choice(page, /^Jag är patienten$/)
        .locator('input')
        .isChecked(),
    ).toBe(true);
  });

  it('cannot go back into a part that is sent', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await sendPart(page);
    await told(page, '✓ Del 1 är skickad.');
    await page.goBack();
    await goOn(page);
    await shown(page, 'hantera maten');
    expect(await page.getByRole('button', { name: 'Skicka den här delen' }).isVisible()).toBe(false);
  });

  it('must answer the required questions, and may skip the rest', async () => {
    const { code, stored } = await site.invite({ forms: ['fdi'] });
    const page = await site.open(code);
    const next = page.getByRole('button', { name: 'Nästa' });
    await next.click();
    await page.getByText('Välj vem som svarar.').waitFor();
    await expectAccessible(page);
    const who = page.getByRole('radiogroup', { name: 'Vem svarar?' });
    expect(await who.getAttribute('aria-invalid')).toBe('true');
    await choice(page, /^Jag är patienten$/).click();
    await goOn(page);
    for (let question = 1; question <= 10; question += 1) {
      await page.getByText(`Fråga ${question} av 10`).waitFor();
      await next.click();
    }
    await sendPart(page);
    await page.getByText('Besvara minst en fråga.').waitFor();
    expect((await stored())?.answers ?? {}).toEqual({});
    await choice(page, 'Lite svårt').click();
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.fdi?.values).toEqual({ '1': 4 });
  });

  it('is addressed as a parent when answering as one, in the questions and the summary', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', 'vårdnadshavare');
    const intro = page.locator('.intro:visible');
    await intro.waitFor();
    expect(await intro.innerText()).toContain('Tänk på hur ditt barn har haft det');
    await goOn(page);
    await shown(page, 'hantera maten');
    expect(await question(page)).toBe(
      'Hur svårt har ditt barn haft att hantera maten i munnen vid måltider?',
    );
    await tapThrough(page);
    await page.getByRole('button', { name: 'Hur svårt har ditt barn haft att dricka ur en mugg?' }).waitFor();
  });

  it('keeps the answers chosen before the script started', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await openPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const input = document.querySelector<HTMLInputElement>('[name=respondent][value=patient]');
        if (!input || document.querySelector('.js')) return;
        input.checked = true;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(site.link(code));
    await goOn(page);
    await shown(page, 'hantera maten');
  });

  it('needs one response before a question can be answered', async () => {
    const { code } = await site.invite();
    const page = await openPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(site.link(code), { waitUntil: 'networkidle' });
    await shown(page, 'Vem svarar?');
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([site.link(code)]);
  });

  it('reports the page as opened at the first touch, not before', async () => {
    const { code, stored } = await site.invite();
    const page = await site.open(code);
    await shown(page, 'Vem svarar?');
    expect((await stored())?.openedAt).toBeUndefined();
    await page.mouse.click(5, 300);
    await expect.poll(async () => (await stored())?.openedAt).toBe('2026-03-01T10:00:00Z');
  });

  it('is not sent by a program that clicks everything', async () => {
    const { code, stored } = await site.invite({ forms: ['face'] });
    const page = await site.open(code);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('button')) button.click();
      for (const form of document.querySelectorAll('form')) form.requestSubmit();
    });
    await shown(page, 'Vem svarar?');
    expect(await stored()).not.toHaveProperty('openedAt');
    expect((await stored())?.answers ?? {}).toEqual({});
    expect(site.seen.filter(({ path }) => path.includes(`/api/survey/${code}`))).toEqual([]);
  });

  it('types a code, which is grouped during typing', async () => {
    const page = await openPage();
    await page.goto(site.origin);
    const field = page.getByLabel('Kod');
    await field.pressSequentially('abcd1234 efg');
    expect(await field.inputValue()).toBe('abcd-1234-efg');
    await field.press('ArrowLeft');
    await field.press('Backspace');
    await field.press('x');
    expect(await field.inputValue()).toBe('abcd-1234-exg');

    // The error is shown at the field, and the focus stays in it.
    await field.press('Enter');
    await page.getByText('Du skrev 11 av 16 tecken.').waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.keyboard.type('9');
    expect(await field.inputValue()).toBe('ABCD-1234-EXG9');
    await expectAccessible(page);
    await page.keyboard.type('zzzz');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'Koden finns inte' }).waitFor();
    expect(await field.inputValue()).toBe('ABCD-1234-EXG9-ZZZZ');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await expectAccessible(page);
  });
});
