import { expect, it } from 'vitest';
import { storyForAll } from '../support/story.ts';
import { dialog } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';

const story = storyForAll();

it('a portal that is open at midnight in Stockholm takes the new day for today, in an open form too', async () => {
  const page = await story.openNewPatient(user, 'MN-1');
  let asked = 0;
  await page.route('**/api/portal/session', async (route) => {
    asked += 1;
    if (asked > 1) return route.continue();
    // The session as it was three seconds before midnight.
    const response = await route.fetch();
    const json = { ...(await response.json()), now: '2026-11-19T22:59:57Z', today: '2026-11-19' };
    return route.fulfill({ response, json });
  });
  await page.reload();
  await page.getByRole('button', { name: 'Nytt besök' }).click();
  const form = dialog(page, 'Nytt besök');
  const today = form.getByRole('button', { name: 'I dag: datum' });
  const date = form.getByRole('textbox', { name: 'Datum' });
  await expect
    .poll(async () => {
      await today.click();
      return date.inputValue();
    })
    .toBe('2026-11-20');
  expect(asked).toBe(2);
  await form.getByRole('radio', { name: 'Annat besök' }).check();
  await form.getByRole('radio', { name: 'Fysiskt' }).check();
  await form.getByRole('button', { name: 'Spara' }).click();
  await form.waitFor({ state: 'hidden' });
  const { visits } = await (await story.ask(user, '/patients/MN-1')).json();
  expect(visits.at(-1)).toMatchObject({ kind: 'other', date: '2026-11-20' });
});
