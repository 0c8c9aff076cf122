import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { withdrawInvitation } from '../../functions/storage/patient/invitations.ts';
import { expectAccessible, openPage } from '../support/browser.ts';
import { entry } from '../support/builders.ts';
import { surveyForEach } from '../support/survey-site.ts';
import { answerPrem, sendPart, thanked } from '../support/survey-steps.ts';
import { unit } from '../support/survey-world.ts';

/** What holds on the last day of a link, and on the seven days after it. The clock starts on 1 March. */

const site = surveyForEach();
const today = { expiresAt: '2026-03-01' };
const at = (moment: string) => {
  site.clock.now = new Date(moment);
};
const notSent = (page: Page) => page.getByRole('heading', { name: 'Inte skickat än', level: 1 }).waitFor();
const kept = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).filter((name) => name.startsWith('survey:')).length);

/** Answers PREM without a network, so that the phone keeps it. */
async function finishWithoutNetwork(page: Page): Promise<void> {
  await answerPrem(page);
  site.network.fate = () => 'cut';
  await sendPart(page);
  await notSent(page);
  await page.getByText('Svaren är sparade på den här telefonen.').waitFor();
}

describe('a form that the phone kept on the last day', () => {
  it('is taken in from the page that stayed open, on the seventh day after', async () => {
    const { code, stored } = await site.invite({ ...today, forms: ['prem'] });
    const page = await site.open(code);
    await finishWithoutNetwork(page);
    at('2026-03-08T22:59:00Z');
    site.network.fate = () => 'serve';
    await page.evaluate(() => dispatchEvent(new Event('online')));
    await thanked(page);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('is sent by the page of the closed link, which says so, and is no longer kept', async () => {
    const { code, stored } = await site.invite({ ...today, forms: ['prem'] });
    const page = await site.open(code);
    await finishWithoutNetwork(page);
    await page.close();
    at('2026-03-02T09:00:00Z');
    site.network.fate = () => 'serve';
    const again = await site.openAgain(code, page.context());
    await again.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor();
    await again.getByText('Tack! Dina svar är sparade').waitFor();
    await expect.poll(() => kept(again)).toBe(0);
    await again.getByText('inte blev skickade').waitFor({ state: 'hidden' });
    await expectAccessible(again);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('is refused on the eighth day after, and the page says that it is left on the phone', async () => {
    const { code, stored } = await site.invite({ ...today, forms: ['prem'] });
    const page = await site.open(code);
    await finishWithoutNetwork(page);
    await page.close();
    at('2026-03-08T23:00:00Z');
    site.network.fate = () => 'serve';
    const again = await site.openAgain(code, page.context());
    await expect.poll(() => site.seen.filter(({ method }) => method === 'PUT').length).toBe(1);
    await again.getByText('svar kvar som inte blev skickade').waitFor();
    expect(await again.getByText('Tack! Dina svar är sparade').isVisible()).toBe(false);
    expect(await kept(again)).toBe(1);
    expect((await stored())?.answers ?? {}).toEqual({});
  });
});

it('a form that the phone kept is not sent by the page of a withdrawn link', async () => {
  const { code, reference } = await site.invite({ ...today, forms: ['prem'] });
  const page = await site.open(code);
  await finishWithoutNetwork(page);
  await page.close();
  await withdrawInvitation(site.table, unit, reference, 'i1', entry({ at: '2026-03-01T11:00:00Z' }));
  site.network.fate = () => 'serve';
  const again = await site.openAgain(code, page.context());
  await again.getByRole('heading', { name: 'Länken är återkallad' }).waitFor();
  await again.getByText('svar kvar som inte blev skickade').waitFor();
  expect(site.seen.filter(({ method }) => method === 'PUT')).toEqual([]);
});

describe('a page that was opened on the last day', () => {
  it('sends its form on the day after where no PUT gets through, and has its receipt', async () => {
    const { code, stored } = await site.invite({ ...today, forms: ['prem'] });
    const page = await site.open(code);
    await page.route('**/api/survey/**', (route) =>
      route.request().method() === 'PUT' ? route.fulfill({ status: 405, body: 'no' }) : route.continue(),
    );
    await answerPrem(page);
    at('2026-03-02T09:00:00Z');
    await sendPart(page);
    await page.getByText(/Kvitto [0-9A-F]{4}-[0-9A-F]{4}/).waitFor();
    await thanked(page);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('sends its form without script too, and is thanked on a page that opens no more', async () => {
    const { code, stored } = await site.invite({ ...today, forms: ['prem', 'fdi'] });
    const page = await openPage({ javaScriptEnabled: false });
    await page.goto(site.link(code));
    const form = page.locator('form#prem');
    await form.locator('input[name=respondent][value=patient]').check();
    await form.locator('input[name=overall][value=good]').check();
    at('2026-03-02T09:00:00Z');
    await form.getByRole('button').click();
    await page.getByRole('heading', { name: 'Tack! Dina svar är sparade' }).waitFor();
    await page.getByText('Tiden för att svara har gått ut').waitFor();
    await page.getByText(/Kvitto [0-9A-F]{4}-[0-9A-F]{4}/).waitFor();
    expect(await page.locator('form').count()).toBe(0);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
  });
});
