import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openPage } from '../support/browser.ts';
import { surveyForEach } from '../support/survey-site.ts';
import {
  answerPrem,
  choice,
  goOn,
  sendPart,
  shown,
  tap,
  tapThrough,
  thanked,
  told,
} from '../support/survey-steps.ts';

const site = surveyForEach();

/** How far down the lowest button of the shown question is, in pixels. */
const lowest = (page: Page) =>
  page
    .locator('form button:visible')
    .evaluateAll((all) => Math.max(...all.map((one) => one.getBoundingClientRect().bottom)));

describe('on a small phone', () => {
  it.each([
    [320, 'sv', 'Fortsätt', 'Nästa', 'Skicka den här delen'],
    [360, 'sv', 'Fortsätt', 'Nästa', 'Skicka den här delen'],
    [320, 'en', 'Go on', 'Next', 'Send this part'],
  ])(
    'a question, its options and both buttons are seen at once: %i pixels, %s',
    async (width, language, onward, next, send) => {
      const { code } = await site.invite();
      const page = await openPage({ viewport: { width, height: 640 } });
      await page.goto(`${site.link(code)}?lang=${language}`);
      await page.locator('html.js').waitFor();
      const press = (name: string) => page.getByRole('button', { name, exact: true }).press('Enter');
      expect(await lowest(page)).toBeLessThanOrEqual(640);
      await choice(page, /.*/).first().locator('input').press('Space');
      await press(next);
      expect(await lowest(page)).toBeLessThanOrEqual(640);
      await choice(page, /.*/).first().locator('input').press('Space');
      await press(send);
      for (const questions of [16, 10]) {
        await page.locator('.state', { hasText: '✓' }).waitFor();
        await press(onward);
        for (let question = 1; question <= questions; question += 1) {
          const asked = await page.locator('legend:visible').innerText();
          expect(await lowest(page), asked).toBeLessThanOrEqual(640);
          await choice(page, /.*/).first().locator('input').press('Space');
          await press(next);
        }
        await press(send);
      }
      await page.locator('.status:visible').waitFor();
    },
  );
});

describe('the line at the top of the card', () => {
  it('says that there is no network, how many parts wait, and when they are sent', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi', 'face'] });
    const page = await site.open(code);
    await answerPrem(page);
    await page.context().setOffline(true);
    await told(page, 'Inget nät. Du kan fortsätta ändå.');
    await sendPart(page);
    await told(page, 'Inget nät. 1 del är sparad här och skickas av sig själv.');
    await tapThrough(page);
    await sendPart(page);
    await told(page, 'Inget nät. 2 delar är sparade här och skickas av sig själva.');
    await expectAccessible(page);
    await page.context().setOffline(false);
    await told(page, '✓ Del 2 är skickad.');
    expect(Object.keys((await stored())?.answers ?? {}).sort()).toEqual(['fdi', 'prem']);
  });

  it('is there without script too', async () => {
    const { code } = await site.invite();
    const page = await site.open(code, { javaScriptEnabled: false });
    const form = page.locator('form#prem');
    await form.locator('input[value=patient]').check();
    await form.locator('input[value=good]').check();
    await form.locator('button').click();
    await told(page, '✓ Del 1 är skickad.');
    await page.getByText('Nu 16 frågor, ungefär 3 minuter.').waitFor();
  });

  it('does not call a part sent that staff have typed in', async () => {
    const { code, reference } = await site.invite({ forms: ['prem', 'fdi'] });
    await site.typeIn(reference);
    for (const javaScriptEnabled of [true, false]) {
      const page = await site.open(code, { javaScriptEnabled });
      await shown(page, 'Vem svarar?');
      expect(await page.getByText('är skickad.').count()).toBe(0);
    }
  });
});

describe('between two parts', () => {
  it('a patient stops, and goes on later where they were', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await answerPrem(page);
    await sendPart(page);
    await told(page, '✓ Del 1 är skickad.');
    await page.getByRole('button', { name: 'Sluta här, fortsätt senare' }).click();
    await page.getByRole('heading', { name: 'Du kan fortsätta senare', level: 1 }).waitFor();
    await told(page, /✓ Del 1 är skickad\.\s+Kvitto [0-9A-F]{4}-[0-9A-F]{4}/);
    await expectAccessible(page);
    await goOn(page);
    await page.getByText('Nu 10 frågor, ungefär 2 minuter.').waitFor();
    await page.close();

    const later = await site.openAgain(code, page.context());
    await told(later, '✓ Del 1 är skickad.');
    await goOn(later);
    await later.getByText('Fråga 1 av 10').waitFor();
    await tapThrough(later);
    await sendPart(later);
    await thanked(later);
  });
});

describe('after the start', () => {
  it('the languages stand behind one word', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    const english = page.getByRole('link', { name: 'English' });
    expect(await english.isVisible()).toBe(true);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    expect(await english.isVisible()).toBe(false);
    await page.getByRole('button', { name: 'Språk' }).press('Enter');
    await english.waitFor();
    expect(await english.evaluate((link) => link === document.activeElement)).toBe(true);
    await expectAccessible(page);
  });

  it('the parts are counted in the language chosen', async () => {
    const { code } = await site.invite({ forms: ['prem', 'face', 'fdi'] });
    const page = await openPage();
    await page.goto(`${site.link(code)}?lang=fi`);
    await tap(page, 'Kuka vastaa?', /^Olen potilas$/);
    await page.getByText('Kysymys 1/1', { exact: true }).waitFor();
    expect(await page.getByText('Osa 1/').count()).toBe(0);
  });

  it('the answers stay when the patient does not clear after all', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await answerPrem(page);
    await page.getByRole('button', { name: 'Rensa på den här telefonen' }).click();
    await page.getByText('Vill du rensa?').waitFor();
    expect(await page.getByRole('button', { name: 'Tillbaka' }).count()).toBe(1);
    await page.getByRole('button', { name: 'Behåll svaren' }).click();
    expect(await page.getByText('Vill du rensa?').isVisible()).toBe(false);
    expect(await choice(page, 'Mycket bra').locator('input').isChecked()).toBe(true);
  });
});
