import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsWidth, openPage } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';

const site = surveyForAll();
const rows = (page: Page) => page.locator('.summary button').allInnerTexts();
const legend = (page: Page) => page.locator('legend:visible');

/** Goes to the summary with keys, and skips some of the ten questions. */
async function skip(page: Page, left: readonly number[]): Promise<void> {
  await page.locator('input[name=respondent]').first().focus();
  await page.keyboard.press('Space');
  await page.keyboard.press('Enter');
  await page.locator('.intro:visible').waitFor();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  for (let question = 1; question <= 10; question += 1) {
    await page.locator('.count', { hasText: ` ${question} ` }).waitFor();
    await page.keyboard.press('Tab');
    if (!left.includes(question)) await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
  }
  await page.locator('h3:visible').waitFor();
}

describe('skipped questions', () => {
  it.each([
    [
      'sv',
      '2 frågor saknar svar. Du kan svara nu eller skicka ändå.',
      '1 fråga saknar svar.',
      'Inget svar',
      'Svara',
    ],
    [
      'en',
      '2 questions have no answer. You can answer now or send anyway.',
      '1 question has no answer.',
      'No answer',
      'Answer',
    ],
  ])(
    'come first in the summary, counted, each with a link to the question: %s',
    async (language, two, one, none, answer) => {
      const { code, stored } = await site.invite({ forms: ['fdi'] });
      const page = await openPage({ viewport: { width: 320, height: 640 } });
      await page.goto(`${site.link(code)}?lang=${language}`);
      await skip(page, [3, 7]);
      const said = page.locator('#skipped');
      expect(await said.innerText()).toBe(two);
      expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))).toBe(
        'skipped',
      );
      const before = await rows(page);
      expect(before).toHaveLength(11);
      for (const row of before.slice(0, 2)) expect(row).toMatch(new RegExp(`${none}\\s+${answer}$`));
      for (const row of before.slice(2)) expect(row).not.toContain(none);
      await expectAccessible(page);
      await expectFitsWidth(page);

      const first = page.locator('.summary button').first();
      const question = await first.locator('span').innerText();
      await first.click();
      expect(await legend(page).innerText()).toBe(question);
      await page.locator('fieldset:visible label').first().click();
      await said.filter({ hasText: one }).waitFor();
      expect((await rows(page)).filter((row) => row.includes(none))).toHaveLength(1);
      await expectAccessible(page);

      await page.locator('[type=submit]:visible').click();
      await expect
        .poll(async () => Object.keys((await stored())?.answers?.fdi?.values ?? {}))
        .toEqual(['1', '2', '3', '4', '5', '6', '8', '9', '10']);
    },
  );

  it('cannot be sent when no question is answered, and are not mentioned when all are', async () => {
    for (const [left, said] of [
      [[1, 2, 3, 4, 5, 6, 7, 8, 9, 10], ['10 frågor saknar svar.']],
      [[], []],
    ] as const) {
      const { code } = await site.invite({ forms: ['fdi'] });
      const page = await site.open(code);
      await skip(page, left);
      expect(await page.locator('#skipped').allInnerTexts()).toEqual(said);
      expect(await page.getByText('Inget svar').count()).toBe(left.length);
    }
  });
});
