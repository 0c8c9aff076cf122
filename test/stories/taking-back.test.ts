import { describe, expect, it } from 'vitest';
import { desktop, openPage } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, isClosed, isFocused, looksRight, openVisit, save } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';

const story = storyForAll();

describe('taking back', () => {
  it('withdraws an invitation or gives it a new code: the old link stops working', async () => {
    await story.assess(user, 'SU-E-1');
    const old = await story.invite(user, 'SU-E-1');
    const page = await story.openPatient(user, 'SU-E-1');
    expect((await fetch(old)).status).toBe(200);
    await page.getByRole('button', { name: /^Ny kod: enkäten/ }).click();
    await dialog(page, 'Ny kod').getByRole('button', { name: 'Skapa ny kod' }).click();
    const sheet = dialog(page, 'Ny kod');
    await isFocused(sheet.getByRole('heading', { name: 'Ny kod' }));
    await sheet.getByRole('img', { name: /^QR-kod/ }).waitFor();
    const current = `http://${await sheet.locator('.copyable').last().innerText()}`;
    await sheet.getByRole('button', { name: 'Visa stort för patienten' }).click();
    await looksRight(page, 'hand-over');
    await dialog(page, 'Svara på din telefon').getByRole('button', { name: 'Stäng' }).click();
    await sheet.getByRole('button', { name: 'Stäng' }).click();
    expect((await fetch(old)).status).toBe(404);
    expect((await fetch(current)).status).toBe(200);

    await page.getByRole('button', { name: /^Dra tillbaka: enkäten/ }).click();
    const form = dialog(page, 'Dra tillbaka enkäten');
    await looksRight(page, 'withdraw');
    await form.getByRole('button', { name: 'Dra tillbaka' }).click();
    await isClosed(form);
    await page.locator('.receipt', { hasText: 'Enkäten är tillbakadragen' }).waitFor();
    await page.getByText('Tillbakadragen', { exact: true }).waitFor();
    expect((await fetch(current)).status).toBe(410);
    const patientPhone = await openPage();
    await patientPhone.goto(current);
    await looksRight(patientPhone, 'withdrawn');
  });

  it('deletes a patient with a reason, and all data about the patient is gone', async () => {
    const page = await story.openNewPatient(user, 'SU-F-1', { viewport: desktop });
    await page.getByRole('button', { name: /^Ta bort patienten/ }).click();
    const form = dialog(page, 'Ta bort SU-F-1');
    await form.getByRole('button', { name: 'Ta bort patienten' }).click();
    await form.getByText('Skriv varför patienten tas bort.').waitFor();
    await looksRight(page, 'delete');
    await form.getByLabel('Varför tas patienten bort?').fill('Registrerad två gånger');
    await form.getByRole('button', { name: 'Ta bort patienten' }).click();
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
    await page.goto(`${story.portal}patients/SU-F-1`);
    await page.getByText('Det finns ingen patient med den referensen på enheten.').waitFor();
  });

  it('deletes a patient at the second attempt when a colleague has saved meanwhile', async () => {
    const page = await story.openNewPatient(user, 'SU-FF-1', { viewport: desktop });
    await page.getByRole('button', { name: /^Ta bort patienten/ }).click();
    const form = dialog(page, 'Ta bort SU-FF-1');
    await form.getByLabel('Varför tas patienten bort?').fill('Registrerad två gånger');

    const colleague = await story.openPatient('lead@sahlgrenska', 'SU-FF-1');
    const visit = await openVisit(colleague);
    await visit.getByLabel('Godkänd remiss kom').fill('2026-01-19');
    await visit.getByLabel('Varför ändras uppgiften?').fill('Rättat efter journalen');
    await save(visit);
    await isClosed(visit);

    await form.getByRole('button', { name: 'Ta bort patienten' }).click();
    await form.getByText('Krock med någon annans ändring').waitFor();
    expect((await story.ask(user, '/patients/SU-FF-1')).status).toBe(200);
    await form.getByRole('button', { name: 'Ta bort patienten' }).click();
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
    expect((await story.ask(user, '/patients/SU-FF-1')).status).toBe(404);
  });
});
