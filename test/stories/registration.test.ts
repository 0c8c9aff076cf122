import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop, phone } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, isClosed, isFocused, looksRight, openVisit, save } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';

const story = storyForAll();

describe('registering', () => {
  it('refuses a personnummer as reference, and a patient who is already registered', async () => {
    const page = await story.openNewPatient(user, 'SU-A-1', { viewport: desktop });
    await page.getByRole('link', { name: 'Alla patienter' }).click();
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const form = dialog(page, 'Registrera patient');
    const reference = form.getByLabel('Referens');
    const register = form.getByRole('button', { name: 'Registrera' });
    await reference.fill('19121212-1212');
    await form.getByLabel('Födelsedatum').fill('1912-12-12');
    await register.click();
    await form
      .getByText(/personnummer/)
      .nth(1)
      .waitFor();
    expect(await reference.getAttribute('aria-invalid')).toBe('true');
    expect(await reference.evaluate((node) => node === document.activeElement)).toBe(true);
    await looksRight(page, 'personnummer');
    await reference.fill('SU-A-1');
    await register.click();
    await form.getByText('SU-A-1 är redan registrerad på er enhet.').waitFor();
    await reference.fill('SU-A-2');
    await form.getByText('SU-A-1 är redan registrerad på er enhet.').waitFor({ state: 'detached' });
    expect(await reference.getAttribute('aria-invalid')).toBeNull();
    await form.getByRole('button', { name: 'Stäng' }).click();
    await form.getByText('Det du har skrivit är inte sparat.').waitFor();
    await looksRight(page, 'unsaved');
    await form.getByRole('button', { name: 'Släng ändringarna' }).click();
    await isClosed(form);
    await isFocused(page.getByRole('button', { name: 'Registrera patient' }));
  });

  it('offers the other patient when a new reference reads like theirs, and registers it when it is another', async () => {
    await story.assess(user, 'SU-L-001');
    const page = await story.open(user, { at: 'patients', viewport: desktop });
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const form = dialog(page, 'Registrera patient');
    const reference = form.getByLabel('Referens');
    await reference.fill('su-l-1');
    await form.getByLabel('Födelsedatum').fill('1980-01-01');
    await form.getByRole('button', { name: 'Registrera', exact: true }).click();
    const notice = form.getByRole('alert');
    await notice.getByText(/^Patienten SU-L-001 finns redan\./).waitFor();
    await notice.getByRole('link', { name: 'Öppna SU-L-001' }).waitFor();
    await looksRight(page, 'alike');
    await reference.fill('su-l-2');
    await notice.waitFor({ state: 'detached' });
    await reference.fill('su-l-1');
    await notice.getByRole('button', { name: 'Registrera som en annan patient' }).click();
    await page.getByRole('heading', { name: 'su-l-1', level: 1 }).waitFor();
  });

  it('registers one patient when the connection is cut and the button is pressed again', async () => {
    const page = await story.open(user, { at: 'patients', viewport: desktop });
    await page.getByRole('button', { name: 'Registrera patient' }).click();
    const form = dialog(page, 'Registrera patient');
    await form.getByLabel('Referens').fill('SU-M-1');
    await form.getByLabel('Födelsedatum').fill('1980-01-01');
    await page.route(
      /\/api\/portal\/patients(\?|$)/,
      async (route) => {
        await route.fetch();
        await route.abort();
      },
      { times: 1 },
    );
    const register = form.getByRole('button', { name: 'Registrera', exact: true });
    await register.click();
    await form.getByText('Ingen kontakt med servern').waitFor();
    await register.click();
    await page.getByRole('heading', { name: 'SU-M-1', level: 1 }).waitFor();
  });

  it('asks for a reason when recorded data is corrected, and keeps it in the history', async () => {
    const page = await story.openNewPatient(user, 'SU-B-1');
    const form = await openVisit(page);
    await form.getByLabel('Godkänd remiss kom').fill('2026-01-20');
    await save(form);
    await form.getByText('Skriv varför uppgiften ändras.').waitFor();
    const reason = form.getByLabel('Varför ändras uppgiften?');
    await expect.poll(() => reason.evaluate((node) => node === document.activeElement)).toBe(true);
    await looksRight(page, 'reason');
    await reason.fill('Fel remiss avlästes');
    await save(form);
    await isClosed(form);
    await page.getByText('41 dagar efter remissen').waitFor();
    await page.getByText('Historik: vem har läst och ändrat').click();
    await page.getByText('Fel remiss avlästes').waitFor();
    await page.getByText('Ändrade uppgifter').waitFor();
    await page.getByText(/godkänd remiss kom: 2026-01-12 →\s*har blivit 2026-01-20/).waitFor();
    await page.getByText('Öppnade patienten').first().waitFor();
    await looksRight(page, 'history');
    const only = page.getByRole('checkbox', { name: 'Visa bara ändringar' });
    await only.focus();
    await page.keyboard.press('Space');
    await page.getByText('Öppnade patienten').first().waitFor({ state: 'detached' });
    await page.getByText(/godkänd remiss kom/).waitFor();
    await isFocused(only);
    await looksRight(page, 'history-changes');
  });

  it('shows all errors at once, and removes each when it is corrected', async () => {
    const operation = { key: 't1', kind: 'surgery', date: '2026-05-05', procedures: ['myectomy'] };
    await story.assess(user, 'SU-H-1', { treatments: [operation] });
    const page = await story.openPatient(user, 'SU-H-1');
    await page.getByRole('button', { name: /^Ny komplikation/ }).click();
    const form = dialog(page, /^Ny komplikation/);
    const date = form.getByRole('textbox', { name: 'Datum' });
    await date.fill('2026-05-04');
    await save(form);
    await form.getByText('Komplikationen ligger före sin operation (2026-05-05).').waitFor();
    expect(await form.getByText('Välj ett av alternativen.').count()).toBe(2);
    await isFocused(date);
    await looksRight(page, 'complication-errors');
    await date.fill('2026-05-20');
    await form.getByText(/före sin operation/).waitFor({ state: 'detached' });
    expect(await date.getAttribute('aria-invalid')).toBeNull();
    expect(await form.getByText('Välj ett av alternativen.').count()).toBe(2);
    await form.getByLabel(/^Svårighetsgrad/).selectOption('II');
    await form.getByRole('radio', { name: 'Ja, förväntad' }).check();
    expect(await form.locator('[aria-invalid]').count()).toBe(0);
    await save(form);
    await isClosed(form);
    await page.locator('.receipt', { hasText: 'Sparat' }).waitFor();
    await page.locator('.event-complication.just-changed').waitFor();
    await isFocused(page.getByRole('button', { name: /^Ny komplikation/ }));
    await looksRight(page, 'receipt');
  });

  it('grades Sunnybrook with thirteen digits and shows the composite during typing', async () => {
    const page = await story.openNewPatient(user, 'SU-C-1', { viewport: desktop });
    await page.getByRole('button', { name: /^Gradera: Sunnybrook/ }).click();
    const form = dialog(page, /^Sunnybrook vid nybesök/);
    await form.getByRole('radio', { name: /^0, / }).first().focus();
    await page.keyboard.type('121');
    await form.getByText('3 av 13 värden ifyllda').waitFor();
    await save(form);
    await form.getByRole('alert').getByText('10 värden saknas.').waitFor();
    await isFocused(form.getByRole('group', { name: 'Pannrynkning' }).first().getByRole('radio').first());
    await looksRight(page, 'sunnybrook-incomplete');
    await page.keyboard.type('1');
    await form.getByText('9 värden saknas.').waitFor();
    expect(await form.getByRole('alert').count()).toBe(0);
    expect(await form.locator('.scale-wrong').count()).toBe(9);
    await page.keyboard.type('2112');
    await looksRight(page, 'sunnybrook-half');
    await page.keyboard.type('01000');
    await form.getByText('Sammanvägt 7').waitFor();
    await form.getByText('rörelse 28 − vila 20 − synkinesier 1').waitFor();
    expect(await form.getByText(/värden? saknas/).count()).toBe(0);
    await looksRight(page, 'sunnybrook');
    await form.getByRole('group', { name: 'Läpprundning' }).first().getByText('5', { exact: true }).click();
    await form.getByText('Sammanvägt 19').waitFor();
    await save(form);
    await isClosed(form);
    await page.getByText('Sunnybrook: 19').waitFor();
  });

  it('types in an answer that came on paper', async () => {
    await story.assess(user, 'SU-D-1');
    await story.invite(user, 'SU-D-1');
    const page = await story.openPatient(user, 'SU-D-1');
    await page.getByRole('button', { name: /^Skriv in svar: FDI/ }).click();
    const form = dialog(page, 'Skriv in FDI');
    await form.getByRole('button', { name: 'Spara svaret' }).click();
    await form.getByText('Välj vem som svarade.').waitFor();
    await looksRight(page, 'paper-errors');
    await form.getByRole('radio', { name: 'Vårdnadshavare' }).check();
    await form.getByRole('textbox', { name: 'Svaret lämnades' }).fill('2026-11-20');
    for (const question of await form.locator('fieldset.question').all())
      await question.getByRole('radio').first().check();
    await looksRight(page, 'paper');
    await form.getByRole('button', { name: 'Spara svaret' }).click();
    await isClosed(form);
    await page.getByText(/^besvarad 2026-11-20 · vårdnadshavare · på papper$/).waitFor();
    await page.getByRole('heading', { name: 'Patientens egen skattning' }).waitFor();
    await looksRight(page, 'scores');
  });

  it.each([desktop, phone])(
    'shows scores at both times with the days they are about (%o)',
    async (viewport) => {
      const reference = `SU-K${viewport.width}`;
      const [patient] = assessedPatients(reference, ['good']);
      const answered = (form: string, items: number, value: number, answeredAt: string) => ({
        [form]: {
          answeredAt,
          respondent: 'patient',
          mode: 'web',
          language: 'sv',
          values: Object.fromEntries(Array.from({ length: items }, (_, index) => [`${index + 1}`, value])),
        },
      });
      const sent = (key: string, occasion: string, anchor: string, sentAt: string, value: number) => ({
        key,
        occasion,
        anchor,
        forms: ['face', 'fdi'],
        channel: 'letter',
        sentAt,
        answers: {
          ...answered('face', 15, value, sentAt.replace('T09', 'T10')),
          ...answered('fdi', 10, value, sentAt.replace('T09', 'T10')),
        },
      });
      const early = {
        ...patient?.visits[0],
        date: '2025-09-03',
        referralReceivedOn: '2025-08-01',
        reportedToReferrerOn: '2025-09-04',
      };
      const before = sent('i1', 'new-visit', 'v1', '2025-09-08T09:00:00Z', 3);
      const later = sent('i2', 'one-year', 't1', '2026-09-10T09:00:00Z', 5);
      const operation = {
        key: 't1',
        kind: 'surgery',
        date: '2025-10-01',
        procedures: ['myectomy', 'neurectomy'],
      };
      const whole = { ...patient, visits: [early], treatments: [operation] };
      await story.take(user, [{ ...whole, invitations: [before] }]);
      const page = await story.openPatient(user, `${reference}-1`, { viewport });
      const scores = page.locator('section', {
        has: page.getByRole('heading', { name: 'Patientens egen skattning' }),
      });
      await scores
        .getByRole('columnheader', { name: 'Nybesök 2025-09-03, besvarat 2025-09-08' })
        .first()
        .waitFor();
      expect(await scores.getByText(/mätfelet/).count()).toBe(0);
      await looksRight(page, 'scores-once');
      await story.take(user, [{ ...whole, invitations: [before, later] }]);
      await page.reload();
      await scores
        .getByRole('columnheader', { name: 'Ettårskontroll efter kirurgi 2025-10-01, besvarat 2026-09-10' })
        .first()
        .waitFor();
      await scores.getByText(/«Större än mätfelet»/).waitFor();
      const [first, second] = await Promise.all(
        [0, 1].map((at) => scores.getByRole('table').nth(at).boundingBox()),
      );
      if (viewport === desktop) {
        expect(second?.y).toBe(first?.y);
        for (const width of [1280, 1160, 1024, 800]) {
          await page.setViewportSize({ ...desktop, width });
          const edges = await scores.evaluate((card) =>
            [card, ...card.querySelectorAll('table')].map((one) => one.getBoundingClientRect().right),
          );
          const [edge = 0, ...tables] = edges;
          expect(Math.max(...tables), `of a card to ${edge}, at ${width}`).toBeLessThanOrEqual(edge - 16);
        }
        await page.setViewportSize(desktop);
      } else expect(second?.y).toBeGreaterThan((first?.y ?? 0) + (first?.height ?? 0));
      await page.getByText('Myektomi och neurektomi').waitFor();
      await looksRight(page, 'scores-twice');
    },
  );
});
