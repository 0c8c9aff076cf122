import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop, openPage, phone } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import {
  answersCard,
  chooseInMenu,
  dialog,
  isFocused,
  looksRight,
  measureRow,
  signIn,
} from '../support/story-page.ts';

const story = storyForAll(async (story) => {
  await story.take('staff@akademiska', assessedPatients('UAS', ['good']));
  await story.answerOnTheWeb('staff@akademiska', 'UAS-2', 'fair');
});

describe.each([
  { where: 'on a phone', viewport: phone, colorScheme: 'light' as const },
  { where: 'on a wide screen in the dark', viewport: desktop, colorScheme: 'dark' as const },
])('the portal $where', ({ viewport, colorScheme }) => {
  it('explains at a unit without patients what the page will show and how to begin', async () => {
    const page = await openPage({ viewport, colorScheme });
    await page.goto(story.portal);
    await page.getByRole('button', { name: 'Logga in' }).waitFor();
    await looksRight(page, 'signed-out');
    await signIn(page, story.portal, 'staff@linkoping');
    await measureRow(page, 'T1').getByText('ingen patient ännu').waitFor();
    await measureRow(page, 'P2').getByText('Redovisas första gången 2028').waitFor();
    await page.getByText('Inga enkäter är lämnade för året').waitFor();
    await looksRight(page, 'empty-year');
    await page.getByRole('link', { name: 'Patienter', exact: true }).click();
    await page.getByText('Inga patienter ännu').waitFor();
    await looksRight(page, 'empty-list');
    await page.getByLabel('Sök på referens eller födelsedatum').fill('NN');
    await page.getByText('Ingen patient hittades för «NN»').waitFor();
    await page.goto(`${story.portal}nowhere`);
    await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    await looksRight(page, 'not-found');
  });

  it('marks a draft of measures as a draft, and lists the rules it breaks', async () => {
    const page = await story.open('staff@dysmeli-orebro', { viewport, colorScheme });
    await page.getByText('Inga mått är beslutade för dysmeli.').waitFor();
    await page.getByRole('listitem').filter({ hasText: 'Resultatmått: 0 finns, 1–3 ska finnas.' }).waitFor();
    await looksRight(page, 'draft-year');
  });

  it('shows two patients, withholds their answers, and finds no patient of another unit', async () => {
    const page = await story.open('lead@akademiska', { viewport, colorScheme });
    const p1 = measureRow(page, 'P1');
    await p1.getByText('visas inte än').waitFor();
    await answersCard(page, 'P1')
      .getByText(/^Resultatet visas i grupper om minst fem svar; 1\s+svar väntar\.$/)
      .waitFor();
    await p1.getByRole('link', { name: 'Patienter utan besvarad PREM' }).waitFor();
    await looksRight(page, 'withheld');
    await page.goto(`${story.portal}patients`);
    await page.getByRole('link', { name: 'UAS-1' }).waitFor();
    await looksRight(page, 'list');
    await page.goto(`${story.portal}measures/2026/P1`);
    await page.getByRole('link', { name: 'UAS-2' }).waitFor();
    expect(await page.locator('a[href*="landed=numerator"], a[href*="not-numerator"]').count()).toBe(0);
    await looksRight(page, 'p1-members');

    const other = await story.open('staff@sahlgrenska', { at: 'patients/UAS-1', viewport, colorScheme });
    await other.getByText('Det finns ingen patient med den referensen på enheten.').waitFor();
    await looksRight(other, 'other-unit');
  });

  it.each([
    ['authority', /^Riket/],
    ['admin', 'Ordalydelser'],
  ])('shows the %s their own, and never a patient', async (user, heading) => {
    const page = await story.open(user, { viewport, colorScheme });
    await page.getByRole('heading', { name: heading, level: 1 }).waitFor();
    await looksRight(page, user);
    await page.goto(`${story.portal}patients/UAS-1`);
    await page.getByRole('heading', { level: 1 }).first().waitFor();
    expect(await page.locator('body').innerText()).not.toContain('1960-04-30');
    expect((await story.ask(user, '/patients/UAS-1')).status).toBe(403);
    expect((await story.ask(user, '/export')).status).toBe(403);
  });
});

