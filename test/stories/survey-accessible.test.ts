import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, expectEasyOnTheEyes, expectFitsWidth } from '../support/browser.ts';
import { surveyForAll } from '../support/survey-site.ts';
import { choice, goOn, sendPart, shown, tap, tapThrough, told } from '../support/survey-steps.ts';

const site = surveyForAll();

/** Longer than the pause between a tap and the next question, in ms. */
const glances = 700;
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

describe('a patient with a phone', () => {
  it('uses the keyboard alone: nothing moves by itself, and the focus is on the new content', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await page.clock.install();
    await page.locator('input[name=respondent]').first().focus();
    await page.keyboard.press('Space');
    await page.keyboard.press('ArrowDown');
    await page.clock.fastForward(glances);
    await shown(page, 'Vem svarar?');
    await page.keyboard.press('Enter');
    await shown(page, 'Hur upplevde du besöket');
    expect(await focused(page)).toContain('Hur upplevde du besöket');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skicka den här delen');
    await page.keyboard.press('Enter');
    await told(page, '✓ Del 1 är skickad.');
    expect(await focused(page)).toContain('Vardagen den senaste månaden');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    for (let question = 1; question <= 10; question += 1) {
      await page.getByText(`Fråga ${question + 1} av 11`).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Space');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: 'Stämmer det här?' }).waitFor();
    expect(await focused(page)).toBe('Stämmer det här?');
    for (let presses = 0; presses < 12; presses += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skicka den här delen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.prem?.respondent).toBe('patient-with-help');
    expect(Object.keys((await stored())?.answers?.fdi?.values ?? {})).toHaveLength(10);
  });

  it('hears the title, the questions, the errors and the state of each part', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    const heard = () => page.locator('body').ariaSnapshot();
    expect(await heard()).toContain('radiogroup "Vem svarar?"');
    expect(await heard()).toContain('radio "Jag är vårdnadshavare och svarar för mitt barn"');
    expect(await heard()).not.toContain('Hur upplevde du besöket');

    await page.getByRole('button', { name: 'Nästa' }).press('Enter');
    const who = page.getByRole('radiogroup', { name: 'Vem svarar?' });
    const session = await page.context().newCDPSession(page);
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const group = nodes.find(
      ({ role, name }) => role?.value === 'radiogroup' && name?.value === 'Vem svarar?',
    );
    expect(group?.description?.value).toBe('Välj vem som svarar.');
    const properties = Object.fromEntries(
      (group?.properties ?? []).map(({ name, value }) => [name as string, value.value]),
    );
    expect(properties).toMatchObject({ required: true, invalid: 'true' });
    expect(await who.evaluate((node) => node.contains(document.activeElement))).toBe(true);

    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await page.getByText('Fråga 1 av 11').waitFor();
    expect(await heard()).toMatch(/heading "Del 1 av 2.*Vad tycker du om vården hos oss\?" \[level=2\]/);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await sendPart(page);
    await page.locator('.state[aria-live=polite]').getByText('✓ Del 1 är skickad.').waitFor();
    await page.getByRole('heading', { name: 'Vardagen den senaste månaden', level: 2 }).waitFor();
    await goOn(page);
    await tap(page, 'hantera maten', 'Ganska svårt');
    for (let question = 2; question <= 10; question += 1) {
      await page.getByText(`Fråga ${question + 1} av 11`).waitFor();
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
    }
    await page.getByRole('heading', { name: 'Stämmer det här?', level: 3 }).waitFor();
    expect(await heard()).toMatch(/button "Hur svårt har du haft att hantera maten.* Ganska svårt Ändra"/);
  });

  it('reads letters twice as large without scrolling sideways', async () => {
    const { code } = await site.invite();
    const page = await site.open(code, { viewport: { width: 360, height: 740 } });
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
    });
    await expectFitsWidth(page);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expectFitsWidth(page);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await sendPart(page);
    await told(page, '✓ Del 1 är skickad.');
    await expectFitsWidth(page);
    await expectAccessible(page);
    await tapThrough(page);
    await expectFitsWidth(page);
  });

  it('stays at the question after the taps of a screen reader', async () => {
    const { code } = await site.invite();
    const page = await site.open(code);
    await page.clock.install();
    await shown(page, 'Vem svarar?');
    // TalkBack's taps look like a mouse without a pressed button, VoiceOver's like a pointer without size.
    for (const kind of [
      { pointerType: 'mouse', width: 1, height: 1, pressure: 0, buttons: 0 },
      { pointerType: 'touch', width: 0, height: 0, pressure: 0 },
    ]) {
      await choice(page, /^Jag är patienten och/).evaluate((label: HTMLElement, pointer) => {
        for (const type of ['pointerdown', 'pointerup']) {
          label.dispatchEvent(new PointerEvent(type, { ...pointer, bubbles: true }));
        }
        label.querySelector('input')?.click();
      }, kind);
      await page.clock.fastForward(glances);
      await shown(page, 'Vem svarar?');
      await choice(page, /^Jag är patienten$/).evaluate((label) => label.querySelector('input')?.click());
    }
    await tap(page, 'Vem svarar?', /vårdnadshavare/);
    await shown(page, 'Hur upplevde du besöket');
  });

  it('sees no movement when movement should be reduced', async () => {
    const { code } = await site.invite();
    const moving = (page: Page) =>
      page.locator('*').evaluateAll((all) =>
        all.some((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
        }),
      );
    expect(await moving(await site.open(code, { reducedMotion: 'reduce' }))).toBe(false);
    expect(await moving(await site.open(code, { reducedMotion: 'no-preference' }))).toBe(true);
  });

  it('sees edges and the chosen options also when the browser decides the colours', async () => {
    const { code } = await site.invite();
    const page = await site.open(code, { forcedColors: 'active' });
    await page.locator('input[name=respondent]').first().focus();
    await page.keyboard.press('Space');
    const edges = await page
      .locator('section:visible, main button:visible, fieldset:visible label')
      .evaluateAll((all) => all.map((one) => Number.parseFloat(getComputedStyle(one).borderTopWidth)));
    expect(Math.min(...edges)).toBeGreaterThanOrEqual(1);
    const outline = (text: string | RegExp) =>
      choice(page, text).evaluate((label) => getComputedStyle(label).outlineStyle);
    await page.getByRole('button', { name: 'Nästa' }).focus();
    expect(await outline(/^Jag är patienten$/)).toBe('solid');
    expect(await outline(/vårdnadshavare/)).toBe('none');
  });

  it.each<{ colorScheme?: 'dark'; forcedColors?: 'active'; reducedMotion?: 'reduce' }>([
    { colorScheme: 'dark' },
    { forcedColors: 'active' },
    { reducedMotion: 'reduce' },
  ])('reads the page in other colours and without motion: %o', async (options) => {
    const { code } = await site.invite();
    const page = await site.open(code, options);
    await expectAccessible(page);
    if (!options.forcedColors) await expectEasyOnTheEyes(page);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expectAccessible(page);
  });
});
