import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { desktop, openPage } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, isClosed, looksRight, tabTo } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';
const narrow = { width: 320, height: 700 };

const story = storyForAll();

/** A new patient, who has been assessed and has the three forms to answer. */
async function invited(reference: string): Promise<string> {
  await story.assess(user, reference);
  return story.invite(user, reference);
}

const openPatient = (reference: string, viewport = desktop, as = user): Promise<Page> =>
  story.openPatient(as, reference, { viewport });

type SeenAnswer = { values?: Record<string, unknown>; mode: string; respondent: string };
const answersOf = async (reference: string): Promise<Record<string, SeenAnswer>> => {
  const { invitations } = await (await story.ask(user, `/patients/${reference}`)).json();
  return invitations[0].answers ?? {};
};

const startTyping = async (page: Page, form: string): Promise<Locator> => {
  await page.getByRole('button', { name: new RegExp(`^Skriv in svar: ${form}`) }).click();
  const typing = dialog(page, `Skriv in ${form}`);
  await typing.locator('fieldset.question').first().waitFor();
  return typing;
};
const correct = async (page: Page, form: string): Promise<Locator> => {
  const [tool, title] =
    form === 'PREM'
      ? ['Skriv in på nytt', 'Skriv in PREM på nytt']
      : ['Visa och ändra', `Visa och ändra ${form}`];
  await page.getByRole('button', { name: new RegExp(`^${tool}: ${form}`) }).click();
  const typing = dialog(page, title);
  await typing.locator('fieldset.question').first().waitFor();
  return typing;
};
const giveHead = async (form: Locator) => {
  await form.getByRole('radio', { name: 'Patienten själv' }).check();
  await form.getByRole('textbox', { name: 'Svaret lämnades' }).fill('2026-11-20');
};
const question = (form: Locator, item: string) => form.locator(`[data-item="${item}"]`);
const chosen = (form: Locator, item: string) =>
  question(form, item).locator('input:checked + .option-key').innerText();
const press = (form: Locator, name: string) => form.getByRole('button', { name, exact: true }).click();

/** Types a digit for each question, from the focused one. */
const typeDigits = (page: Page, digits: string) => page.keyboard.type(digits);

const face15 = '131352425355341'.split('').map(Number);

