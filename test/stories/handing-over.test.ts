import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop, phone } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { createInvitation, dialog, looksRight, onPaper } from '../support/story-page.ts';

const user = 'staff@linkoping';
const story = storyForAll();

const surgery = (date: string) => ({
  key: `surgery-${date}`,
  kind: 'surgery',
  date,
  procedures: ['myectomy'],
});

/** Opens the page of a new patient with nothing sent. */
async function openPatient(
  reference: string,
  parts: object,
  { viewport = phone, as = user }: { viewport?: typeof phone; as?: string } = {},
): Promise<Page> {
  await story.assess(user, reference, parts);
  return story.openPatient(as, reference, { viewport, permissions: ['clipboard-read', 'clipboard-write'] });
}

const copied = (page: Page) => page.evaluate(() => navigator.clipboard.readText());

describe('the survey one year after treatment', () => {
  it('is due for the latest treatment in its window, and is then shown as sent', async () => {
    const treatments = ['2025-12-01', '2026-01-10', '2026-05-01'].map(surgery);
    const page = await openPatient('LI-DUE', { treatments });
    const card = page.getByRole('region', { name: 'Enkät vid ettårskontroll' });
    await card.getByText('Dags', { exact: true }).waitFor();
    await card.getByText(/^Gäller kirurgi 2026-01-10\. .* 10 oktober 2026–10 april 2027\.$/).waitFor();
    expect(await page.getByRole('button', { name: /^Ny enkät: kirurgi/ }).count()).toBe(0);
    await looksRight(page, 'one-year-due');

    await card.getByRole('button', { name: 'Enkät för ettårskontroll' }).click();
    const form = dialog(page, 'Ny enkät: ettårskontroll');
    await form.getByText('kirurgi 2026-01-10', { exact: true }).waitFor();
    expect(await form.getByText('Det är tidigt').count()).toBe(0);
    await form.getByText('Annan behandling (2)').click();
    await form.getByRole('radio', { name: /^Kirurgi 2026-05-01/ }).check();
    await form.getByText('Det är tidigt').waitFor();
    await form
      .getByText('Tiden för ettårskontroll efter kirurgi 2026-05-01 börjar 1 februari 2027.')
      .waitFor();
    await looksRight(page, 'one-year-early');
    await form.getByRole('radio', { name: /^Kirurgi 2026-01-10/ }).check();
    const sheet = await createInvitation(page, form);
    expect(await onPaper(page)).toContain('För ungefär ett år sedan var du i kontakt med oss.');
    await sheet.getByRole('button', { name: 'Visa stort för patienten' }).click();
    await dialog(page, 'Svara på din telefon').getByRole('button', { name: 'Stäng' }).click();
    await sheet.getByRole('button', { name: 'Stäng' }).click();

    await card.getByText('Lämnad', { exact: true }).waitFor();
    await card
      .getByText(/^Gäller kirurgi 2026-01-10\. Lämnad 20 november 2026, svara senast 18 februari 2027\.$/)
      .waitFor();
    await card.getByRole('button', { name: 'Enkät för ettårskontroll' }).click();
    await form.getByText('En enkät för ettårskontroll är redan öppen.').waitFor();
    await form
      .getByText('Det gäller kirurgi 2026-01-10, lämnades 20 november 2026, svara senast 18 februari 2027.')
      .waitFor();
    await looksRight(page, 'one-year-open');
  });

  it('asks for the treatment when no window is open, and can still be sent early', async () => {
    const page = await openPatient(
      'LI-EARLY',
      { treatments: [surgery('2026-05-01')] },
      { viewport: desktop },
    );
    const card = page.getByRole('region', { name: 'Enkät vid ettårskontroll' });
    await card.getByText('Inte dags än').waitFor();
    await card.getByRole('button', { name: 'Enkät för ettårskontroll' }).click();
    const form = dialog(page, 'Ny enkät: ettårskontroll');
    await form.getByRole('button', { name: 'Skapa kod och länk' }).click();
    await form.getByText('Välj vilken behandling det gäller.').waitFor();
    await looksRight(page, 'one-year-which');
    await form.getByRole('radio', { name: /^Kirurgi 2026-05-01/ }).check();
    await createInvitation(page, form);
    const letter = await onPaper(page);
    expect(letter).toContain('Du har tidigare varit i kontakt med oss.');
    expect(letter).not.toContain('ett år sedan');
    await looksRight(page, 'created-code');
    await page.keyboard.press('Escape');
    await dialog(page, 'Koden är inte lämnad').waitFor();
    await looksRight(page, 'not-handed-over');
  });

  it('from the card of a one-year visit asks about the treatment that the visit follows up', async () => {
    const visit = {
      key: 'v2',
      kind: 'one-year',
      date: '2026-09-01',
      mode: 'physical',
      multidisciplinary: false,
    };
    const page = await openPatient('LI-VISIT', {
      treatments: ['2025-10-01', '2025-12-20'].map(surgery),
      visits: [visit],
    });
    await page.getByRole('button', { name: 'Ny enkät: ettårskontroll 2026-09-01' }).click();
    const form = dialog(page, 'Ny enkät: ettårskontroll');
    await form.getByText('kirurgi 2025-10-01', { exact: true }).waitFor();
  });
});

