import AxeBuilder from '@axe-core/playwright';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, afterEach, expect } from 'vitest';
import { findChromium } from './chromium.ts';
import { patience } from './patience.ts';

/** A small phone: everything must work at this size. */
export const phone = { width: 360, height: 740 };
export const desktop = { width: 1280, height: 800 };

let running: Promise<Browser> | undefined;
const pages: Page[] = [];
const troubles: string[] = [];

async function launch(): Promise<Browser> {
  const { executablePath, env } = await findChromium();
  return chromium.launch({
    executablePath,
    env,
    timeout: patience,
    // The sandbox needs rights that test machines rarely have; the other switches keep the browser from
    // calling home.
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-domain-reliability',
      '--disable-sync',
    ],
  });
}

afterEach(async () => {
  await Promise.all(pages.splice(0).map((page) => page.context().close()));
  expect(troubles.splice(0), 'what pages reported as errors').toEqual([]);
});
afterAll(async () => {
  await (await running)?.close();
  running = undefined;
});

/**
 * Opens a page in a context of its own, closed after the test. A script error or a violation of the content
 * security policy on it fails the test.
 */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  running ??= launch();
  const browser = await running;
  const context = await browser.newContext({
    viewport: phone,
    locale: 'sv-SE',
    timezoneId: 'Europe/Stockholm',
    ...options,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  page.on('pageerror', (error) => troubles.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/i.test(message.text())) {
      troubles.push(`${page.url()}: ${message.text()}`);
    }
  });
  await page.addInitScript(() =>
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, sourceFile }) =>
      // biome-ignore lint/suspicious/noConsole: a try that the page catches is in no other message.
      console.error(`Content Security Policy: ${violatedDirective} in ${sourceFile}`),
    ),
  );
  pages.push(page);
  return page;
}

/** Claims that the page as it is meets WCAG 2.2 AA, as far as a program can check. */
export async function expectAccessible(page: Page): Promise<void> {
  // Parts that fade in are checked once they are fully visible.
  await page.locator('html:not(.settling)').waitFor();
  const axe = quickAxe(page).withTags([
    'wcag2a',
    'wcag2aa',
    'wcag21a',
    'wcag21aa',
    'wcag22aa',
    'best-practice',
  ]);
  expect(await violationsOf(axe), page.url()).toEqual([]);
}

/**
 * Makes a copy of a page that runs no script, without the page's own script, so that the program that looks
 * for faults can run there.
 */
export async function onCopy(page: Page, look: (copy: Page) => Promise<void>): Promise<void> {
  const copy = await openPage({ bypassCSP: true, viewport: page.viewportSize() });
  await copy.setContent((await page.content()).replace(/<script>.*<\/script>/s, ''));
  await look(copy);
  await copy.context().close();
}

/** Claims that text has a contrast of 7:1, and that nothing to press is lower or narrower than 44 pixels. */
export async function expectEasyOnTheEyes(page: Page): Promise<void> {
  const axe = quickAxe(page).withRules(['color-contrast-enhanced']);
  expect(await violationsOf(axe), page.url()).toEqual([]);
  const small = await page
    .locator('a:visible, button:visible, label:visible, summary:visible')
    .evaluateAll((all) =>
      all
        .filter((one) => {
          const { width, height } = one.getBoundingClientRect();
          return Math.min(width, height) < 44;
        })
        .map((one) => one.outerHTML),
    );
  expect(small).toEqual([]);
}

/**
 * Looks only for violations, on the page itself. This takes a fifth of the time: describing the passed rules
 * and collecting everything on a second page, which frames of other origins would need, takes the rest.
 */
const quickAxe = (page: Page) =>
  new AxeBuilder({ page }).options({ resultTypes: ['violations'] }).setLegacyMode();

async function violationsOf(axe: AxeBuilder): Promise<string[]> {
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, help, nodes }) => nodes.map((node) => `${id} (${help}): ${node.html}`));
}

/** Claims that nothing is cut off or needs scrolling sideways. */
export async function expectFitsWidth(page: Page): Promise<void> {
  const overflow = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(overflow, `${page.url()} is wider than the screen by so many pixels`).toBe(0);
}
