import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';
import { choice, sendPart } from '../support/survey-steps.ts';

const site = surveyForAll();

/**
 * The time that a choice is visible before the next question comes, and then the time that the new question
 * takes no taps, in ms.
 */
const glance = 250;
const settling = 700;

type Point = { x: number; y: number };
type Tap = (point: Point) => Promise<void>;

/** Opens the questionnaire in a browser whose clock stands still until the test moves it. */
async function open(forms: string[], options: BrowserContextOptions = {}) {
  const { code, stored } = await site.invite({ forms });
  const page = await openPage({ hasTouch: true, viewport: { width: 360, height: 1000 }, ...options });
  await page.clock.install();
  await page.goto(site.link(code));
  await page.locator('legend:visible').waitFor();
  await page.clock.pauseAt(Date.now() + 60_000);
  const pass = (milliseconds: number) => page.clock.runFor(milliseconds);
  return { page, stored, pass };
}

const withMouse =
  (page: Page): Tap =>
  ({ x, y }) =>
    page.mouse.click(x, y);
const withFinger =
  (page: Page): Tap =>
  ({ x, y }) =>
    page.touchscreen.tap(x, y);

async function middleOf(locator: ReturnType<typeof choice>): Promise<Point> {
  await locator.evaluate((element) => element.scrollIntoView({ block: 'nearest' }));
  const box = await locator.boundingBox();
  if (!box) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

const me = /^Jag är patienten$/;
const goOn = (page: Page) => page.getByRole('button', { name: 'Fortsätt', exact: true });
const next = (page: Page) => page.getByRole('button', { name: 'Nästa' });
const number = (page: Page) => page.locator('.count').textContent();
const answers = (page: Page) =>
  page
    .locator('input[type=radio]:checked:not([name=respondent])')
    .evaluateAll((all) =>
      all.map((one) => `${(one as HTMLInputElement).name}=${(one as HTMLInputElement).value}`),
    );

/**
 * Goes on to a question with the same layout as the next one, so that both have a choice at the same spot.
 */
async function secondQuestion(page: Page, shown = 'Fråga 2 av 10'): Promise<Point> {
  await choice(page, me).locator('input').press('Space');
  for (const key of ['Enter', 'Tab', 'Enter', 'Tab', 'Enter']) await page.keyboard.press(key);
  expect(await number(page)).toBe(shown);
  return middleOf(choice(page, 'Ganska svårt'));
}

const focused = (page: Page) => page.evaluate(() => document.activeElement?.localName);

describe.each([
  ['mouse', withMouse],
  ['finger', withFinger],
] as const)('with a %s that taps twice', (_, tapWith) => {
  it('answers one question, and not the next', async () => {
    const { page, pass } = await open(['fdi']);
    const tap = tapWith(page);
    const spot = await secondQuestion(page);
    await tap(spot);
    await pass(glance);
    expect(await number(page)).toBe('Fråga 3 av 10');
    await tap(spot);
    await pass(settling - 1);
    await tap(spot);
    await pass(0);
    expect(await answers(page)).toHaveLength(1);
    expect(await number(page)).toBe('Fråga 3 av 10');
    expect(await focused(page)).toBe('legend');

    // The same spot is a choice of the new question, which takes taps once it has settled.
    await pass(1);
    await tap(spot);
    expect(await answers(page)).toHaveLength(2);
    await pass(glance);
    expect(await number(page)).toBe('Fråga 4 av 10');
  });

  it('skips nothing by a habitual tap on «Nästa», which the keyboard can reach meanwhile', async () => {
    const { page, pass } = await open(['fdi']);
    const tap = tapWith(page);
    await tap(await middleOf(choice(page, me)));
    await pass(glance + 100);
    await tap(await middleOf(goOn(page)));
    expect(await page.locator('legend:visible').count()).toBe(0);
    await pass(settling);
    await tap(await middleOf(goOn(page)));
    // It is where «Nästa» was, or «Tillbaka» is now.
    for (const button of ['Nästa', 'Tillbaka']) {
      await tap(await middleOf(page.getByRole('button', { name: button })));
      expect(await number(page)).toBe('Fråga 1 av 10');
    }
    expect(await page.locator('.error, [aria-invalid]').count()).toBe(0);
    expect(await focused(page)).toBe('legend');
    expect(await next(page).isEnabled()).toBe(true);
    await next(page).press('Enter');
    expect(await number(page)).toBe('Fråga 2 av 10');
    await pass(settling);
    await tap(await middleOf(next(page)));
    expect(await number(page)).toBe('Fråga 3 av 10');
    // The second tap on «Nästa» itself.
    await tap(await middleOf(next(page)));
    expect(await number(page)).toBe('Fråga 3 av 10');
  });

  it('sends and changes nothing from the summary, and answers no question after it', async () => {
    const { page, pass, stored } = await open(['fdi', 'prem']);
    const tap = tapWith(page);
    const summary = page.getByRole('heading', { name: 'Stämmer det här?' });
    const row = page.getByRole('button', { name: /Hur ofta har ansiktet hindrat/ });
    const send = page.getByRole('button', { name: 'Skicka den här delen' });
    await secondQuestion(page, 'Del 1 av 2 · Fråga 2 av 11');
    for (let skipped = 2; skipped < 10; skipped += 1) {
      for (const key of ['Tab', 'Enter']) await page.keyboard.press(key);
    }
    await tap(await middleOf(choice(page, 'Hela tiden')));
    await pass(glance);
    for (const button of [row, send]) await tap(await middleOf(button));
    expect(await summary.isVisible()).toBe(true);
    expect((await stored())?.answers ?? {}).toEqual({});

    await pass(settling);
    const spot = await middleOf(row);
    await tap(spot);
    await page.locator('legend:visible').waitFor();
    for (const text of ['Hela tiden', 'Aldrig']) await tap(await middleOf(choice(page, text)));
    await tap(spot);
    await pass(settling);
    expect(await answers(page)).toEqual(['10=1']);
    await tap(await middleOf(next(page)));
    await pass(settling);
    await summary.waitFor();
    await tap(await middleOf(send));
    await goOn(page).waitFor();
    await tap(await middleOf(goOn(page)));
    expect(await page.locator('legend:visible').count()).toBe(0);
    await pass(settling);
    await tap(await middleOf(goOn(page)));
    for (const text of [/^Mycket bra$/, /^Dålig$/]) await tap(await middleOf(choice(page, text)));
    await pass(settling);
    expect(await answers(page)).toEqual(['10=1']);
    await expect.poll(async () => (await stored())?.answers?.fdi?.values).toEqual({ '10': 1 });
  });

  it('never sends a part of one question by the tap that answers it', async () => {
    const { page, pass, stored } = await open(['prem']);
    const tap = tapWith(page);
    await tap(await middleOf(choice(page, me)));
    await pass(glance + settling);
    for (const text of [/^Bra$/, /^Dålig$/]) {
      await tap(await middleOf(choice(page, text)));
      await pass(glance + settling);
      expect(await page.locator('legend:visible').innerText()).toBe('Hur upplevde du besöket som helhet?');
    }
    expect((await stored())?.answers ?? {}).toEqual({});
    await sendPart(page);
    await expect.poll(async () => (await stored())?.answers?.prem?.values).toEqual({ overall: 'poor' });
  });

  it('can change the answer in the moment before the next question comes', async () => {
    const { page, pass } = await open(['fdi']);
    const tap = tapWith(page);
    await tap(await secondQuestion(page));
    await pass(glance - 50);
    await tap(await middleOf(choice(page, 'Lite svårt')));
    await pass(glance - 1);
    expect(await number(page)).toBe('Fråga 2 av 10');
    await pass(1);
    expect(await number(page)).toBe('Fråga 3 av 10');
    expect(await answers(page)).toEqual(['2=4']);
  });

  it('is ignored also on a phone so slow that the first tap was long ago', async () => {
    const { page, pass } = await open(['fdi']);
    const tap = tapWith(page);
    const spot = await secondQuestion(page);
    await tap(spot);
    await page.clock.fastForward(5_000);
    expect(await number(page)).toBe('Fråga 3 av 10');
    await tap(spot);
    await pass(glance);
    expect(await answers(page)).toHaveLength(1);
    expect(await number(page)).toBe('Fråga 3 av 10');
  });
});

describe('a question that takes no taps for a moment', () => {
  const looks = (page: Page) =>
    page
      .locator('fieldset:visible label')
      .first()
      .evaluate((label) => {
        const { opacity, animationName } = getComputedStyle(label);
        return { opacity, animationName };
      });

  it('is visibly inactive, also when movement should be reduced', async () => {
    for (const reducedMotion of ['reduce', 'no-preference'] as const) {
      const { page, pass } = await open(['fdi'], { reducedMotion });
      await withMouse(page)(await middleOf(choice(page, me)));
      await pass(glance + settling);
      await withMouse(page)(await middleOf(goOn(page)));
      const before = await looks(page);
      if (reducedMotion === 'reduce') expect(before).toEqual({ opacity: '0.4', animationName: 'none' });
      else {
        expect(before.animationName).toBe('fade');
        // The page's clock stands still, but the style's clock does not: everything is visible before it
        // takes taps.
        await expect.poll(async () => (await looks(page)).opacity).toBe('1');
      }
      expect(
        await page.locator('legend:visible').evaluate((legend) => getComputedStyle(legend).opacity),
      ).toBe('1');
      await pass(settling);
      expect(await looks(page)).toEqual({ opacity: '1', animationName: 'none' });
    }
  });

  it('never follows from a key', async () => {
    const { page, pass } = await open(['fdi']);
    await page.locator('input[name=respondent]').first().focus();
    await page.keyboard.press('Space');
    for (const key of ['Enter', 'Tab', 'Enter']) await page.keyboard.press(key);
    for (let question = 1; question <= 3; question += 1) {
      expect(await number(page)).toBe(`Fråga ${question} av 10`);
      expect(await page.locator('.settling').count()).toBe(0);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    }
    expect(await answers(page)).toHaveLength(3);

    // Keys do not wait after a tap either.
    await withMouse(page)(await middleOf(choice(page, 'Lite svårt')));
    await pass(glance);
    expect(await page.locator('.settling').count()).toBe(1);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    expect(await number(page)).toBe('Fråga 6 av 10');
    expect(await answers(page)).toHaveLength(5);
  });

  it('does not delay a key that follows a tap before the next question comes', async () => {
    const { page, pass } = await open(['fdi']);
    await withMouse(page)(await middleOf(choice(page, me)));
    await page.keyboard.press('ArrowDown');
    await pass(glance * 4);
    expect(await page.locator('legend:visible').innerText()).toBe('Vem svarar?');
  });
});
