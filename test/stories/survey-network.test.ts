import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectAccessible, openPage } from '../support/browser.ts';
import { type Fate, surveyForEach } from '../support/survey-site.ts';
import { answerPrem, goOn, sendPart, tap, thanked, told, workerReady } from '../support/survey-steps.ts';

const site = surveyForEach();
const isPut = ({ method }: { method: string }) => method === 'PUT';
const puts = () => site.seen.filter(isPut).length;

/** The fate of the next forms that are sent, in order; all other requests are served. */
function fates(...coming: Fate[]): void {
  site.network.fate = (request) => (isPut(request) ? (coming.shift() ?? 'serve') : 'serve');
}

/** No network at all, for the page and its service worker alike. */
const cutOff = () => {
  site.network.fate = () => 'cut';
};

const backOnline = async (page: Page) => {
  site.network.fate = () => 'serve';
  await page.evaluate(() => dispatchEvent(new Event('online')));
};

const notSent = (page: Page) => page.getByRole('heading', { name: 'Inte skickat än', level: 1 }).waitFor();
const kept = (page: Page) => page.evaluate(() => JSON.stringify({ ...localStorage }));

describe('when something between the phone and the server', () => {
  it.each([405, 403, 501])(
    'answers PUT with %i, the form goes as the plain page sends it',
    async (status) => {
      const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
      const page = await site.open(code);
      await page.route('**/api/survey/**', (route) =>
        route.request().method() === 'PUT' ? route.fulfill({ status, body: 'no' }) : route.continue(),
      );
      await answerPrem(page);
      await sendPart(page);
      await told(page, '✓ Del 1 är skickad.');
      expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
    },
  );
});

