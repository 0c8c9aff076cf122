import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible, expectFitsWidth, onCopy } from './browser.ts';

/** The actions of staff in the portal, and the claims that hold for every page. */

/** Signs in through the issuer's screen, starting at any path of the portal. */
export async function signIn(page: Page, portal: string, user: string, path = ''): Promise<void> {
  await page.goto(portal + path);
  await page.getByRole('button', { name: 'Logga in' }).click();
  await page.locator(`button[value="${user}"]`).click();
  await page.waitForURL((url) => url.pathname === `/portal/${path}` && url.search === '');
}

/** Opens the menu: on a phone from the bar at the bottom, else in the head. */
export async function openMenu(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: /^(Meny|Mer)$/ }).click();
  const menu = page.locator('.menu');
  await menu.waitFor();
  return menu;
}

/** Chooses an entry of the menu. */
export async function chooseInMenu(page: Page, name: string): Promise<void> {
  const menu = await openMenu(page);
  await menu
    .getByRole('link', { name, exact: true })
    .or(menu.getByRole('button', { name, exact: true }))
    .click();
}

/** Goes to a page whose link stands in the head, or on a phone in the menu. */
export async function goTo(page: Page, name: string): Promise<void> {
  const link = page.getByRole('navigation', { name: 'Portalen' }).getByRole('link', { name, exact: true });
  if (await link.isVisible()) await link.click();
  else await chooseInMenu(page, name);
}

/** Opens the form for the visit of an assessed patient. */
export async function openVisit(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Ändra: nybesök 2026-03-02' }).click();
  const form = dialog(page, 'Ändra besöket');
  await form.waitFor();
  return form;
}

export const save = (form: Locator): Promise<void> => form.getByRole('button', { name: 'Spara' }).click();

/** Creates the invitation that the form is for, on the day of the stories; the dialog with its code and link. */
export async function createInvitation(page: Page, form: Locator): Promise<Locator> {
  await form.getByRole('button', { name: 'Skapa kod och länk' }).click();
  const sheet = dialog(page, 'Enkäten är skapad');
  await sheet
    .getByText(/Svara senast 18 februari 2027/)
    .first()
    .waitFor();
  return sheet;
}

/** What would come out of the printer, as text. */
export async function onPaper(page: Page): Promise<string> {
  await page.emulateMedia({ media: 'print' });
  const text = await page.locator('body').innerText();
  await page.emulateMedia({ media: 'screen' });
  return text;
}

let shots = 0;

/**
 * Claims that the page as it is is accessible and needs no scrolling sideways. When SCREENSHOTS names a
 * folder, saves a picture of the page there.
 */
export async function looksRight(page: Page, what: string): Promise<void> {
  const folder = process.env.SCREENSHOTS;
  if (folder) {
    mkdirSync(folder, { recursive: true });
    shots += 1;
    const name = `${process.env.VITEST_POOL_ID}-${String(shots).padStart(2, '0')}-${what}-${page.viewportSize()?.width}.png`;
    // A dialog covers the screen, not the whole page.
    const fullPage = (await page.locator('dialog[open]').count()) === 0;
    await page.screenshot({ path: join(folder, name), fullPage });
  }
  await expectFitsWidth(page);
  await expectAccessible(page);
}

/** Claims the same of a page that runs no script. */
export async function looksRightWithoutScript(page: Page, what: string): Promise<void> {
  await expectFitsWidth(page);
  await onCopy(page, (copy) => looksRight(copy, what));
}

/** The dialog that is open, by its title. */
export const dialog = (page: Page, name: string | RegExp): Locator => page.getByRole('dialog', { name });

export const isClosed = (form: Locator): Promise<void> => form.waitFor({ state: 'detached' });

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluate((node) => node === document.activeElement);

export const isFocused = (target: Locator) => expect.poll(() => hasFocus(target)).toBe(true);

/** The row of a measure on the overview. */
export const measureRow = (page: Page, id: string): Locator => page.locator(`tr[data-measure="${id}"]`);

/** The bar of what the patients of a measure of answers have answered. */
export const answersCard = (page: Page, id: string): Locator =>
  page.locator(`section[aria-labelledby="answers-${id}"]`);

/** The counts that a share shows: «3 av 5». */
export async function shownShare(page: Page, id: string): Promise<string> {
  const text = await measureRow(page, id).locator('.measure-of').innerText();
  return text
    .replace(/, visa (dem som räknas|alla)/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** Presses Tab until the target has the focus, as a user without a mouse does. */
export async function tabTo(page: Page, target: Locator, atMost = 40): Promise<void> {
  await target.waitFor();
  for (let presses = 0; presses < atMost; presses += 1) {
    if (await target.evaluate((node) => node === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  expect.fail(`${target} is not reached with ${atMost} presses of Tab`);
}
