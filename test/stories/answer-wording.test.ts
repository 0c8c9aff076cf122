import { describe, expect, it } from 'vitest';
import { storyForAll } from '../support/story.ts';
import { dialog, looksRight } from '../support/story-page.ts';
import { packOf } from '../support/wording-pack.ts';

const staff = 'staff@sahlgrenska';
const pack = packOf('face', 'sv', 'face-sv-2026');

const story = storyForAll(async (story) => {
  for (const reference of ['SU-61-1', 'SU-61-2']) await story.assess(staff, reference);
  const send = (method: string, path: string, body: object) =>
    story.ask('admin', path, {
      method,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  expect((await send('POST', '/wordings/packs', pack)).status).toBe(201);
  const slot = '/wordings/units/sahlgrenska/face/sv';
  expect((await send('PUT', slot, { version: pack.version })).status).toBe(200);
});

describe('an answer on paper', () => {
  it.each([
    ['the words that the unit shows', 'SU-61-1', undefined, 'face-sv-2026'],
    [
      'words from before, which are then typed by',
      'SU-61-2',
      'face-sv-provisional-1',
      'face-sv-provisional-1',
    ],
    ['no words where they are not known', 'SU-61-2', 'unknown', undefined],
  ])('names %s', async (_, reference, chosen, wording) => {
    await story.invite(staff, reference);
    const page = await story.openPatient(staff, reference);
    await page
      .getByRole('button', { name: /^Skriv in svar: FaCE/ })
      .first()
      .click();
    const form = dialog(page, 'Skriv in FaCE');
    await form.getByText(String(pack.items['5'])).waitFor();
    const words = form.getByLabel('Ordalydelse på pappret');
    expect(await words.inputValue()).toBe('face-sv-2026');
    if (chosen) await words.selectOption(chosen);
    expect(await form.getByText('§').count()).toBe(chosen === 'face-sv-provisional-1' ? 0 : 16);
    await form.getByRole('radio', { name: 'Patienten själv' }).check();
    await form.getByRole('textbox', { name: 'Svaret lämnades' }).fill('2026-11-20');
    await form.locator('fieldset.question').nth(1).getByRole('radio').first().check();
    await looksRight(page, 'paper-wording');
    const saved = page.waitForRequest((request) => request.method() === 'PUT');
    await form.getByRole('button', { name: 'Spara svaret' }).click();
    await form.getByRole('button', { name: 'Spara ändå', exact: true }).click();
    await form.waitFor({ state: 'detached' });
    expect((await saved).postDataJSON().wording).toBe(wording);
    const { invitations } = await (await story.ask(staff, `/patients/${reference}`)).json();
    expect(invitations.map((one: { answers?: { face?: object } }) => one.answers?.face)).toContainEqual(
      expect.objectContaining({ mode: 'paper', ...(wording ? { wording } : {}) }),
    );
  });
});
