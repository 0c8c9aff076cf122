import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { YearSurveys } from '../../functions/domain/measure/year-surveys.ts';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop, phone } from '../support/browser.ts';
import { tableIn } from '../support/shown-numbers.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, goTo, isClosed, looksRight, onPaper, tabTo } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const asked = { key: 'i1', occasion: 'new-visit', anchor: 'v1', forms: ['prem', 'face'] };

const story = storyForAll(async (story) => {
  const answered = assessedPatients('SU-81', ['good', 'good', 'poor', 'good']);
  const waiting = { ...asked, channel: 'sms', sentAt: '2026-11-02T08:00:00Z' };
  const expired = { ...asked, channel: 'email', sentAt: '2026-04-06T08:00:00Z' };
  const withdrawn = { ...expired, withdrawnAt: '2026-04-07T08:00:00Z' };
  const created = { ...asked, channel: 'letter', createdAt: '2026-11-18T08:00:00Z' };
  const others = [waiting, expired, withdrawn, created, created];
  const rest = assessedPatients(
    'SU-82',
    others.map(() => 'good'),
  ).map((patient, index) => ({ ...patient, invitations: [{ ...others[index] }] }));
  await story.take(staff, [...answered, ...rest]);
});

const numbers = async (): Promise<YearSurveys> => (await story.ask(staff, '/surveys/2026')).json();

const openSurveys = async (viewport: typeof phone): Promise<Page> => {
  const page = await story.open(staff, { viewport });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await goTo(page, 'Enkäter');
  await page.getByRole('heading', { name: 'Enkäter 2026', level: 1 }).waitFor();
  return page;
};

describe('the surveys of a year', () => {
  it.each([
    ['at the desk', desktop],
    ['on a phone', phone],
  ])('shows the numbers of the API in its charts: %s', async (_, viewport) => {
    const page = await openSurveys(viewport);
    const { occasions, weeks, daysToAnswer } = await numbers();
    const [first] = occasions;
    expect(first).toMatchObject({ sent: 7, answered: 4, waiting: 1, expired: 1, withdrawn: 1, created: 2 });
    const card = page.getByRole('region', { name: /^Nybesök/ });
    expect(await tableIn(card)).toEqual([
      ['besvarade', '4'],
      ['väntar', '1'],
      ['utgångna', '1'],
      ['tillbakadragna', '1'],
    ]);
    await card.getByRole('link', { name: '2 skapade, inte lämnade' }).waitFor();
    const columns = await tableIn(page.getByRole('region', { name: 'Vecka för vecka' }));
    expect(columns.map(([week, ...cells]) => [Number(week?.slice(2)), ...cells.map(Number)])).toEqual(
      weeks.map(({ week, answered, waiting, expired, withdrawn }) => [
        Number(week.slice(-2)),
        answered,
        waiting,
        expired,
        withdrawn,
        answered + waiting + expired + withdrawn,
      ]),
    );
    expect(daysToAnswer.median).toBe(7);
    await page.getByText(/^Hälften av svaren kommer inom 7\s+dagar\.$/).waitFor();
    await page.getByRole('table', { name: '7 enkäter' }).waitFor();
    await looksRight(page, 'surveys');
  });

  it('is filtered by how it was left, and saved as a file without any answer', async () => {
    const page = await openSurveys(desktop);
    await page.getByRole('combobox', { name: 'Lämnad' }).selectOption('E-post');
    await page.getByRole('table', { name: '2 enkäter' }).waitFor();
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Hämta listan som CSV' }).click(),
    ]);
    expect(file.suggestedFilename()).toBe('enkater-2026.csv');
    const text = await readFile(await file.path(), 'utf8');
    expect(text.split('\r\n').slice(1, 3)).toEqual([
      'SU-82-2;Nybesök;PREM, FaCE;E-post;2026-04-06;2026-07-05;Utgången;Nej;',
      'SU-82-3;Nybesök;PREM, FaCE;E-post;2026-04-06;2026-07-05;Tillbakadragen;Nej;',
    ]);
  });

  it('has the letters of those not handed over printed in one go, by keyboard', async () => {
    const page = await openSurveys(desktop);
    await page.getByRole('link', { name: '2 skapade, inte lämnade' }).click();
    const list = page.getByRole('table', { name: '2 enkäter' });
    await list.waitFor();
    await tabTo(page, list.getByRole('checkbox').first(), 80);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Skriv ut 1 brev' }).waitFor();
    await tabTo(page, list.getByRole('checkbox').nth(1), 10);
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Skriv ut 2 brev' }).click();
    const letters = dialog(page, 'Skriv ut brev');
    await letters.getByText('Varje brev får en ny kod').waitFor();
    await looksRight(page, 'letters');
    await letters.getByRole('button', { name: 'Gör 2 brev' }).click();
    await letters.getByText('2 brev är klara').waitFor();
    const codes = (await onPaper(page)).match(/\b[0-9A-Z]{4}(-[0-9A-Z]{4}){3}\b/g) ?? [];
    expect(new Set(codes).size).toBe(2);
    for (const code of codes) expect((await fetch(`${story.origin}/e/${code}`)).status).toBe(200);
    expect((await numbers()).occasions[0]).toMatchObject({ sent: 7, created: 2 });

    await letters.getByRole('button', { name: 'Skriv ut 2 brev' }).click();
    await isClosed(letters);
    await story.settled();
    expect((await numbers()).occasions[0]).toMatchObject({ sent: 9, created: 0, waiting: 3 });
    await page.getByText('Inga enkäter här').waitFor();
  });
});
