import type { Page } from 'playwright-core';
import { expect, it } from 'vitest';
import { storyForAll } from '../support/story.ts';
import { chooseInMenu, dialog, isClosed, looksRight, tabTo } from '../support/story-page.ts';

const story = storyForAll(async () => undefined);
const staff = 'staff@akademiska';

/** Makes it so many minutes since anybody touched the portal. */
const lastTouched = (page: Page, minutes: number) =>
  page.evaluate((at) => localStorage.setItem('nhv.touched', String(at)), Date.now() - minutes * 60_000);

it('a session that nobody touches is ended after a warning, keeps what is typed, and signing out ends every tab', async () => {
  const page = await story.open(staff, { at: 'patients' });
  await page.getByRole('button', { name: 'Registrera patient' }).first().click();
  const form = dialog(page, 'Registrera patient');
  const reference = form.getByLabel('Referens');
  await reference.fill('UAS-1');

  await lastTouched(page, 28.5);
  const warning = dialog(page, 'Du loggas snart ut');
  await warning.waitFor();
  await looksRight(page, 'idle-warning');
  await tabTo(page, warning.getByRole('button', { name: 'Fortsätt arbeta' }));
  await page.keyboard.press('Enter');
  await isClosed(warning);
  expect(await reference.inputValue()).toBe('UAS-1');

  await lastTouched(page, 31);
  const again = dialog(page, 'Logga in igen');
  await again.getByText('Du har inte använt portalen på 30 minuter.').waitFor();
  expect(await page.getByText('Registrera patient').first().isVisible()).toBe(false);
  await looksRight(page, 'idle-end');
  const opened = page.context().waitForEvent('page');
  await again.getByRole('button', { name: 'Logga in i ny flik' }).click();
  await (await opened).locator(`button[value="${staff}"]`).click();
  await isClosed(again);
  expect(await reference.inputValue()).toBe('UAS-1');

  const other = await page.context().newPage();
  await other.goto(story.portal);
  await other
    .getByRole('button', { name: 'Logga in' })
    .or(other.getByRole('navigation', { name: 'Portalen' }))
    .waitFor();
  if (await other.getByRole('button', { name: 'Logga in' }).isVisible())
    await other.getByRole('button', { name: 'Logga in' }).click();
  await chooseInMenu(other, 'Logga ut');
  await page.getByRole('button', { name: 'Logga in' }).waitFor();
  expect(await reference.isVisible()).toBe(false);
});
