import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { expectAccessible, expectFitsWidth, expectHighContrast, openPage } from '../support/browser.ts';
import { type SurveySite, surveySite } from '../support/survey-site.ts';
import { choice, sendPart, tap, tapThrough } from '../support/survey-steps.ts';

let site: SurveySite;
beforeAll(async () => {
  site = await surveySite();
});

async function open(code: string, options = {}): Promise<Page> {
  const page = await openPage(options);
  await page.goto(site.link(code));
  return page;
}

const shown = (page: Page, text: string) => page.locator('legend:visible', { hasText: text }).waitFor();
/** Longer than the pause after which a tap moves on, in ms. */
const glances = 700;
/** The question as it reads, of both voices only the one that is shown. */
const question = (page: Page) => page.locator('legend:visible').innerText();
const focused = (page: Page) => page.evaluate(() => document.activeElement?.textContent ?? '');

/** Text at 7:1 against what is behind it, and nothing to press that is lower or narrower than 44 pixels. */
async function expectEasyOnTheEyes(page: Page): Promise<void> {
  await expectHighContrast(page);
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

describe('a patient with a phone', () => {
  it('answers one question at a time and sends each part after a look at it', async () => {
    const { code, stored } = await site.invite();
    const page = await open(code, { viewport: { width: 320, height: 640 } });
    const looksRight = async () => {
      await expectAccessible(page);
      await expectEasyOnTheEyes(page);
      await expectFitsWidth(page);
      expect(await page.locator('fieldset:visible').count()).toBeLessThanOrEqual(1);
    };
    await looksRight();
    await tap(page, 'Vem svarar?', 'Jag är patienten och får hjälp');
    await page.getByText('Fråga 1 av 27').waitFor();
    await looksRight();
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await page.getByRole('heading', { name: 'Stämmer det här?' }).waitFor();
    await looksRight();
    await sendPart(page);
    await page.getByText('Skickad: Vad tycker du om vården hos oss?').waitFor();
    expect((await stored())?.answers?.prem?.respondent).toBe('patient-with-help');

    await page.getByText('Fråga 2 av 27').waitFor();
    await looksRight();
    await tapThrough(page);
    await sendPart(page);
    await page.getByText('Skickad: Ansiktet den senaste veckan').waitFor();
    await tapThrough(page);
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade', level: 1 }).waitFor();
    await looksRight();
    const answers = (await stored())?.answers;
    expect(Object.keys(answers ?? {}).sort()).toEqual(['face', 'fdi', 'prem']);
    expect(Object.keys(answers?.face?.values ?? {})).toHaveLength(16);
    expect(answers?.fdi?.respondent).toBe('patient-with-help');
    expect(await page.evaluate(() => localStorage.length)).toBe(0);
  });

  it('changes an answer from the summary and comes back to it', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', 'Dålig');
    await page.getByRole('button', { name: /Hur upplevde du besöket.*Dålig.*Ändra/s }).click();
    await tap(page, 'Hur upplevde du besöket', 'Någorlunda');
    await page.getByRole('button', { name: /Hur upplevde du besöket.*Någorlunda/s }).waitFor();
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'fair' });
  });

  it('goes back and forward, also with the browser’s own buttons', async () => {
    const { code } = await site.invite();
    const page = await open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await page.goBack();
    await shown(page, 'Vem svarar?');
    await page.goForward();
    await shown(page, 'Hur upplevde du besöket');
    await page.getByRole('button', { name: 'Tillbaka' }).click();
    await shown(page, 'Vem svarar?');
    expect(
      await choice(page, /^Jag är patienten$/)
        .locator('input')
        .isChecked(),
    ).toBe(true);
  });

  it('cannot go back into a part that is sent', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await open(code);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await sendPart(page);
    await page.getByText('Skickad: Vad tycker du om vården hos oss?').waitFor();
    await shown(page, 'hantera maten');
    await page.goBack();
    await shown(page, 'hantera maten');
    expect(await page.getByRole('button', { name: 'Skicka den här delen' }).isVisible()).toBe(false);
  });

  it('is asked for what cannot be left out, and may skip the rest', async () => {
    const { code, stored } = await site.invite({ forms: ['fdi'] });
    const page = await open(code);
    const next = page.getByRole('button', { name: 'Nästa' });
    await next.click();
    await page.getByText('Välj vem som svarar.').waitFor();
    await expectAccessible(page);
    const who = page.getByRole('radiogroup', { name: 'Vem svarar?' });
    expect(await who.getAttribute('aria-invalid')).toBe('true');
    await choice(page, /^Jag är patienten$/).click();
    for (let question = 1; question <= 10; question += 1) {
      await page.getByText(`Fråga ${question} av 10`).waitFor();
      await next.click();
    }
    await sendPart(page);
    await page.getByText('Besvara minst en fråga.').waitFor();
    expect((await stored())?.answers ?? {}).toEqual({});
    await choice(page, 'Lite svårt').click();
    await sendPart(page);
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.fdi?.values).toEqual({ '1': 4 });
  });

  it('is addressed as a parent when answering as one, in the questions and the summary', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await open(code);
    await tap(page, 'Vem svarar?', 'vårdnadshavare');
    await shown(page, 'hantera maten');
    expect(await question(page)).toBe(
      'Hur svårt har ditt barn haft att hantera maten i munnen vid måltider?',
    );
    await tapThrough(page);
    await page.getByRole('button', { name: 'Hur svårt har ditt barn haft att dricka ur en mugg?' }).waitFor();
  });

  it('uses the keys alone: nothing moves by itself, and the focus is on what is new', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await open(code);
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
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Stämmer det här?' }).waitFor();
    expect(await focused(page)).toBe('Stämmer det här?');
    for (let presses = 0; presses < 3; presses += 1) await page.keyboard.press('Tab');
    expect(await focused(page)).toBe('Skicka den här delen');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect((await stored())?.answers?.prem?.respondent).toBe('patient-with-help');
  });

  it('hears what the page is, what is asked, what is wrong and where each part stands', async () => {
    const { code } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await open(code);
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
    await page.getByRole('heading', { name: 'Stämmer det här?', level: 3 }).waitFor();
    expect(await heard()).toContain('button "Hur upplevde du besöket som helhet? Mycket bra Ändra"');
    await sendPart(page);
    const told = page.locator('[aria-live=polite]');
    await told.getByText('Skickad: Vad tycker du om vården hos oss?').waitFor();
  });

  it('finds the answers again that were there before the script', async () => {
    const { code } = await site.invite({ forms: ['fdi'] });
    const page = await openPage();
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        const input = document.querySelector<HTMLInputElement>('[name=respondent][value=patient]');
        if (!input || document.querySelector('.js')) return;
        input.checked = true;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(site.link(code));
    await shown(page, 'hantera maten');
  });

  it('needs one response before a question can be answered', async () => {
    const { code } = await site.invite();
    const page = await openPage();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.url()));
    await page.goto(site.link(code), { waitUntil: 'networkidle' });
    await shown(page, 'Vem svarar?');
    expect(requests.filter((url) => !url.startsWith('data:'))).toEqual([site.link(code)]);
  });

  it('tells that the page was opened at the first touch, not before', async () => {
    const { code, stored } = await site.invite();
    const page = await open(code);
    await shown(page, 'Vem svarar?');
    expect((await stored())?.openedAt).toBeUndefined();
    await page.mouse.click(5, 300);
    await expect.poll(async () => (await stored())?.openedAt).toBeDefined();
  });

  it('is not sent by a program that clicks everything', async () => {
    const { code, stored } = await site.invite({ forms: ['face'] });
    const page = await open(code);
    await page.evaluate(() => {
      for (const button of document.querySelectorAll('button')) button.click();
      for (const form of document.querySelectorAll('form')) form.requestSubmit();
    });
    await shown(page, 'Vem svarar?');
    expect(await stored()).not.toHaveProperty('openedAt');
    expect((await stored())?.answers ?? {}).toEqual({});
    expect(site.seen.filter(({ path }) => path.includes(`/api/survey/${code}`))).toEqual([]);
  });

  it('reads twice as large letters without scrolling sideways', async () => {
    const { code } = await site.invite();
    const page = await open(code, { viewport: { width: 360, height: 740 } });
    await page.evaluate(() => {
      document.documentElement.style.setProperty('font-size', '200%');
    });
    await expectFitsWidth(page);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expectFitsWidth(page);
    await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
    await page.getByRole('heading', { name: 'Stämmer det här?' }).waitFor();
    await expectFitsWidth(page);
    await sendPart(page);
    await page.getByText('Skickad: Vad tycker du om vården hos oss?').waitFor();
    await expectFitsWidth(page);
    await expectAccessible(page);
  });

  it('is not moved on by the taps of a screen reader', async () => {
    const { code } = await site.invite();
    const page = await open(code);
    await page.clock.install();
    await shown(page, 'Vem svarar?');
    // TalkBack taps as a mouse that presses nothing, VoiceOver as a pointer without size.
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

  it('moves nothing where movement is to be reduced', async () => {
    const { code } = await site.invite();
    const moving = (page: Page) =>
      page.locator('*').evaluateAll((all) =>
        all.some((one) => {
          const { transitionDuration, animationName, scrollBehavior } = getComputedStyle(one);
          return transitionDuration !== '0s' || animationName !== 'none' || scrollBehavior !== 'auto';
        }),
      );
    expect(await moving(await open(code, { reducedMotion: 'reduce' }))).toBe(false);
    expect(await moving(await open(code, { reducedMotion: 'no-preference' }))).toBe(true);
  });

  it('shows edges and what is chosen also where the browser decides the colours', async () => {
    const { code } = await site.invite();
    const page = await open(code, { forcedColors: 'active' });
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
  ])('reads it in other colours and without motion: %o', async (options) => {
    const { code } = await site.invite();
    const page = await open(code, options);
    await expectAccessible(page);
    if (!options.forcedColors) await expectEasyOnTheEyes(page);
    await tap(page, 'Vem svarar?', /^Jag är patienten$/);
    await shown(page, 'Hur upplevde du besöket');
    await expectAccessible(page);
  });

  it('types a code that is grouped while it is typed', async () => {
    const page = await openPage();
    await page.goto(site.origin);
    const field = page.getByLabel('Kod');
    await field.pressSequentially('abcd1234 efg');
    expect(await field.inputValue()).toBe('abcd-1234-efg');
    await field.press('ArrowLeft');
    await field.press('Backspace');
    await field.press('x');
    expect(await field.inputValue()).toBe('abcd-1234-exg');

    // What is wrong is said at the field, and one goes on typing where one was.
    await field.press('Enter');
    await page.getByText('Du skrev 11 av 16 tecken.').waitFor();
    expect(page.url()).toBe(`${site.origin}/`);
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await page.keyboard.type('9');
    expect(await field.inputValue()).toBe('ABCD-1234-EXG9');
    await expectAccessible(page);
    await page.keyboard.type('zzzz');
    await field.press('Enter');
    await page.getByRole('heading', { name: 'Koden finns inte' }).waitFor();
    expect(await field.inputValue()).toBe('ABCD-1234-EXG9-ZZZZ');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('code');
    await expectAccessible(page);
  });
});