describe('the survey of a new visit', () => {
  const [
    {
      invitations: [answered],
    } = { invitations: [] },
  ] = assessedPatients('LI-AGAIN', ['good']);
  const asking = { occasion: 'new-visit', anchor: 'v1', forms: ['prem'], channel: 'letter' };

  it('can be sent again although one is open, with a warning when it is answered', async () => {
    const open = { ...asking, key: 'i2', sentAt: '2026-11-10T09:00:00Z' };
    const page = await openPatient('LI-AGAIN', { invitations: [answered, open] });
    await page.getByText('Enkät, brev · lämnad 2026-11-10 · svara senast 2027-02-08').waitFor();
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const form = dialog(page, 'Ny enkät: nybesök');
    await form.getByText('En enkät för nybesök är redan öppen.').waitFor();
    await form.getByText(/sjunker svarsfrekvensen/).waitFor();
    expect(await form.getByRole('button', { name: 'Skapa kod och länk' }).count()).toBe(0);
    await looksRight(page, 'new-visit-open');
    await form.getByRole('button', { name: 'Lämna en enkät till' }).click();
    await form.getByText('Enkäten är redan besvarad').waitFor();
    await form.getByText('Svaret gäller nybesök 2026-03-02.').waitFor();
    await looksRight(page, 'new-visit-again');
    await createInvitation(page, form);
  });

  it('that was never sent says so, and is sent once its new code is handed over', async () => {
    const page = await openPatient('LI-UNSENT', { invitations: [{ ...asking, key: 'i1' }] });
    await page.getByText('Enkät, brev', { exact: true }).waitFor();
    expect(await page.getByRole('button', { name: /^Skriv in svar/ }).count()).toBe(0);
    await looksRight(page, 'never-sent');
    await page.getByText(/^Skapa en ny kod för att skicka det/).waitFor();
    await page.getByRole('button', { name: 'Ny kod: enkäten som inte är lämnad', exact: true }).click();
    await dialog(page, 'Ny kod').getByRole('button', { name: 'Skapa ny kod' }).click();
    await page.getByText('Enkät, brev · skapad 2026-11-20 · svara senast 2027-02-18').waitFor();
    const sheet = dialog(page, 'Ny kod');
    await sheet.getByRole('button', { name: 'Koden är lämnad' }).click();
    await page.getByText('Enkät, brev · lämnad 2026-11-20 · svara senast 2027-02-18').waitFor();
    await sheet.getByRole('button', { name: 'Stäng' }).click();
    expect(await page.getByText(/^Skapa en ny kod för att skicka det/).count()).toBe(0);
    await page
      .getByRole('button', { name: /^Skriv in svar: .*, enkäten 2026-11-20$/, includeHidden: true })
      .waitFor();
  });
});

