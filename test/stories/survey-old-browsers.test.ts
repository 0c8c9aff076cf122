import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';
import { sendPart, tap } from '../support/survey-steps.ts';

const site = surveyForAll();

/** Opens a page where errors are expected, in a browser that lacks a feature. */
async function openLacking(code: string, lacking: string): Promise<{ page: Page; errors: string[] }> {
  const page = await (await openPage()).context().newPage();
  const errors: string[] = [];
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(lacking);
  await page.goto(site.link(code));
  return { page, errors };
}

/** Claims that the page is as without script: every question is there, and each form posts by itself. */
async function expectPlain(page: Page): Promise<void> {
  await page.locator('form#prem button[type=submit]:visible').waitFor();
  expect(await page.locator('form#prem fieldset:visible').count()).toBe(2);
  // Folded or already unfolded: both can be reached.
  expect(await page.locator('form#fdi fieldset').count()).toBe(11);
  expect(await page.locator('details > summary, section form#fdi').first().isVisible()).toBe(true);
  expect(await page.locator('.nav, progress, .count, [hidden]').count()).toBe(0);
  expect(await page.locator('html').getAttribute('class')).toBe('');
}

async function postPrem(page: Page): Promise<void> {
  const form = page.locator('form#prem');
  await form.locator('input[value=patient]').check();
  await form.locator('input[value=good]').check();
  await form.locator('button[type=submit]').click();
  await page.waitForURL(/after=prem/);
}

const none = (name: string) => `Object.defineProperty(globalThis, '${name}', { value: undefined });`;
const throwing = "throw new DOMException('no', 'SecurityError')";

describe('a browser that lacks something', () => {
  it.each([
    ['encryption', "Object.defineProperty(Crypto.prototype, 'subtle', { value: undefined });"],
    ['storage', `Object.defineProperty(globalThis, 'localStorage', { get() { ${throwing}; } });`],
    ['service workers', 'delete Navigator.prototype.serviceWorker; delete globalThis.caches;'],
    ['CSS.escape', none('CSS')],
  ])('can answer without %s, and the page promises no more than it can keep', async (what, lacking) => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const { page, errors } = await openLacking(code, lacking);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', /^Bra$/);
    const promised = () => page.getByRole('button', { name: 'Rensa' }).isVisible();
    await expect.poll(promised).toBe(what === 'service workers' || what === 'CSS.escape');
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
    expect(errors).toEqual([]);
  });

  it.each([
    ['at once', 'Array.prototype.flatMap = undefined;'],
    ['with its first element', 'Element.prototype.append = undefined;'],
    ['with the first thing kept', `history.replaceState = () => { ${throwing}; };`],
    ['when the page is read', 'FormData = undefined;'],
  ])('falls back to the plain page when the script fails %s', async (_, lacking) => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const { page, errors } = await openLacking(code, lacking);
    await expectPlain(page);
    expect(errors).toHaveLength(1);
    await postPrem(page);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
  });

  it('falls back with the answers kept when the script fails half-way', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const { page } = await openLacking(code, `history.pushState = () => { ${throwing}; };`);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await expectPlain(page);
    const form = page.locator('form#prem');
    expect(await form.locator('input[value=patient]').isChecked()).toBe(true);
    await form.locator('input[value=poor]').check();
    await form.locator('button[type=submit]').click();
    await page.waitForURL(/after=prem/);
    expect((await stored())?.answers?.prem).toMatchObject({
      respondent: 'patient',
      values: { overall: 'poor' },
    });
  });

  it('shows the page when our script does not run though scripts are on', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    // In a page of its own, since the content security policy refuses other scripts than ours.
    const page = await (await openPage()).context().newPage();
    await page.route(site.link(code), async (route) => {
      const response = await route.fetch();
      const body = (await response.text()).replace(/<script>.*<\/script>/s, '<script>}</script>');
      await route.fulfill({ response, body });
    });
    await page.goto(site.link(code));
    await expect.poll(() => page.locator('form#prem fieldset:visible').count()).toBe(2);
    await postPrem(page);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'good' });
  });

  it('never hides the page that the phone has stored', async () => {
    const page = await openPage();
    const shell = `${site.origin}/e/shell?lang=sv&unit=sahlgrenska`;
    await page.goto(shell);
    // This address has no code, so the script does nothing: the style alone must show the page.
    await page.locator('h1:visible').waitFor();
    await expect
      .poll(() => page.locator('main').evaluate((main) => getComputedStyle(main).visibility))
      .toBe('visible');
  });

  it('says that there is no network when the stored page cannot run', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await page.mouse.click(5, 300);
    await page.evaluate(async () => void (await navigator.serviceWorker.ready));
    site.network.fate = () => 'cut';
    const broken = await page.context().newPage();
    await broken.addInitScript('Array.prototype.flatMap = undefined; history.replaceState = undefined;');
    await broken.addInitScript('Element.prototype.append = undefined;');
    await broken.goto(site.link(code));
    await broken.getByRole('heading', { name: 'Inget nät' }).waitFor();
    expect(await broken.locator('input:visible').count()).toBe(0);
    expect(await broken.locator('main').evaluate((main) => getComputedStyle(main).visibility)).toBe(
      'visible',
    );
    site.network.fate = () => 'serve';
  });
});
