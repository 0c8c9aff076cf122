import { describe, expect, it } from 'vitest';
import { openPage } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { chooseInMenu, dialog, looksRight } from '../support/story-page.ts';

const story = storyForAll(async (story) => {
  await story.assess('staff@sahlgrenska', 'SU-51-1');
});

/** A patient's link that the unit has withdrawn. */
async function withdrawnLink(): Promise<string> {
  const keys = async (): Promise<string[]> => {
    const { invitations } = await (await story.ask('staff@sahlgrenska', '/patients/SU-51-1')).json();
    return invitations.map(({ key }: { key: string }) => key);
  };
  const before = await keys();
  const link = await story.invite('staff@sahlgrenska', 'SU-51-1');
  const key = (await keys()).find((one) => !before.includes(one));
  await story.ask('staff@sahlgrenska', `/invitations/SU-51-1/${key}/withdraw`, { method: 'POST' });
  return link;
}

describe('the telephone contact for a unit’s patients', () => {
  it('is entered by a lead on a phone, and shown to staff and patients', async () => {
    const page = await story.open('lead@sahlgrenska');
    await chooseInMenu(page, 'Enheten');
    await page.getByRole('heading', { name: 'Enheten', level: 1 }).waitFor();
    await page.getByText('Breven saknar telefonnummer').waitFor();
    await looksRight(page, 'unit-empty');

    await page.getByRole('button', { name: 'Ändra vem patienterna kontaktar' }).click();
    const form = dialog(page, 'Vem patienterna kontaktar');
    await form.getByLabel('Telefon (kan fyllas i senare)').fill('växeln');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.getByText(/^Skriv numret med siffror/).waitFor();
    await looksRight(page, 'unit-wrong');
    await form.getByLabel('Telefon (kan fyllas i senare)').fill('031-342 10 00');
    await form.getByLabel('Telefontid (kan fyllas i senare)').fill('måndag–fredag 8–10');
    await form
      .getByLabel('Egen text (kan fyllas i senare)')
      .fill('Fråga efter ansiktsteamet.\nVi ringer upp.');
    await form
      .getByLabel('Egen text på engelska (kan fyllas i senare)')
      .fill('Ask for the facial palsy team.');

    // A colleague saves a contact meanwhile.
    const colleague = { version: 0, contact: { phone: '031-000 00 00', sv: {} } };
    const saved = await story.ask('lead@sahlgrenska', '/unit/contact', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(colleague),
    });
    expect(saved.status).toBe(200);
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.getByText('Någon annan hann ändra först').waitFor();
    await form.getByText('031-000 00 00').first().waitFor();
    await looksRight(page, 'unit-conflict');
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'detached' });
    await page.locator('.receipt', { hasText: 'Kontaktuppgifterna är sparade' }).waitFor();
    await page.getByText('Ask for the facial palsy team.').waitFor();
    await looksRight(page, 'unit-written');

    const staff = await story.open('staff@sahlgrenska', { at: 'unit' });
    await staff.getByText('Enhetens ansvariga kan ändra det.').waitFor();
    await staff.getByRole('link', { name: '031-342 10 00' }).first().waitFor();
    expect(await staff.getByRole('button', { name: /^Ändra/ }).count()).toBe(0);

    await staff.goto(`${story.portal}patients/SU-51-1`);
    await staff
      .getByRole('button', { name: /^Ny enkät: nybesök/ })
      .first()
      .click();
    await dialog(staff, /^Ny enkät/)
      .getByRole('button', { name: 'Skapa kod och länk' })
      .click();
    await dialog(staff, 'Enkäten är skapad').waitFor();
    await staff.emulateMedia({ media: 'print' });
    await staff.getByText(/per telefon, ring 031-342 10 00\.$/).waitFor();
    expect(await staff.getByText('Breven saknar telefonnummer').count()).toBe(0);

    const patient = await openPage();
    await patient.goto(await withdrawnLink());
    await patient.getByRole('heading', { name: 'Länken är återkallad' }).waitFor();
    const number = patient.getByRole('link', { name: '031-342 10 00' });
    expect(await number.getAttribute('href')).toBe('tel:0313421000');
    expect((await number.boundingBox())?.height).toBeGreaterThanOrEqual(44);
    await patient.getByText('Vi ringer upp.').waitFor();
    await looksRight(patient, 'survey-contact');
    await patient.getByRole('link', { name: 'English' }).click();
    await patient.getByText('Ask for the facial palsy team.').waitFor();
    await patient.goto(await story.invite('staff@sahlgrenska', 'SU-51-1'));
    await number.waitFor();
    await looksRight(patient, 'survey-contact-question');
  });
});