describe('a paper with three forms', () => {
  it('is typed in in one go, with the keyboard alone', async () => {
    await invited('SU-T1-1');
    const page = await openPatient('SU-T1-1');
    await tabTo(page, page.getByRole('button', { name: /^Skriv in svar: PREM/ }));
    await page.keyboard.press('Enter');
    const prem = dialog(page, 'Skriv in PREM');
    await tabTo(page, prem.getByRole('radio', { name: 'Patienten själv' }));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await tabTo(page, prem.getByRole('textbox', { name: 'Svaret lämnades' }));
    await page.keyboard.type('20261120');
    await tabTo(page, question(prem, 'overall').getByRole('radio').first());
    await typeDigits(page, '2');
    await page.keyboard.press('Enter');

    const face = dialog(page, 'Skriv in FaCE');
    await expect
      .poll(() =>
        face
          .locator('fieldset.question')
          .first()
          .evaluate((one) => one.contains(document.activeElement)),
      )
      .toBe(true);
    await face.getByText(/^Patienten med hjälp · på papper · 2026-11-20 · svenska/).waitFor();
    await looksRight(page, 'typing-face');
    await typeDigits(page, `1${face15.join('')}`);
    await looksRight(page, 'typing-face-done');
    await page.keyboard.press('Enter');

    const fdi = dialog(page, 'Skriv in FDI');
    await fdi.locator('fieldset.question').first().waitFor();
    await expect
      .poll(() =>
        fdi
          .getByRole('radio')
          .first()
          .evaluate((one) => one === document.activeElement),
      )
      .toBe(true);
    await typeDigits(page, '4302564131');
    await page.keyboard.press('Enter');
    await isClosed(fdi);

    const answers = await answersOf('SU-T1-1');
    expect(Object.keys(answers).sort()).toEqual(['face', 'fdi', 'prem']);
    for (const { mode, respondent } of Object.values(answers))
      expect([mode, respondent]).toEqual(['paper', 'patient-with-help']);
    expect(answers.face?.values).toEqual({
      side: 'left',
      ...Object.fromEntries(face15.map((value, index) => [index + 1, value])),
    });
    expect(answers.fdi?.values).toMatchObject({
      1: 4,
      2: 3,
      3: 0,
      4: 2,
      5: 5,
      6: 6,
      7: 4,
      8: 1,
      9: 3,
      10: 1,
    });
    await page.getByRole('button', { name: /^Visa och ändra: FaCE/ }).waitFor();
  });

  it('shows the skipped questions and the consequences, and is saved as it is', async () => {
    await invited('SU-T2-1');
    const page = await openPatient('SU-T2-1', narrow);
    const form = await startTyping(page, 'FaCE');
    await giveHead(form);
    await question(form, '1').getByRole('radio').first().check();
    await form.getByText(/^1 av 15 besvarade: totalen kan inte räknas/).waitFor();
    await press(form, 'Spara svaret');
    const notice = form.getByRole('alert');
    await notice.getByText(/^1 av 15 besvarade: totalen kan inte räknas/).waitFor();
    expect(await notice.evaluate((node) => node === document.activeElement)).toBe(true);
    await looksRight(page, 'typing-left-out');
    await press(form, 'Fyll i det som saknas');
    expect(await question(form, 'side').evaluate((one) => one.contains(document.activeElement))).toBe(true);
    await press(form, 'Spara svaret');
    await press(form, 'Spara ändå');
    await isClosed(form);
    expect((await answersOf('SU-T2-1')).face?.values).toEqual({ 1: 1 });
    await page.getByText('ofullständigt').waitFor();
    await looksRight(page, 'typed-in-incomplete');
  });

  it('keeps the typed answers when the server cannot be reached', async () => {
    await invited('SU-T3-1');
    const page = await openPatient('SU-T3-1');
    const form = await startTyping(page, 'FDI');
    await giveHead(form);
    await question(form, '1').getByRole('radio').first().focus();
    await typeDigits(page, '5555511111');
    await page.route('**/answers/**', (route) => route.abort());
    await press(form, 'Spara svaret');
    await form.getByText('Ingen kontakt med servern').waitFor();
    expect([await chosen(form, '1'), await chosen(form, '10')]).toEqual(['5', '1']);
    await page.unroute('**/answers/**');
    await press(form, 'Spara svaret');
    await isClosed(form);
    expect((await answersOf('SU-T3-1')).fdi?.values).toMatchObject({ 1: 5, 10: 1 });
  });
});

