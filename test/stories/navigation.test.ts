import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, phone } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import {
  chooseInMenu,
  dialog,
  isFocused,
  looksRight,
  onPaper,
  openMenu,
  tabTo,
} from '../support/story-page.ts';

const staff = 'staff@akademiska';
const story = storyForAll(async ({ assess }) => {
  for (let number = 1; number <= 12; number += 1) await assess(staff, `UAS-${number}`);
});

const links = (page: Page) => page.getByRole('navigation', { name: 'Portalen' });
const names = async (page: Page) =>
  (await links(page).getByRole('link').allInnerTexts()).map((text) => text.replace(/\s*\(.*/s, ''));

describe('the navigation', () => {
  it('is five links, a search and a menu on a desk', async () => {
    const page = await story.open(staff, { at: 'unit', viewport: desktop });
    await page.getByRole('link', { name: /^Att göra \(\d+\)$/ }).waitFor();
    expect(await names(page)).toEqual(['Översikt', 'Att göra', 'Patienter', 'Enkäter', 'Årsrapport']);
    const cut = await links(page).evaluate((row) => row.scrollWidth - row.clientWidth);
    expect(cut).toBe(0);
    const menu = await openMenu(page);
    await menu.getByText(staff).waitFor();
    await menu.getByText('Vårdpersonal · Akademiska sjukhuset').waitFor();
    expect(await menu.locator('a:visible, button:visible').allInnerTexts()).toEqual([
      'Enheten',
      'Import och export',
      'Kortkommandon',
      'Logga ut',
    ]);
    await looksRight(page, 'menu');
  });

  it.each([320, 360])('is a bar at the bottom of a phone of %i pixels', async (width) => {
    const page = await story.open(staff, { at: 'patients', viewport: { width, height: 640 } });
    await page.getByRole('link', { name: 'UAS-12', exact: true }).waitFor();
    const bar = await links(page).boundingBox();
    expect(bar && bar.y + bar.height).toBe(640);
    const shown = links(page).locator('a:visible, button:visible');
    expect(
      await shown.evaluateAll((all) => all.map((one) => one.textContent?.replace(/\s*\(.*/s, ''))),
    ).toEqual(['Översikt', 'Att göra', 'Patienter', 'Mer']);
    await looksRight(page, 'bar');
    await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight));
    const last = await page.locator('main a:visible, main button:visible').last().boundingBox();
    expect(last && bar && last.y + last.height <= bar.y).toBe(true);
    const menu = await openMenu(page);
    expect(await menu.locator('a:visible, button:visible').allInnerTexts()).toEqual([
      'Enkäter',
      'Årsrapport',
      'Enheten',
      'Import och export',
      'Kortkommandon',
      'Logga ut',
    ]);
    await looksRight(page, 'more');
    expect(await onPaper(page)).not.toContain('Mer');
  });

  it('leaves the buttons of a dialog in sight on a phone', async () => {
    const page = await story.open(staff, { at: 'patients', viewport: phone });
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const register = dialog(page, 'Registrera patient').getByRole('button', { name: 'Registrera' });
    await register.waitFor();
    // A press that the bar took would never reach the button.
    await register.click({ trial: true });
  });
});

describe('the menu', () => {
  it('opens, is walked and closes by keyboard, and gives the focus back', async () => {
    const page = await story.open(staff, { viewport: desktop });
    const opener = page.getByRole('button', { name: 'Meny' });
    await tabTo(page, opener);
    await page.keyboard.press('Enter');
    const menu = page.locator('.menu');
    await isFocused(menu.getByRole('link', { name: 'Enheten' }));
    await page.keyboard.press('ArrowUp');
    await isFocused(menu.getByRole('button', { name: 'Logga ut' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await isFocused(menu.getByRole('link', { name: 'Import och export' }));
    await page.keyboard.press('Escape');
    await menu.waitFor({ state: 'hidden' });
    await isFocused(opener);
    await page.keyboard.press('Enter');
    await isFocused(menu.getByRole('link', { name: 'Enheten' }));
    await page.keyboard.press('End');
    await page.keyboard.press('Tab');
    await menu.waitFor({ state: 'hidden' });
  });

  it('closes on a choice and on a press beside it', async () => {
    const page = await story.open(staff, { viewport: desktop });
    const menu = await openMenu(page);
    await page.getByRole('heading', { level: 1 }).click();
    await menu.waitFor({ state: 'hidden' });
    await chooseInMenu(page, 'Kortkommandon');
    const help = dialog(page, 'Kortkommandon');
    await help.getByRole('button', { name: 'Stäng' }).click();
    await isFocused(page.getByRole('button', { name: 'Meny' }));
    await chooseInMenu(page, 'Enheten');
    await menu.waitFor({ state: 'hidden' });
    await isFocused(page.getByRole('heading', { name: 'Enheten', level: 1 }));
  });
});

describe('the views of an administrator', () => {
  it.each([desktop, phone])('tell the units and what each role may do ($width pixels)', async (viewport) => {
    const page = await story.open('admin', { viewport });
    await page.getByRole('link', { name: 'Enheter och behörighet' }).click();
    await page.getByRole('heading', { name: 'Enheter och behörighet', level: 1 }).waitFor();
    await page
      .getByRole('row', { name: /^Akademiska sjukhuset/ })
      .first()
      .waitFor();
    await page.getByRole('row', { name: /^Administratör.*Patienter, svar och mått/s }).waitFor();
    await looksRight(page, 'admin-units');
  });
});
