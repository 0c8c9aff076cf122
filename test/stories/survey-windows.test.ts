import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible } from '../support/browser.ts';
import { surveyForEach } from '../support/survey-site.ts';
import { choice, goOn, sendPart, shown, tap, thanked, told, workerReady } from '../support/survey-steps.ts';

const site = surveyForEach();
const kept = (page: Page) => page.evaluate(() => localStorage.length);
const cut = () => {
  site.network.fate = () => 'cut';
};
const serve = () => {
  site.network.fate = () => 'serve';
};

describe('two windows of one link on one phone', () => {
  it('continue from each other’s answers, and neither loses the other’s', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const first = await site.open(code);
    await tap(first, 'Vem svarar?', /^Jag är patienten$/);
    await goOn(first);
    await shown(first, 'i munnen när du äter');
    await expect.poll(() => kept(first)).toBe(1);
    const second = await site.openAgain(code, first.context());
    await goOn(second);
    await tap(second, 'i munnen när du äter', 'Ganska svårt');
    await tap(second, 'dricka ur en mugg', 'Lite svårt');
    await shown(second, 'uttala vissa ljud');
    await second.close();

    await first.getByRole('button', { name: 'Nästa' }).click();
    await shown(first, 'dricka ur en mugg');
    expect(await choice(first, 'Lite svårt').locator('input').isChecked()).toBe(true);
    await first.getByRole('button', { name: 'Nästa' }).click();
    await tap(first, 'uttala vissa ljud', 'Inte svårt');
    await first.getByText('Fråga 4 av 10').waitFor();
    await first.close();

    const third = await site.openAgain(code, first.context());
    await third.getByText('Fråga 4 av 10').waitFor();
    await third.getByRole('button', { name: 'Tillbaka' }).click();
    expect(await choice(third, 'Inte svårt').locator('input').isChecked()).toBe(true);
  });

  it('keep the unsent answers of one when the other is answered too', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const first = await site.open(code);
    const second = await site.openAgain(code, first.context());
    await shown(second, 'Vem svarar?');
    await first.bringToFront();
    await tap(first, 'Vem svarar?', /^Jag är patienten$/);
    await tap(first, 'Hur upplevde du besöket', 'Mycket bra');
    cut();
    await sendPart(first);
    await told(first, '1 del är sparad här och skickas av sig själv.');
    await first.close();

    await second.bringToFront();
    await told(second, '1 del är sparad här och skickas av sig själv.');
    await goOn(second);
    await tap(second, 'i munnen när du äter', 'Inte svårt');
    await second.getByText('Fråga 3 av 11').waitFor();
    await second.close();

    serve();
    const third = await site.openAgain(code, first.context());
    await told(third, '✓ Del 1 är skickad.');
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
    await third.getByText('Fråga 3 av 11').waitFor();
  });

  it('send different answers: the first counts, and the second says so, also from one draft', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const first = await site.open(code);
    await tap(first, 'Vem svarar?', /^Jag är patienten$/);
    await tap(first, 'Hur upplevde du besöket', 'Mycket bra');
    await expect.poll(() => kept(first)).toBe(1);
    await first.getByRole('button', { name: 'Rensa' }).waitFor();
    const second = await site.openAgain(code, first.context());
    await second.locator('label', { hasText: 'Mycket bra' }).locator('input:checked').waitFor();
    await tap(second, 'Hur upplevde du besöket', 'Dålig');
    await sendPart(first);
    await thanked(first);
    // The first window informs this one, without a press here.
    await told(second, 'Del 1 var redan besvarad. Svaret som kom först gäller.');
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });
});