describe('an answer that was typed in', () => {
  /** FaCE with one answer, typed in as staff do. */
  async function typedIn(reference: string, form = 'FaCE'): Promise<string> {
    const link = await invited(reference);
    const { invitations } = await (await story.ask(user, `/patients/${reference}`)).json();
    const values = form === 'FaCE' ? { 1: 2, 2: 4 } : { overall: 'poor' };
    const response = await story.ask(
      user,
      `/patients/${reference}/invitations/${invitations[0].key}/answers/${form.toLowerCase()}`,
      {
        method: 'PUT',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({
          respondent: 'patient',
          mode: 'paper',
          language: 'sv',
          answeredOn: '2026-11-20',
          values,
        }),
      },
    );
    expect(response.status).toBe(201);
    return link;
  }

  it('is shown and corrected with a reason, which the history keeps', async () => {
    await typedIn('SU-T4-1');
    const page = await openPatient('SU-T4-1');
    const form = await correct(page, 'FaCE');
    expect([await chosen(form, '1'), await chosen(form, '2')]).toEqual(['2', '4']);
    await question(form, 'side').getByRole('radio').first().focus();
    await typeDigits(page, `1${face15.join('')}`);
    await press(form, 'Spara ändringen');
    await form.getByText('Skriv varför svaret ändras.').waitFor();
    await looksRight(page, 'correcting');
    await form.getByLabel('Varför ändras svaret?').fill('Baksidan glömdes');
    await press(form, 'Spara ändringen');
    await isClosed(form);
    expect((await answersOf('SU-T4-1')).face?.values).toMatchObject({ 1: 1, 2: 3, 15: 1 });
    await page.getByText('Historik: vem har läst och ändrat').click();
    await page.getByText('Baksidan glömdes').waitFor();
    await page.getByText('Ändrade ett inskrivet svar').waitFor();
  });

  it('is typed in again when it is PREM, and never shown', async () => {
    await typedIn('SU-T5-1', 'PREM');
    const page = await openPatient('SU-T5-1', narrow);
    const form = await correct(page, 'PREM');
    expect(await form.locator('.question input:checked').count()).toBe(0);
    await form.getByText('Svaret som finns visas inte.').waitFor();
    await question(form, 'overall').getByRole('radio').first().check();
    await form.getByLabel('Varför ändras svaret?').fill('Fel ruta lästes av');
    await looksRight(page, 'prem-anew');
    await press(form, 'Spara ändringen');
    await isClosed(form);
    const again = await correct(page, 'PREM');
    expect(await again.locator('.question input:checked').count()).toBe(0);
  });

  it('is removed with a reason when it belongs to another patient, and the patient can answer', async () => {
    await typedIn('SU-T6-1');
    const page = await openPatient('SU-T6-1', narrow);
    await press(await correct(page, 'FaCE'), 'Ta bort svaret …');
    const form = dialog(page, 'Ta bort svaret på FaCE');
    await press(form, 'Ta bort svaret');
    await form.getByText('Skriv varför svaret tas bort.').waitFor();
    await looksRight(page, 'removing-answer');
    await form.getByLabel('Varför tas svaret bort?').fill('Skrevs in på fel patient');
    await press(form, 'Ta bort svaret');
    await isClosed(form);
    await page.getByRole('button', { name: /^Skriv in svar: FaCE/ }).waitFor();
    expect(await answersOf('SU-T6-1')).toEqual({});
  });

  it('is removed at the second attempt when the patient has opened the link meanwhile', async () => {
    const link = await typedIn('SU-T8-1');
    const page = await openPatient('SU-T8-1');
    await press(await correct(page, 'FaCE'), 'Ta bort svaret …');
    const form = dialog(page, 'Ta bort svaret på FaCE');
    await form.getByLabel('Varför tas svaret bort?').fill('Skrevs in på fel patient');

    const version = async (): Promise<number> =>
      (await (await story.ask(user, '/patients/SU-T8-1')).json()).invitations[0].version;
    const before = await version();
    const patient = await openPage();
    await patient.goto(link);
    await patient.getByRole('heading').first().click();
    await expect.poll(version).toBeGreaterThan(before);

    await press(form, 'Ta bort svaret');
    await form.getByText('Krock med någon annans ändring').waitFor();
    expect(Object.keys(await answersOf('SU-T8-1'))).toEqual(['face']);
    await press(form, 'Ta bort svaret');
    await isClosed(form);
    expect(await answersOf('SU-T8-1')).toEqual({});
  });

  it('is not overwritten unseen by the later of two users', async () => {
    await typedIn('SU-T7-1');
    const [first, second] = [
      await openPatient('SU-T7-1'),
      await openPatient('SU-T7-1', narrow, 'lead@sahlgrenska'),
    ];
    const mine = await correct(second, 'FaCE');
    await question(mine, '2').getByRole('radio').last().check();
    await mine.getByLabel('Varför ändras svaret?').fill('Otydligt kryss');
    const theirs = await correct(first, 'FaCE');
    await question(theirs, '1').getByRole('radio').last().check();
    await theirs.getByLabel('Varför ändras svaret?').fill('Läste fel rad');
    await press(theirs, 'Spara ändringen');
    await press(theirs, 'Spara ändå');
    await isClosed(theirs);

    await press(mine, 'Spara ändringen');
    await press(mine, 'Spara ändå');
    const notice = mine.getByRole('alert');
    await notice.getByText('Fråga 1: ditt «Bara med koncentration», den andras «Normalt»').waitFor();
    expect(await notice.getByRole('listitem').count()).toBe(2);
    expect(await notice.evaluate((node) => node === document.activeElement)).toBe(true);
    await looksRight(second, 'answer-conflict');
    expect((await answersOf('SU-T7-1')).face?.values).toEqual({ 1: 5, 2: 4 });
    expect([await chosen(mine, '1'), await chosen(mine, '2')]).toEqual(['2', '5']);
    await question(mine, '1').getByRole('radio').last().check();
    await press(mine, 'Spara ändringen');
    await press(mine, 'Spara ändå');
    await isClosed(mine);
    expect((await answersOf('SU-T7-1')).face?.values).toEqual({ 1: 5, 2: 5 });
  });
});
