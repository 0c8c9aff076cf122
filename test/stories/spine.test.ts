import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop, openPage } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import {
  answersCard,
  dialog,
  looksRight,
  looksRightWithoutScript,
  measureRow,
  shownShare,
  tabTo,
} from '../support/story-page.ts';
import { goOn, sendPart, tap, tapThrough, told } from '../support/survey-steps.ts';

const story = storyForAll();

/** Registers a patient with a new visit, from the list of patients. */
async function register(page: Page, reference: string): Promise<void> {
  await page.getByRole('link', { name: 'Patienter', exact: true }).click();
  await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
  await page.getByRole('button', { name: 'Registrera patient' }).first().click();
  const form = dialog(page, 'Registrera patient');
  await form.getByLabel('Referens').fill(reference);
  await form.getByLabel('Födelsedatum').fill('19710509');
  await form.getByLabel('Juridiskt kön').selectOption({ label: 'Kvinna' });
  await form.getByLabel('Hemregion').selectOption('14');
  await form.getByLabel('Patientgrupp').selectOption('flaccid');
  await form.getByLabel('Orsak').selectOption('tumour');
  await looksRight(page, 'register');
  await form.getByRole('button', { name: 'Registrera' }).click();
  await page.getByRole('heading', { name: reference, level: 1 }).waitFor();
  await page.getByText('Inget är registrerat ännu').waitFor();
  await looksRight(page, 'registered');
}

async function addVisit(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Nytt besök' }).click();
  const form = dialog(page, 'Nytt besök');
  await form.getByRole('textbox', { name: 'Datum' }).fill('2026-11-12');
  await form.getByRole('radio', { name: 'Fysiskt' }).check();
  await form.getByRole('radio', { name: /^Ja/ }).check();
  await form.getByLabel('Godkänd remiss kom').fill('2026-09-01');
  await form.getByRole('textbox', { name: 'Svar till remittenten' }).fill('2026-11-15');
  await looksRight(page, 'visit');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'detached' });
  await page.getByText('72 dagar efter remissen').waitFor();
}

async function addTreatment(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Ny behandling' }).click();
  const form = dialog(page, 'Ny behandling');
  await form.getByRole('radio', { name: 'Kirurgi' }).check();
  await form.getByRole('textbox', { name: 'Datum' }).fill('2026-11-18');
  await form.getByRole('checkbox', { name: 'Fritt muskeltransplantat' }).check();
  await looksRight(page, 'treatment');
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'detached' });
  await looksRight(page, 'patient');
}

/** Creates the invitation for the new visit and returns the link that is shown with the code and the QR. */
async function invite(page: Page): Promise<string> {
  await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-11-12' }).click();
  const form = dialog(page, 'Ny enkät: nybesök');
  await looksRight(page, 'invite');
  await form.getByRole('button', { name: 'Skapa kod och länk' }).click();
  const sheet = dialog(page, 'Enkäten är skapad');
  await sheet.waitFor();
  await sheet.getByRole('img', { name: /^QR-kod till enkäten/ }).waitFor();
  await looksRight(page, 'code');
  const [code = '', link = ''] = await sheet.locator('.copyable').allInnerTexts();
  expect(code).toMatch(/^([0-9A-Z]{4}-){3}[0-9A-Z]{4}$/);
  expect(link).toMatch(new RegExp(`/e/${code}$`));
  await sheet.getByRole('button', { name: 'Stäng' }).click();
  await dialog(page, 'Koden är inte lämnad').getByRole('button', { name: 'Stäng, inte lämnad' }).click();
  await sheet.waitFor({ state: 'detached' });
  return `http://${link}`;
}

async function answerOnPhone(page: Page): Promise<void> {
  await looksRight(page, 'respondent');
  await tap(page, 'Vem svarar?', /^Jag är patienten$/);
  await page.locator('legend:visible', { hasText: 'Hur upplevde du besöket' }).waitFor();
  await looksRight(page, 'prem');
  await tap(page, 'Hur upplevde du besöket', 'Mycket bra');
  await sendPart(page);
  await told(page, '✓ Del 1 är skickad.');
  await looksRight(page, 'between');
  await goOn(page);
  await page.locator('legend:visible').waitFor();
  await looksRight(page, 'face');
  await tapThrough(page);
  await looksRight(page, 'face-summary');
  await sendPart(page);
  await told(page, '✓ Del 2 är skickad.');
  await tapThrough(page);
  await sendPart(page);
  await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
  await looksRight(page, 'thanks');
}

async function answerPlainly(page: Page): Promise<void> {
  const answer = async (form: string) => {
    const part = page.locator(`form#${form}`);
    await part.locator('input[name="respondent"][value="patient"]').check();
    const rest = part.locator('fieldset:has(input:not([name="respondent"]))');
    for (const question of await rest.all()) await question.locator('input').first().check();
    await part.getByRole('button').last().click();
  };
  await looksRightWithoutScript(page, 'plain');
  await answer('prem');
  await page.locator('form#face').waitFor();
  await looksRightWithoutScript(page, 'plain-face');
  await answer('face');
  await page.locator('form#fdi').waitFor();
  await answer('fdi');
  await page.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
  await looksRightWithoutScript(page, 'plain-thanks');
}