describe('odd orders', () => {
  it('a link that is opened after everything is stored clears the draft of another window', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expect.poll(() => kept(page)).toBe(1);
    await page.close();
    const elsewhere = await site.open(code);
    await tap(elsewhere, 'Vem svarar?', /^Jag är patienten$/);
    await tap(elsewhere, 'Hur upplevde du besöket', /^Bra$/);
    await sendPart(elsewhere);
    await thanked(elsewhere);

    const again = await site.openAgain(code, page.context());
    await thanked(again);
    await expect.poll(() => kept(again)).toBe(0);
    expect(await again.getByRole('button', { name: 'Rensa' }).isVisible()).toBe(false);
  });

  it('a form that is stored is no longer in the draft of the rest', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', /^Bra$/);
    await sendPart(page);
    await told(page, '✓ Del 1 är skickad.');
    await goOn(page);
    await tap(page, 'i munnen när du äter', 'Inte svårt');
    await shown(page, 'dricka ur en mugg');
    await workerReady(page);
    await page.close();
    cut();
    // The draft on the phone alone: the page would ask for the first form again if the draft still held it.
    const offline = await site.openAgain(code, page.context());
    await offline.getByText('Fråga 2 av 10').waitFor();
  });

  it('leaving and coming back from the browser’s own cache shows the right state', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', /^Bra$/);
    await page.getByRole('button', { name: 'Rensa' }).waitFor();
    await page.getByRole('button', { name: 'Språk' }).click();
    await page.getByRole('link', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Send this part' }).click();
    await page.getByRole('heading', { name: 'Thank you! All answers are saved' }).waitFor();
    await page.goBack();
    await page.goBack();
    await page.waitForURL(site.link(code));
    const told = page.getByText(
      /Tack! Alla svar är sparade|var redan besvarad\. Svaret som kom först gäller/,
    );
    const send = page.getByRole('button', { name: 'Skicka den här delen' });
    await told.or(send).first().waitFor();
    if (await send.isVisible()) await send.click();
    await told.first().waitFor();
    expect((await stored())?.answers?.prem).toMatchObject({ language: 'en', values: { overall: 'good' } });
    expect(site.seen.filter(({ method }) => method === 'PUT').length).toBeLessThanOrEqual(2);
  });

  it('a closed link says that unsent answers are left on the phone, and clears them', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expect.poll(() => kept(page)).toBe(1);
    site.clock.now = new Date('2026-06-01T10:00:00Z');
    await page.reload();
    await page.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor();
    await page.getByText('svar kvar som inte blev skickade').waitFor();
    await expectAccessible(page);
    await page.getByRole('button', { name: 'Rensa på den här telefonen' }).click();
    await expect.poll(() => kept(page)).toBe(0);
    expect(await page.getByText('inte blev skickade').isVisible()).toBe(false);
    await page.reload();
    await page.getByRole('heading', { name: 'Länken gäller inte längre' }).waitFor();
    expect(await page.getByText('inte blev skickade').isVisible()).toBe(false);
  });

  it('«Rensa på den här telefonen» also removes the stored page and its worker', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await workerReady(page);
    const left = () =>
      page.evaluate(async () => ({
        pages: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        drafts: localStorage.length,
      }));
    await expect.poll(left).toEqual({ pages: 1, workers: 1, drafts: 1 });
    const clear = page.getByRole('button', { name: 'Rensa på den här telefonen' });
    await clear.click();
    await page.getByText('Vill du rensa?').waitFor();
    await clear.click();
    await expect.poll(left).toEqual({ pages: 0, workers: 0, drafts: 0 });
  });
});

describe('a network that hangs rather than fails', () => {
  const hang = () => {
    site.network.fate = () => new Promise(() => {});
  };

  it('does not block the page that the phone has stored', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await site.open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await goOn(page);
    await shown(page, 'i munnen när du äter');
    await workerReady(page);
    await page.close();
    hang();
    const again = await site.openAgain(code, page.context());
    await goOn(again);
    await tap(again, 'i munnen när du äter', 'Inte svårt');
    await again.getByText('Fråga 2 av 10').waitFor();
  });

  it('is waited for when the phone has stored nothing, since it may only be slow', async () => {
    const [one, other] = [await site.invite(), await site.invite({ forms: ['prem'] })];
    const page = await site.open(one.code);
    await page.mouse.click(5, 300);
    await workerReady(page);
    // Longer than the worker waits before it shows the stored page, but not forever.
    const held: string[] = [];
    site.network.fate = ({ path }) => {
      if (path.includes('wait')) return 'serve';
      held.push(path);
      return new Promise(() => {});
    };
    const slow = await page.context().newPage();
    await slow.goto(site.link(other.code), { waitUntil: 'commit' });
    await shown(slow, 'Vem svarar?');
    expect(held).toContain(`/e/${other.code}`);
    // The script starts after the first paint.
    await expect.poll(() => slow.url()).not.toContain('wait');
  });

  it('can be tried again by hand', async () => {
    const [one, other] = [await site.invite(), await site.invite({ forms: ['prem'] })];
    const page = await site.open(one.code);
    await page.mouse.click(5, 300);
    await workerReady(page);
    cut();
    const offline = await site.openAgain(other.code, page.context());
    await offline.getByRole('heading', { name: 'Inget nät' }).waitFor();
    serve();
    await offline.getByRole('link', { name: 'Försök nu' }).click();
    await shown(offline, 'Vem svarar?');
  });
});