describe('when something fails', () => {
  it('a lost network leaves the numbers on the screen, marked as old, until it is back', async () => {
    const page = await story.open('staff@akademiska');
    await measureRow(page, 'B1').waitFor();
    await page.context().setOffline(true);
    await page.getByText('Siffrorna kan vara gamla').waitFor();
    await measureRow(page, 'B1').waitFor();
    await looksRight(page, 'stale');
    await page.getByRole('link', { name: 'Patienter', exact: true }).click();
    await page.getByText('Servern svarar inte').waitFor();
    await looksRight(page, 'offline');
    await page.context().setOffline(false);
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await page.getByRole('link', { name: 'UAS-1' }).waitFor();
  });

  it('a page whose code cannot be fetched says so, and opens at the next attempt', async () => {
    const page = await story.open('staff@akademiska');
    await measureRow(page, 'B1').waitFor();
    const code = '**/assets/unit-page-*.js';
    await page.route(code, (route) => route.fulfill({ status: 404, body: '' }));
    await chooseInMenu(page, 'Enheten');
    await page.getByRole('heading', { name: 'Sidan gick inte att öppna' }).waitFor();
    await page.getByText('Försök igen om en stund').waitFor();
    await looksRight(page, 'code-missing');
    await page.unroute(code);
    await page.getByRole('button', { name: 'Försök igen' }).click();
    await page.getByRole('heading', { name: 'Enheten', exact: true }).waitFor();
  });

  it('a tab that was open while the portal was updated says so and loads the new version', async () => {
    const page = await story.open('staff@akademiska');
    await measureRow(page, 'B1').waitFor();
    // As after a deployment: the file that this tab refers to is gone, and the start page names others. The
    // answers are put in place before the page loads anew, since a reload whose requests are held can stall.
    const code = '**/assets/unit-page-*.js';
    await page.route(code, (route) => route.fulfill({ status: 404, body: '' }));
    await page.evaluate(() => {
      const send = window.fetch;
      window.fetch = (input, init) => {
        if (input !== '/portal/') return send(input, init);
        return new Promise((resolve) => {
          Object.assign(window, { startPage: () => resolve(new Response('<!doctype html>')) });
        });
      };
    });
    await page.evaluate(() => {
      const remember = () =>
        sessionStorage.setItem('shown', `${sessionStorage.getItem('shown')} ${document.body.innerText}`);
      new MutationObserver(remember).observe(document.body, { childList: true, subtree: true });
    });
    await chooseInMenu(page, 'Enheten');
    await page.waitForFunction(() => 'startPage' in window);
    await page.unroute(code);
    await page.evaluate(() => (window as unknown as { startPage(): void }).startPage());
    await page.getByRole('heading', { name: 'Enheten', exact: true }).waitFor();
    expect(await page.evaluate(() => sessionStorage.getItem('shown'))).toContain('Sidan har uppdaterats');
  });

  it.each([true, false])(
    'the old page stays while the code of the next one is being fetched (search done: %s)',
    async (done) => {
      const page = await story.open('staff@akademiska', { at: 'patients' });
      const other = page.getByRole('link', { name: 'UAS-1' });
      await other.waitFor();
      await page.getByLabel('Sök på referens eller födelsedatum').fill('UAS-2');
      if (done) await other.waitFor({ state: 'detached' });
      let send = () => {};
      const sent = new Promise<void>((resolve) => {
        send = resolve;
      });
      const asked = page.waitForRequest('**/assets/unit-page-*.js');
      await page.route('**/assets/unit-page-*.js', async (route) => {
        await sent;
        await route.continue();
      });
      await chooseInMenu(page, 'Enheten');
      await asked;
      expect(await page.getByLabel('Sök på referens eller födelsedatum').inputValue()).toBe('UAS-2');
      await other.waitFor({ state: 'detached' });
      send();
      await page.getByRole('heading', { name: 'Enheten', exact: true }).waitFor();
      expect(new URL(page.url()).pathname).toBe('/portal/unit');
      await isFocused(page.getByRole('heading', { name: 'Enheten', exact: true }));
    },
  );

  it('typed data stays when saving fails, and is saved at the next attempt', async () => {
    const page = await story.open('staff@akademiska', { at: 'patients' });
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const form = dialog(page, 'Registrera patient');
    await form.getByLabel('Referens').fill('UAS-3');
    await form.getByLabel('Födelsedatum').fill('1980-01-01');
    await page.context().setOffline(true);
    await form.getByRole('button', { name: 'Registrera' }).click();
    await form.getByText('Servern svarar inte').waitFor();
    await looksRight(page, 'not-saved');
    await page.context().setOffline(false);
    expect(await form.getByLabel('Referens').inputValue()).toBe('UAS-3');
    await form.getByRole('button', { name: 'Registrera' }).click();
    await page.getByRole('heading', { name: 'UAS-3', level: 1 }).waitFor();
  });

  it('a session that ended is renewed in another tab, and nothing typed is lost', async () => {
    const page = await story.open('staff@akademiska', { at: 'patients' });
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const form = dialog(page, 'Registrera patient');
    await form.getByLabel('Referens').fill('UAS-4');
    await form.getByLabel('Födelsedatum').fill('1980-01-01');
    // The server answers like this when the token has expired.
    let refused = true;
    await page.route('**/api/portal/**', (route) =>
      refused ? route.fulfill({ status: 401, body: '' }) : route.continue(),
    );
    await form.getByRole('button', { name: 'Registrera' }).click();
    const again = dialog(page, 'Logga in igen');
    await again.waitFor();
    await looksRight(page, 'signed-out-under-way');
    refused = false;
    // The user is still signed in at the issuer: the tab closes itself.
    await again.getByRole('button', { name: 'Logga in i ny flik' }).click();
    await page.getByRole('heading', { name: 'UAS-4', level: 1 }).waitFor();
  });
});
