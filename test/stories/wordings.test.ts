import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { bodyLimit } from '../../functions/domain/limits.ts';
import { desktop, openPage } from '../support/browser.ts';
import { startStory, storyForAll } from '../support/story.ts';
import { dialog, looksRight, tabTo } from '../support/story-page.ts';
import { sendPart, tapThrough } from '../support/survey-steps.ts';
import { packOf } from '../support/wording-pack.ts';

const story = storyForAll();

const pack = packOf('face', 'sv', 'face-sv-2026');

async function choose(page: Page, content: unknown): Promise<void> {
  await page.getByLabel('Fil med ett paket').setInputFiles({
    name: 'face-sv.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
}

/** The card of a form, by its heading. */
const formCard = (page: Page, form: string) => page.getByRole('region', { name: form, exact: true });

const unit = 'Sahlgrenska Universitetssjukhuset';

const focused = (on: Locator) => expect.poll(() => on.evaluate((node) => node === document.activeElement));

/** Marks these units, and no others, in the dialog that asks for units. */
async function markOnly(form: Locator, units: readonly string[]): Promise<void> {
  await form.getByRole('button', { name: 'Avmarkera alla' }).click();
  for (const name of units) await form.getByRole('checkbox', { name }).check();
}

/** Creates a patient's link to FaCE, as staff do. */
async function inviteTo(reference: string): Promise<string> {
  await story.assess('staff@sahlgrenska', reference);
  const response = await story.ask('staff@sahlgrenska', '/invitations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      reference,
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['face'],
      channel: 'letter',
    }),
  });
  expect(response.status).toBe(201);
  return (await response.json()).link;
}

describe('when provisional wording is refused', () => {
  it('staff see only the forms that may be sent, the administrator those that may not', async () => {
    const strict = await startStory({ provisional: 'refused' });
    const page = await strict.openNewPatient('staff@sahlgrenska', 'SU-31-1', { viewport: desktop });
    await page.getByRole('button', { name: /^Ny enkät: nybesök/ }).click();
    const form = dialog(page, /^Ny enkät: nybesök/);
    await form.getByText(/^FaCE och FDI kan inte skickas/).waitFor();
    expect(await form.getByRole('checkbox').count()).toBe(1);
    await looksRight(page, 'invite-withheld');
    await form.getByRole('button', { name: 'Skapa kod och länk' }).click();
    await dialog(page, 'Enkäten är skapad').waitFor();

    const admin = await strict.open('admin', { viewport: desktop });
    await admin.getByText('Preliminär text visas aldrig här').waitFor();
    const card = formCard(admin, 'FaCE');
    await card.getByText(/^Alla 3 enheter saknar ordalydelse på alla språk/).waitFor();
    expect(await card.getByRole('row').count()).toBe(0);
    await formCard(admin, 'PREM')
      .getByRole('row', { name: /^Svenska Alla 7 enheter Publicerad/ })
      .waitFor();
    await looksRight(admin, 'wordings-strict');
  });
});

