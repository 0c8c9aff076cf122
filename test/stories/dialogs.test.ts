import { describe, expect, it } from 'vitest';
import { desktop } from '../support/browser.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, isClosed, isFocused, looksRight, openVisit, save } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';

const story = storyForAll();

describe('a dialog', () => {
  it('keeps typed text and the focus in the form, however often Escape is pressed', async () => {
    const page = await story.openNewPatient(user, 'SU-I-1', { viewport: desktop });
    const form = await openVisit(page);
    await isFocused(form.getByRole('heading', { name: 'Ändra besöket' }));
    const referral = form.getByRole('textbox', { name: 'Godkänd remiss kom' });
    await referral.fill('2026-01-20');
    for (const press of [1, 2, 3]) {
      await page.keyboard.press('Escape');
      await isFocused(form.getByRole('button', { name: 'Fortsätt skriva' }));
      if (press === 1) await looksRight(page, 'unsaved-by-keyboard');
      await page.keyboard.press('Escape');
      await form.getByRole('alertdialog').waitFor({ state: 'detached' });
      await isFocused(referral);
    }
    await page.keyboard.press('Escape');
    await isFocused(form.getByRole('button', { name: 'Fortsätt skriva' }));
    await page.keyboard.press('Enter');
    await isFocused(referral);
    expect(await referral.inputValue()).toBe('2026-01-20');
    await page.keyboard.press('Escape');
    await isFocused(form.getByRole('button', { name: 'Fortsätt skriva' }));
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await isClosed(form);
    await isFocused(page.getByRole('button', { name: 'Ändra: nybesök 2026-03-02' }));
  });

  it('moves the focus to its heading when the focused element disappears', async () => {
    const page = await story.openNewPatient(user, 'SU-L-1', { viewport: desktop });
    const form = await openVisit(page);
    const referral = form.getByRole('textbox', { name: 'Godkänd remiss kom' });
    await referral.focus();
    await referral.evaluate((field) => field.closest('.field')?.remove());
    await isFocused(form.getByRole('heading', { name: 'Ändra besöket' }));
  });

  it('returns the focus to a remaining heading when the element that opened it is removed', async () => {
    const page = await story.openNewPatient(user, 'SU-J-1', { viewport: desktop });
    const form = await openVisit(page);
    await form.getByRole('button', { name: 'Ta bort …' }).click();
    const question = dialog(page, 'Ta bort besöket');
    await isFocused(question.getByRole('heading', { name: 'Ta bort besöket' }));
    await question.getByRole('button', { name: 'Ta bort' }).click();
    await question.getByText('Skriv varför den tas bort.').waitFor();
    await isFocused(question.getByLabel('Varför tas den bort?'));
    await looksRight(page, 'remove-visit');
    await page.keyboard.type('Fel patient');
    await question.getByText('Skriv varför den tas bort.').waitFor({ state: 'detached' });
    await question.getByRole('button', { name: 'Ta bort' }).click();
    await isClosed(question);
    await isFocused(page.getByRole('heading', { name: 'Besök och behandlingar' }));
  });
});

describe('two people at the same patient', () => {
  it('the later one sees the other’s changes, loses nothing, and decides between two values', async () => {
    const first = await story.openNewPatient(user, 'SU-G-1', { viewport: desktop });
    const second = await story.openPatient('lead@sahlgrenska', 'SU-G-1');
    const mine = await openVisit(second);
    await mine.getByLabel('Godkänd remiss kom').fill('2026-01-02');
    await mine.getByRole('textbox', { name: 'Svar till remittenten' }).fill('2026-03-09');
    await mine.getByLabel('Varför ändras uppgiften?').fill('Remissen kom tidigare');

    const theirs = await openVisit(first);
    await theirs.getByLabel('Godkänd remiss kom').fill('2026-01-19');
    await theirs.getByRole('radio', { name: 'Digitalt' }).check();
    await theirs.getByLabel('Varför ändras uppgiften?').fill('Rättat efter journalen');
    await save(theirs);
    await isClosed(theirs);

    await save(mine);
    await mine.getByText('Någon annan hann ändra först').waitFor();
    const told = mine.locator('[tabindex="-1"]', { hasText: 'Någon annan hann ändra först' });
    await isFocused(told);
    await mine.getByText(/^staff@sahlgrenska ändrade \d\d\.\d\d i dag\./).waitFor();
    await mine.getByText(/2026-01-12 har blivit 2026-01-19/).waitFor();
    await mine.getByText(/Fysiskt har blivit Digitalt/).waitFor();
    await looksRight(second, 'conflict');
    await mine.getByText('ni har skrivit olika datum').waitFor();
    await mine.getByRole('button', { name: 'Tillbaka till formuläret' }).click();
    await isFocused(mine.getByRole('button', { name: 'Spara' }));
    expect(await mine.getByLabel('Godkänd remiss kom').inputValue()).toBe('2026-01-02');
    expect(await mine.getByLabel('Varför ändras uppgiften?').inputValue()).toBe('Remissen kom tidigare');
    await save(mine);
    await mine.getByRole('radio', { name: 'Den andras: 2026-01-19' }).check();
    await second.route('**/api/portal/patients/*', (route) => route.abort());
    await mine.getByRole('button', { name: 'Spara det valda' }).click();
    await mine.getByText('Ingen kontakt med servern').waitFor();
    await second.unroute('**/api/portal/patients/*');
    await mine.getByRole('button', { name: 'Spara det valda' }).click();
    await isClosed(mine);
    await isFocused(second.getByRole('button', { name: 'Ändra: nybesök 2026-03-02' }));

    const stored = await (await story.ask(user, '/patients/SU-G-1')).json();
    expect(stored.visits[0]).toMatchObject({
      mode: 'digital',
      referralReceivedOn: '2026-01-19',
      reportedToReferrerOn: '2026-03-09',
    });
  });
});
