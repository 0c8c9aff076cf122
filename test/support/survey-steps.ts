import type { Locator, Page } from 'playwright-core';

/** The actions of a patient on the survey page with script. */

/** An option of the question that is shown. */
export const choice = (page: Page, text: string | RegExp): Locator =>
  page.locator('fieldset:visible label', { hasText: text });

/** Waits until a question is shown. */
export const shown = (page: Page, question: string | RegExp): Promise<void> =>
  page.locator('legend:visible', { hasText: question }).waitFor();

/** Waits until the line at the top of the card, or the list on the last screen, says so. */
export const told = (page: Page, text: string | RegExp): Promise<void> =>
  page.locator('.state:visible, .status:visible', { hasText: text }).first().waitFor();

/** Goes on from a breathing point. */
export const goOn = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Fortsätt', exact: true }).click();

export const thanked = (page: Page): Promise<void> =>
  page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();

/** Waits until the phone can show the page without a network. */
export const workerReady = (page: Page): Promise<void> =>
  page.evaluate(async () => void (await navigator.serviceWorker.ready));

/** Answers PREM, which is sent from its only question. */
export async function answerPrem(page: Page, text = 'Mycket bra'): Promise<void> {
  await tap(page, 'Vem svarar?', /^Jag är patienten$/);
  await tap(page, 'Hur upplevde du besöket', text);
}

/** Waits until a question is shown, and taps an option; the next question comes by itself. */
export async function tap(page: Page, question: string | RegExp, text: string | RegExp): Promise<void> {
  await shown(page, question);
  await choice(page, text).first().click();
}

/** Taps the first option of every question until the summary of the part is shown. */
export async function tapThrough(page: Page): Promise<void> {
  const summary = page.getByRole('heading', { name: 'Stämmer det här?' });
  const legend = page.locator('legend:visible');
  const pause = page.getByRole('button', { name: 'Fortsätt', exact: true });
  for (;;) {
    await legend.or(summary).or(pause).waitFor();
    if (await summary.isVisible()) return;
    if (await pause.isVisible()) {
      await pause.click();
      await pause.waitFor({ state: 'hidden' });
      continue;
    }
    const [asked] = await legend.elementHandles();
    if (!asked) continue;
    // A patient reads the question during this time; a test does not need it.
    await page.evaluate(() => document.documentElement.classList.remove('settling'));
    await page.locator('fieldset:visible label').first().click();
    await asked.waitForElementState('hidden');
  }
}

export const sendPart = (page: Page): Promise<void> =>
  page.getByRole('button', { name: 'Skicka den här delen' }).click();
