import { describe, expect, it } from 'vitest';
import { storyForAll } from '../support/story.ts';
import { dialog, looksRight } from '../support/story-page.ts';

const story = storyForAll(async (story) => {
  await story.assess('staff@sahlgrenska', 'SU-61-1');
  await story.assess('staff@sahlgrenska', 'SU-61-2');
});

const read = async (reference: string) =>
  (await story.ask('staff@sahlgrenska', `/patients/${reference}/contact`)).json();

describe('how a patient is reached', () => {
  it('is read when it is unfolded, written as people write it, and stopped, with the keyboard alone', async () => {
    const page = await story.open('staff@sahlgrenska', { at: 'patients/SU-61-1' });
    const fold = page.locator('summary', { hasText: 'Kontakt: telefon, e-post och stopp' });
    await fold.press('Enter');
    const card = page.getByRole('region', { name: 'Kontakt' });
    await card.getByText('saknas').first().waitFor();

    await card.getByRole('button', { name: 'Ändra kontaktuppgifterna' }).press('Enter');
    const form = dialog(page, 'Kontakt');
    await form.getByLabel('Telefon (kan fyllas i senare)').fill('070-174');
    await form.getByRole('button', { name: 'Spara' }).press('Enter');
    await form.getByText(/^Numret finns inte/).waitFor();
    await looksRight(page, 'contact-wrong');
    await form.getByLabel('Telefon (kan fyllas i senare)').fill('0701740605');
    await form.getByLabel('E-post (kan fyllas i senare)').fill('a@example.org');
    await form.getByRole('button', { name: 'Spara' }).press('Enter');
    await form.waitFor({ state: 'detached' });
    await card.getByText('070-174 06 05').waitFor();
    await looksRight(page, 'contact');

    await card.getByRole('button', { name: 'Stoppa alla enkäter …' }).press('Enter');
    const stop = dialog(page, 'Stoppa alla enkäter');
    await stop.getByRole('button', { name: 'Stoppa' }).press('Enter');
    await stop.getByText('Välj ett skäl.').waitFor();
    await looksRight(page, 'contact-stop');
    await stop.getByLabel('Patienten vill inte svara').press('Space');
    await stop.getByRole('button', { name: 'Stoppa' }).press('Enter');
    await stop.waitFor({ state: 'detached' });
    await page
      .getByText(/^Patienten vill inte svara\. Systemet skickar inget sedan/)
      .first()
      .waitFor();
    await looksRight(page, 'contact-stopped');

    await card.getByRole('button', { name: 'Tillåt enkäter igen' }).press('Enter');
    await expect.poll(() => page.getByText('Systemet skickar inget sedan').count()).toBe(0);
    expect(await read('SU-61-1')).toMatchObject({
      phone: '+46701740605',
      email: 'a@example.org',
      version: 3,
    });
  });

  it('fits a narrow phone, and keeps no address of a protected identity', async () => {
    await story.ask('staff@sahlgrenska', '/patients/SU-61-2/contact', {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ version: 0, phone: '070-174 06 06' }),
    });
    const page = await story.open('staff@sahlgrenska', {
      at: 'patients/SU-61-2',
      viewport: { width: 320, height: 640 },
    });
    await page.locator('summary', { hasText: 'Kontakt: telefon, e-post och stopp' }).click();
    await page.getByRole('button', { name: 'Stoppa alla enkäter …' }).click();
    const stop = dialog(page, 'Stoppa alla enkäter');
    await stop.getByLabel(/^Patienten har skyddade personuppgifter/).check();
    await looksRight(page, 'contact-stop-narrow');
    await stop.getByRole('button', { name: 'Stoppa' }).click();
    await stop.waitFor({ state: 'detached' });
    await page.getByText('sparas inte').first().waitFor();
    await looksRight(page, 'contact-protected-narrow');
    expect(await read('SU-61-2')).toMatchObject({ version: 2, stopped: { reason: 'protected-identity' } });
    expect(await read('SU-61-2')).not.toHaveProperty('phone');
  });
});