/** Claims that an answer moves P1 in the open portal without a reload. */
async function expectMoved(
  staff: Page,
  answer: () => Promise<void>,
  moved: () => Promise<void>,
): Promise<void> {
  const loadedAt = () => staff.evaluate(() => performance.timeOrigin);
  const before = await loadedAt();
  await answer();
  await moved();
  expect(await loadedAt()).toBe(before);
}

/** The bar of P1 says how many answers wait for their group. */
const waiting = (staff: Page, count: number) =>
  answersCard(staff, 'P1')
    .getByText(new RegExp(`${count}\\s+svar väntar`))
    .waitFor();

/** Patients with five answers on paper, three of them good, which staff know: the result is shown. */
const others = () => assessedPatients('SU', ['very-good', 'good', 'fair', 'poor', 'good']);

describe('a patient who has been to the unit', () => {
  it('is registered and invited, answers on the phone, and as the tenth of those who wait raises P1 in the open portal by itself', async () => {
    await story.take('staff@sahlgrenska', others());
    const staff = await story.open('staff@sahlgrenska');
    await measureRow(staff, 'P1').waitFor();
    expect(await shownShare(staff, 'P1')).toBe('3 av 5');
    await looksRight(staff, 'year');

    await register(staff, 'SU-0142');
    await addVisit(staff);
    await addTreatment(staff);
    const link = await invite(staff);
    await staff.getByRole('link', { name: 'Översikt' }).click();
    await expect.poll(() => shownShare(staff, 'P1')).toBe('3 av 6');

    const patient = await openPage({ hasTouch: true });
    await patient.goto(link);
    for (let index = 1; index <= 9; index++)
      await story.answerOnTheWeb('staff@sahlgrenska', `SU-W-${index}`, 'very-good');
    await waiting(staff, 9);
    await expectMoved(
      staff,
      () => answerOnPhone(patient),
      () => expect.poll(() => shownShare(staff, 'P1')).toBe('8 av 15'),
    );
    await waiting(staff, 5);
    await looksRight(staff, 'year-after');

    await patient.goto(link);
    await patient.getByRole('heading', { name: 'Tack! Alla svar är sparade' }).waitFor();
    expect(await patient.content()).not.toContain('SU-0142');
    await staff.goto(`${story.portal}patients/SU-0142`);
    await staff.getByText('Besvarad', { exact: true }).waitFor();
    await looksRight(staff, 'patient-answered');
    expect(await staff.locator('main').innerText()).not.toContain('Mycket bra');
    expect(story.troubles).toEqual([]);
  });

  it('can also answer on a phone that runs no script', async () => {
    await story.take('staff@akademiska', others());
    await story.assess('staff@akademiska', 'SU-6-1');
    const link = await story.invite('staff@akademiska', 'SU-6-1');
    const staff = await story.open('staff@akademiska', { viewport: desktop });
    await expect.poll(() => shownShare(staff, 'P1')).toBe('3 av 6');
    const patient = await openPage({ javaScriptEnabled: false });
    await patient.goto(link);
    await expectMoved(
      staff,
      () => answerPlainly(patient),
      () => waiting(staff, 1),
    );
    await looksRight(staff, 'year-after');
  });
});

describe('with the keyboard alone', () => {
  it('staff signs in and registers a patient', async () => {
    const page = await openPage({ viewport: desktop });
    await page.goto(story.portal);
    await tabTo(page, page.getByRole('button', { name: 'Logga in' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Vem vill du vara?' }).waitFor();
    await looksRight(page, 'who');
    await tabTo(page, page.locator('button[value="staff@linkoping"]'));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: '2026 så långt' }).waitFor();

    await tabTo(page, page.getByRole('link', { name: 'Patienter', exact: true }));
    await page.keyboard.press('Enter');
    await page.getByText('Inga patienter ännu').waitFor();
    await tabTo(page, page.getByRole('button', { name: 'Registrera patient' }).first());
    await page.keyboard.press('Enter');
    const form = dialog(page, 'Registrera patient');
    await tabTo(page, form.getByLabel('Referens'));
    await page.keyboard.type('LK-7');
    await page.keyboard.press('Tab');
    await page.keyboard.type('2011-02-03');
    await tabTo(page, form.getByLabel('Hemregion'));
    await page.keyboard.type('Region U');
    await looksRight(page, 'register-by-keyboard');
    await tabTo(page, form.getByRole('button', { name: 'Registrera' }));
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'LK-7', level: 1 }).waitFor();
    await page.getByText('2011-02-03 (15 år)').waitFor();
    await page.getByText('Region Uppsala').waitFor();
  });
});