describe('an invitation whose code is not handed over', () => {
  it('is shown as not handed over, keeps its code, and is sent when the code is shown', async () => {
    const page = await openPatient('LI-LATER', {}, { viewport: { width: 320, height: 640 } });
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const sheet = await createInvitation(page, dialog(page, 'Ny enkät: nybesök'));
    await looksRight(page, 'created-code');
    const code = await sheet.locator('.copyable').first().innerText();
    await sheet.getByRole('button', { name: 'Stäng' }).click();
    const ask = dialog(page, 'Koden är inte lämnad');
    await ask.getByText(/räknas inte som lämnad/).waitFor();
    await looksRight(page, 'not-handed-over');
    await ask.getByRole('button', { name: 'Stäng, inte lämnad' }).click();
    await sheet.waitFor({ state: 'detached' });
    await page.getByText('Skapad, inte lämnad', { exact: true }).waitFor();
    await page.getByText('Enkät, brev · skapad 2026-11-20 · svara senast 2027-02-18').waitFor();

    await page.getByRole('button', { name: 'Kod, brev och sms: enkäten 2026-11-20', exact: true }).click();
    const again = dialog(page, 'Kod, brev och sms');
    expect(await again.locator('.copyable').first().innerText()).toBe(code);
    await again.getByRole('button', { name: 'Visa stort för patienten' }).click();
    await dialog(page, 'Svara på din telefon').getByRole('button', { name: 'Stäng' }).click();
    await page.getByText('Enkät, brev · lämnad 2026-11-20 · svara senast 2027-02-18').waitFor();
    await again.getByRole('button', { name: 'Stäng' }).click();
    await again.waitFor({ state: 'detached' });
    await page.getByText('Lämnad', { exact: true }).waitFor();
  });
});

describe('a code', () => {
  it('is not lost by a stray Escape, and is sent in a message that does not reveal the care', async () => {
    const page = await openPatient('LI-SMS', {});
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const form = dialog(page, 'Ny enkät: nybesök');
    await form.getByRole('radio', { name: 'Sms' }).check();
    await form.getByText('Breven saknar telefonnummer').waitFor();
    await looksRight(page, 'no-phone');
    const sheet = await createInvitation(page, form);
    expect(await sheet.evaluate((node) => node.contains(document.activeElement))).toBe(true);
    await looksRight(page, 'sms');
    await page.keyboard.press('Escape');
    const ask = dialog(page, 'Koden är inte lämnad');
    await ask.waitFor();
    await looksRight(page, 'handed-over');
    await page.keyboard.press('Escape');
    await ask.waitFor({ state: 'detached' });

    const [code = '', link = ''] = await sheet.locator('.copyable').allInnerTexts();
    await sheet.getByRole('button', { name: 'Kopiera meddelandet' }).click();
    await sheet.getByText('Kopierat').waitFor();
    const text = await copied(page);
    expect(text).toContain(link);
    expect(text).toContain('Universitetssjukhuset i Linköping');
    expect(text).toContain('Svara senast 18 februari 2027.');
    expect(text).not.toMatch(/vård|besök|behandling|ansikt|pares|LI-SMS/i);
    await sheet.getByRole('checkbox', { name: /^Utan länk/ }).check();
    await sheet.getByRole('button', { name: 'Kopiera meddelandet' }).click();
    await expect.poll(() => copied(page)).toContain(`skriv koden ${code}`);
    expect(await copied(page)).not.toContain('/e/');
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    const opener = page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' });
    expect(await opener.evaluate((node) => node === document.activeElement)).toBe(true);
  });

  it('comes in a letter with a line to guardians, and a lead can add a number on the spot', async () => {
    const page = await openPatient(
      'LI-LETTER',
      { birthDate: '2019-04-30', patientGroup: 'congenital' },
      { as: 'lead@linkoping' },
    );
    await page.getByRole('button', { name: 'Ny enkät: nybesök 2026-03-02' }).click();
    const sheet = await createInvitation(page, dialog(page, 'Ny enkät: nybesök'));
    const before = await onPaper(page);
    expect(before).toContain('kontakta Universitetssjukhuset i Linköping.');
    expect(before).toContain('Till dig som är vårdnadshavare');
    expect(before).toContain('Svara senast 18 februari 2027.');
    expect(before).not.toMatch(/ansikt|pares|PREM|FaCE|LI-LETTER/i);
    await looksRight(page, 'letter-no-phone');
    await sheet.getByRole('button', { name: 'Skriv in numret' }).click();
    const contact = dialog(page, 'Vem patienterna kontaktar');
    await contact.getByLabel('Telefon (kan fyllas i senare)').fill('010-103 00 00');
    await contact.getByRole('button', { name: 'Spara' }).click();
    await contact.waitFor({ state: 'detached' });
    await sheet.getByText('Breven saknar telefonnummer').waitFor({ state: 'detached' });
    expect(await onPaper(page)).toContain('ring 010-103 00 00.');
  });
});