describe('an administrator', () => {
  it('loads a permitted wording and activates it at a unit, whose patients then see it', async () => {
    const page = await story.open('admin', { viewport: desktop });
    await page.getByRole('heading', { name: 'Ordalydelser', level: 1 }).waitFor();
    await page.getByText('Inga paket är inlästa.').waitFor();
    const card = formCard(page, 'FaCE');
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter Preliminär/ }).waitFor();
    await card.getByText('Visas inte på finska och arabiska.').waitFor();
    expect(await card.getByRole('button').count()).toBe(0);
    await looksRight(page, 'wordings-empty');

    await choose(page, pack);
    await page.getByRole('heading', { name: 'face-sv.json: inga fel' }).waitFor();
    await page.getByText('Rättsinnehavaren, 15 januari 2026').waitFor();
    await page
      .getByText('Alla 3 enheter visar face-sv-2026 i stället för face-sv-provisional-1 (preliminär).')
      .waitFor();
    await page.getByText('Jämför med face-sv-provisional-1').click();
    await page.getByText('16 av 22 texter blir annorlunda.').waitFor();
    await looksRight(page, 'wordings-preview');
    await page.getByRole('button', { name: 'Läs in face-sv-2026' }).click();
    await page.getByRole('heading', { name: 'face-sv-2026 är inläst' }).waitFor();
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter Preliminär/ }).waitFor();
    await looksRight(page, 'wordings-loaded');

    await page.getByRole('button', { name: 'Aktivera face-sv-2026 …' }).click();
    const form = dialog(page, 'FaCE, Svenska');
    await form.getByRole('button', { name: 'Aktivera vid 3 enheter' }).waitFor();
    await markOnly(form, [unit]);
    await form
      .getByText(`${unit} visar face-sv-2026 i stället för face-sv-provisional-1 (preliminär).`)
      .waitFor();
    await form.getByText('Texterna i face-sv-2026').click();
    await looksRight(page, 'wordings-activate');
    await form.getByRole('button', { name: 'Aktivera vid 1 enhet' }).click();
    await form.waitFor({ state: 'detached' });
    const active = card.getByRole('row', { name: new RegExp(`^Svenska ${unit} Med tillstånd`) });
    await active.waitFor();
    await card.getByRole('row', { name: /^Svenska Akademiska .* och .* Preliminär/ }).waitFor();
    await looksRight(page, 'wordings-active');

    const link = await inviteTo('SU-21');
    const html = await (await fetch(link)).text();
    expect(html).toContain(String(pack.items['5']));
    expect(html).toContain('value="face-sv-2026"');

    const patient = await openPage();
    const sent = patient.waitForRequest((request) => request.method() === 'PUT');
    await patient.goto(link);
    await tapThrough(patient);
    await sendPart(patient);
    expect((await sent).postDataJSON()).toMatchObject({ wording: 'face-sv-2026', language: 'sv' });
    await patient.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    const record = await (await story.ask('staff@sahlgrenska', '/patients/SU-21')).json();
    expect(record.invitations[0].answers.face.wording).toBe('face-sv-2026');
  });

  it('activates it at the other units at once, and deactivates it at all of them', async () => {
    const page = await story.open('admin', { viewport: desktop });
    const card = formCard(page, 'FaCE');
    const form = dialog(page, 'FaCE, Svenska');
    await page.getByRole('button', { name: 'Aktivera vid fler: face-sv-2026' }).click();
    await form.getByRole('button', { name: 'Aktivera vid 2 enheter' }).click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter Med tillstånd/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Aktivera.*face-sv-2026/ }).count()).toBe(0);

    await card.getByRole('button', { name: 'Ändra FaCE, Svenska, Alla 3 enheter' }).click();
    await form.getByText('Inget ändras').waitFor();
    await form.getByRole('button', { name: 'Aktivera' }).click();
    await form.getByText('De markerade enheterna visar redan det här. Välj något annat.').waitFor();
    await form.getByRole('radio', { name: /^Ingen ordalydelse med tillstånd/ }).check();
    await form.getByText('Vem har ändrat').click();
    await form.getByRole('row', { name: /Akademiska.*admin.*–.*face-sv-2026/ }).waitFor();
    expect(await form.getByRole('row', { name: /admin.*–.*face-sv-2026/ }).count()).toBe(3);
    await looksRight(page, 'wordings-back');
    await form.getByRole('button', { name: 'Avaktivera vid 3 enheter' }).click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter Preliminär/ }).waitFor();
  });

  it('sees why an activation stopped halfway, and goes on with the other units', async () => {
    const page = await story.open('admin', { viewport: desktop });
    const card = formCard(page, 'FaCE');
    const form = dialog(page, 'FaCE, Svenska');
    const last = `**/wordings/units/linkoping/face/sv`;
    await page.route(last, (route) => route.abort());
    await page.getByRole('button', { name: 'Aktivera: face-sv-2026' }).click();
    await form.getByRole('button', { name: 'Aktivera vid 3 enheter' }).click();
    await form.getByText('2 av 3 enheter hann ändras').waitFor();
    await form.getByText('Ingen kontakt med servern').waitFor();
    await looksRight(page, 'wordings-halfway');
    await page.unroute(last);
    await form.getByRole('button', { name: 'Aktivera vid 1 enhet' }).click();
    await form.waitFor({ state: 'detached' });
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter Med tillstånd/ }).waitFor();
  });

  it('is led to the errors of a file, and can choose another at once', async () => {
    const page = await story.open('admin', { viewport: desktop });
    const input = page.getByLabel('Fil med ett paket');
    const focused = (on: Locator) =>
      expect.poll(() => on.evaluate((node) => node === document.activeElement));

    await choose(page, '{ "instrument": ');
    await page.getByText(/^face-sv.json är inte giltig JSON/).waitFor();
    await focused(input).toBe(true);
    await choose(page, ' '.repeat(bodyLimit + 1));
    await page.getByText(/^face-sv.json är för stor/).waitFor();
    await focused(input).toBe(true);

    await choose(page, []);
    await focused(page.getByRole('heading', { name: /^face-sv.json har \d+ fel/ })).toBe(true);
    const { '4': _, ...items } = pack.items;
    await choose(page, { ...pack, version: 'face-sv-2027', items });
    const faults = page.getByRole('heading', { name: 'face-sv.json har 1 fel. Inget är inläst.' });
    await faults.waitFor();
    await focused(faults).toBe(true);
    await page.getByText('Fråga 4 saknar text.').waitFor();
    await looksRight(page, 'wordings-wrong');

    await choose(page, packOf('face', 'sv', 'face-sv-2026', '¤'));
    await page.getByText(/annat innehåll/).waitFor();
    await focused(input).toBe(true);
    await choose(page, pack);
    await page.getByText(/Precis det här paketet är redan inläst/).waitFor();
    await page.getByText('Alla 3 enheter visar det redan.').waitFor();
    await page.getByRole('button', { name: 'Välj en annan fil' }).click();
    await focused(input).toBe(true);
  });

  it('can work with the keyboard alone', async () => {
    const page = await story.open('admin', { viewport: desktop });
    const english = packOf('face', 'en', 'face-en-2026');
    await choose(page, english);
    await page.getByRole('heading', { name: 'face-sv.json: inga fel' }).waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Läs in face-en-2026' }));
    await page.keyboard.press('Enter');
    await tabTo(page, page.getByRole('button', { name: 'Aktivera face-en-2026 …' }));
    await page.keyboard.press('Enter');
    const form = dialog(page, 'FaCE, Engelska');
    await tabTo(page, form.getByRole('button', { name: 'Avmarkera alla' }));
    await page.keyboard.press('Enter');
    await tabTo(page, form.getByRole('button', { name: /^Aktivera/ }));
    await page.keyboard.press('Enter');
    await form.getByText('Markera minst en enhet.').waitFor();
    await focused(form.getByRole('checkbox').first()).toBe(true);
    await tabTo(page, form.getByRole('button', { name: 'Markera alla 3' }));
    await page.keyboard.press('Enter');
    await tabTo(page, form.getByRole('button', { name: 'Aktivera vid 3 enheter' }));
    await page.keyboard.press('Enter');
    await form.waitFor({ state: 'detached' });
    await page.getByText('Alla 3 enheter visar det.').waitFor();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Läs in ett paket');
  });

  it.each([320, 390])('can work on a screen of %i px', async (width) => {
    const page = await story.open('admin', { viewport: { width, height: 740 } });
    const card = formCard(page, 'FaCE');
    await card.getByRole('row', { name: /^Svenska Alla 3 enheter/ }).waitFor();
    await looksRight(page, 'wordings-narrow');
    const screens = await page.evaluate(() => document.documentElement.scrollHeight / innerHeight);
    expect(screens).toBeLessThan(3.5);
    await card.getByRole('button', { name: /^Ändra FaCE, Svenska/ }).click();
    await dialog(page, 'FaCE, Svenska').getByText('Inget ändras').waitFor();
    await looksRight(page, 'wordings-narrow-change');
    await page.keyboard.press('Escape');
    await choose(page, packOf('fdi', 'fi', 'fdi-fi-2026'));
    await page.getByRole('heading', { name: 'face-sv.json: inga fel' }).waitFor();
    await page.getByText(/^Alla 3 enheter börjar visa FDI på finska: fdi-fi-2026/).waitFor();
    await looksRight(page, 'wordings-narrow-preview');
  });

  it('is shown no patient and no numbers', async () => {
    const page = await story.open('admin', { viewport: desktop });
    await page.getByRole('heading', { name: 'Ordalydelser', level: 1 }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual([
      'Ordalydelser',
      'Enheter och behörighet',
    ]);
    for (const path of ['patients', 'year/2026', 'transfer']) {
      await page.goto(story.portal + path);
      await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    }
    expect(story.troubles).toEqual([]);
  });
});