describe('a form that is sent', () => {
  it('is called sent only when the server has confirmed it', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    site.network.fate = async (request) => {
      if (isPut(request)) await held;
      return 'serve' as const;
    };
    await sendPart(page);
    await told(page, 'Skickar del 1.');
    expect(await page.getByText(/✓|Tack!/).count()).toBe(0);
    expect((await stored())?.answers ?? {}).toEqual({});
    release();
    await thanked(page);
    await told(page, /✓ Del 1 är skickad\.\s+Kvitto [0-9A-F]{4}-[0-9A-F]{4}/);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('waits on the phone without a network, and is sent by itself when the network is back', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    await page.context().setOffline(true);
    await sendPart(page);
    await notSent(page);
    await page.getByText('Svaren är sparade på den här telefonen.').waitFor();
    await told(page, 'Del 1 är inte skickad än.');
    await expectAccessible(page);
    expect((await stored())?.answers ?? {}).toEqual({});
    await page.context().setOffline(false);
    await thanked(page);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
    expect(await kept(page)).toBe('{}');
  });

  it('still waits after the link was closed and opened again without a network', async () => {
    const { code, stored } = await site.invite();
    const page = await site.open(code);
    await answerPrem(page);
    await workerReady(page);
    cutOff();
    await sendPart(page);
    await told(page, 'Inget nät. 1 del är sparad här och skickas av sig själv.');
    await goOn(page);
    await page.getByText('Del 2 av 3 · Fråga 2 av 27').waitFor();
    await page.close();

    const again = await site.openAgain(code, page.context());
    await again.getByText('Sahlgrenska Universitetssjukhuset', { exact: true }).waitFor();
    await told(again, 'Inget nät. 1 del är sparad här och skickas av sig själv.');
    await goOn(again);
    await again.getByText('Del 2 av 3 · Fråga').waitFor();
    await expectAccessible(again);
    await tap(again, 'Vilken sida', 'Höger');
    expect((await stored())?.answers ?? {}).toEqual({});
    await backOnline(again);
    await told(again, '✓ Del 1 är skickad.');
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('is not shown by a link that is opened without a network and without a draft', async () => {
    const [one, other] = [await site.invite(), await site.invite()];
    const page = await site.open(one.code);
    await page.mouse.click(5, 300);
    await workerReady(page);
    cutOff();
    const offline = await site.openAgain(other.code, page.context());
    await offline.getByRole('heading', { name: 'Inget nät' }).waitFor();
    expect(await offline.locator('input:visible').count()).toBe(0);
    await expectAccessible(offline);
    await backOnline(offline);
    await offline.locator('legend:visible', { hasText: 'Vem svarar?' }).waitFor();
  });

  it.each([
    ['was stored, but the answer was lost', ['drop']],
    ['never arrived', ['cut']],
    ['failed again and again', ['cut', 'drop', 'cut', 'drop']],
  ] as [string, Fate[]][])('is sent again and stored once when it %s', async (_, coming) => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    fates(...coming);
    await sendPart(page);
    await notSent(page);
    const retry = page.getByRole('button', { name: 'Försök nu' });
    await retry.click();
    await expect
      .poll(async () => {
        // The button appears and disappears, so the test does not wait for it.
        await retry.evaluateAll((buttons) =>
          buttons.forEach((button) => void (button as HTMLElement).click()),
        );
        return page.getByRole('heading', { name: 'Tack!' }).isVisible();
      })
      .toBe(true);
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
    expect((await stored())?.answers?.prem?.answeredAt).toBe('2026-03-01T10:00:00Z');
  });

  it('is sent again by itself', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    fates('cut');
    await sendPart(page);
    await notSent(page);
    await thanked(page);
  });

  it('is shown as stored when the link is opened again after the receipt was lost', async () => {
    const { code, stored } = await site.invite({ forms: ['prem', 'fdi'] });
    const page = await site.open(code);
    await answerPrem(page);
    fates('drop');
    await sendPart(page);
    await told(page, 'Inget nät. 1 del är sparad här');
    await page.close();
    const again = await site.openAgain(code, page.context());
    await told(again, '✓ Del 1 är skickad.');
    await goOn(again);
    await again.locator('legend:visible', { hasText: 'hantera maten' }).waitFor();
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('is stored once however often the button is pressed', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    await page.evaluate(() => {
      const button = document.querySelector<HTMLButtonElement>('[type=submit]');
      for (let presses = 0; presses < 5; presses += 1) button?.click();
    });
    await thanked(page);
    expect(puts()).toBe(1);
  });

  it('counts once from two windows, and the second shows that it was already answered', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const first = await site.open(code);
    const second = await site.open(code);
    await answerPrem(first, 'Mycket bra');
    await answerPrem(second, 'Dålig');
    await sendPart(first);
    await thanked(first);
    await sendPart(second);
    await told(second, 'Del 1 var redan besvarad. Svaret som kom först gäller.');
    expect((await stored())?.answers?.prem?.values).toEqual({ overall: 'very-good' });
  });

  it('cannot be sent once more by going back after it was sent', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    await sendPart(page);
    await thanked(page);
    await page.goBack();
    await thanked(page);
    expect(await page.locator('fieldset:visible, [type=submit]:visible').count()).toBe(0);
    await page.reload();
    await thanked(page);
  });

  it('is not called sent on a network that answers everything with a page of its own', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    await page.route('**/api/survey/**', (route) =>
      route.fulfill({ status: 200, contentType: 'text/html', body: '<h1>Logga in på nätet</h1>' }),
    );
    await sendPart(page);
    await notSent(page);
    expect((await stored())?.answers ?? {}).toEqual({});
    await page.unroute('**/api/survey/**');
    await page.getByRole('button', { name: 'Försök nu' }).click();
    await thanked(page);
  });

  it('shows that it came too late, and the contact to call', async () => {
    const { code, stored } = await site.invite({ forms: ['prem'] });
    const page = await site.open(code);
    await answerPrem(page);
    site.clock.now = new Date('2026-06-01T10:00:00Z');
    await sendPart(page);
    await page.getByRole('heading', { name: 'Alla svar kunde inte tas emot' }).waitFor();
    await told(page, 'Del 1 kunde inte tas emot. Länken gäller inte längre.');
    await page.getByText('Behöver du hjälp? Kontakta Sahlgrenska').waitFor();
    await expectAccessible(page);
    expect((await stored())?.answers ?? {}).toEqual({});
  });

  it('is shown as not sent, and the page stays, when the phone can store nothing', async () => {
    const { code } = await site.invite({ forms: ['prem'] });
    const page = await openPage();
    await page.addInitScript(() => {
      Storage.prototype.setItem = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    });
    await page.goto(site.link(code));
    await answerPrem(page);
    await page.context().setOffline(true);
    await sendPart(page);
    await notSent(page);
    await page.getByText('Lämna sidan öppen.').waitFor();
    expect(await page.getByText(/sparade? (här|på den här telefonen)/).count()).toBe(0);
    await page.context().setOffline(false);
    await thanked(page);
  });
});
