import type { Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { desktop, openPage, phone } from '../support/browser.ts';
import { assessedPatients, dialog, looksRight, type Story, signIn, startStory } from '../support/story.ts';
import { sendPart, tapThrough } from '../support/survey-steps.ts';
import { packOf } from '../support/wording-pack.ts';

let story: Story;
beforeAll(async () => {
  story = await startStory();
});

const pack = packOf('face', 'sv', 'face-sv-2026');

async function choose(page: Page, content: unknown): Promise<void> {
  await page.getByLabel('Fil med ett paket').setInputFiles({
    name: 'face-sv.json',
    mimeType: 'application/json',
    buffer: Buffer.from(typeof content === 'string' ? content : JSON.stringify(content)),
  });
}

const change = (page: Page) =>
  page.getByRole('button', { name: 'Ändra FaCE, Svenska, Sahlgrenska Universitetssjukhuset' });

/** A patient's link to FaCE, made by staff now. */
async function inviteTo(reference: string): Promise<string> {
  const [patient] = assessedPatients(reference, ['good']);
  await story.take('staff@sahlgrenska', [{ ...patient, invitations: [] }]);
  const response = await story.ask('staff@sahlgrenska', '/invitations', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      reference: patient?.reference,
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['face'],
      channel: 'letter',
    }),
  });
  expect(response.status).toBe(201);
  return (await response.json()).link;
}

describe('where provisional wording is refused', () => {
  it('staff are offered only what may be sent, and the administrator sees what is missing', async () => {
    const strict = await startStory({ provisional: 'refused' });
    const [patient] = assessedPatients('SU-31', ['good']);
    await strict.take('staff@sahlgrenska', [{ ...patient, invitations: [] }]);
    const page = await openPage({ viewport: desktop });
    await signIn(page, strict, 'staff@sahlgrenska', `patients/${patient?.reference}`);
    await page.getByRole('button', { name: /^Nytt utskick: nybesök/ }).click();
    const form = dialog(page, /^Nytt utskick: nybesök/);
    await form.getByText(/^FaCE och FDI kan inte skickas/).waitFor();
    expect(await form.getByRole('checkbox').count()).toBe(1);
    await looksRight(page, 'invite-withheld');
    await form.getByRole('button', { name: 'Skapa kod och länk' }).click();
    await dialog(page, 'Utskicket är skapat').waitFor();

    const admin = await openPage({ viewport: desktop });
    await signIn(admin, strict, 'admin');
    await admin.getByText('Preliminär text visas aldrig här').waitFor();
    const row = admin.getByRole('row', { name: /^FaCE, Svenska/ });
    expect(await row.getByText('Visas inte').count()).toBe(3);
  });
});

describe('an administrator', () => {
  it('loads a permitted wording and activates it at a unit, whose patients then see it', async () => {
    const page = await openPage({ viewport: desktop });
    await signIn(page, story, 'admin');
    await page.getByRole('heading', { name: 'Ordalydelser', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'Perifer facialispares' }).waitFor();
    await page.getByText('Inga paket är inlästa').waitFor();
    await looksRight(page, 'wordings-empty');

    await choose(page, '{ "instrument": ');
    await page.getByText('Filen är inte giltig JSON.').waitFor();
    const { '4': _, ...items } = pack.items;
    await choose(page, { ...pack, items });
    await page.getByText('face-sv.json har 1 fel. Inget är inläst.').waitFor();
    await page.getByText('Fråga 4 saknar text.').waitFor();
    await looksRight(page, 'wordings-wrong');
    await page.getByRole('button', { name: 'Välj en rättad fil' }).click();

    await choose(page, pack);
    await page.getByText('Rättsinnehavaren, 15 januari 2026').waitFor();
    await page.getByText('Texterna i face-sv-2026').click();
    await looksRight(page, 'wordings-preview');
    await page.getByRole('button', { name: 'Läs in face-sv-2026' }).click();
    await page.getByText('face-sv-2026 är inläst', { exact: true }).waitFor();

    await change(page).click();
    const form = dialog(page, 'FaCE, Svenska');
    await form.getByText('Preliminär').first().waitFor();
    await form.getByRole('radio', { name: /^face-sv-2026/ }).check();
    await form.getByText('Texterna i face-sv-2026').click();
    await looksRight(page, 'wordings-change');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'detached' });
    const row = page.getByRole('row', { name: /^FaCE, Svenska/ });
    await row.getByText('Med tillstånd').waitFor();
    expect(await row.getByText('Med tillstånd').count()).toBe(1);
    expect(await row.getByText('Preliminär').count()).toBe(2);
    await looksRight(page, 'wordings-active');

    const link = await inviteTo('SU-21');
    const html = await (await fetch(link)).text();
    expect(html).toContain(String(pack.items['5']));
    expect(html).toContain('value="face-sv-2026"');

    const patient = await openPage({ viewport: phone });
    const sent = patient.waitForRequest((request) => request.method() === 'PUT');
    await patient.goto(link);
    await tapThrough(patient);
    await sendPart(patient);
    expect((await sent).postDataJSON()).toMatchObject({ wording: 'face-sv-2026', language: 'sv' });
    await patient.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    const record = await (await story.ask('staff@sahlgrenska', '/patients/SU-21-1')).json();
    expect(record.invitations[0].answers.face.wording).toBe('face-sv-2026');

    await change(page).click();
    await form.getByText('Vem har ändrat').click();
    await form.getByRole('row', { name: /admin.*–.*face-sv-2026/ }).waitFor();
    await form.getByRole('radio', { name: /^Ingen ordalydelse med tillstånd/ }).check();
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'detached' });
    await row.getByText('Med tillstånd').waitFor({ state: 'detached' });
  }, 60_000);

  it('gets by on a phone', async () => {
    const page = await openPage({ viewport: phone });
    await signIn(page, story, 'admin');
    await page.getByRole('heading', { name: 'Perifer facialispares' }).waitFor();
    await looksRight(page, 'wordings-phone');
    await change(page).click();
    await dialog(page, 'FaCE, Svenska').getByText('Sahlgrenska Universitetssjukhuset visar nu:').waitFor();
    await looksRight(page, 'wordings-phone-change');
  });

  it('is shown no patient and no numbers', async () => {
    const page = await openPage({ viewport: desktop });
    await signIn(page, story, 'admin');
    await page.getByRole('heading', { name: 'Ordalydelser', level: 1 }).waitFor();
    expect(await page.getByRole('navigation').getByRole('link').allInnerTexts()).toEqual(['Ordalydelser']);
    for (const path of ['patients', 'year/2026', 'transfer']) {
      await page.goto(story.portal + path);
      await page.getByRole('heading', { name: 'Sidan finns inte' }).waitFor();
    }
    expect(story.troubles).toEqual([]);
  });
});
