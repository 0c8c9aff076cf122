import { readFile } from 'node:fs/promises';
import type { Locator, Page } from 'playwright-core';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Story, startStory } from '../support/story.ts';
import { dialog, isClosed, isFocused, looksRight, tabTo } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const desktop = { viewport: { width: 1280, height: 900 } };

const patient = (reference: string, birthDate: string, more: object = {}) => ({
  reference,
  birthDate,
  legalSex: 'female',
  homeRegion: '14',
  patientGroup: 'flaccid',
  cause: 'tumour',
  visits: [],
  treatments: [],
  invitations: [],
  ...more,
});

const visit = (date: string, more: object = {}) => ({
  key: 'v1',
  kind: 'new',
  date,
  mode: 'physical',
  multidisciplinary: true,
  referralReceivedOn: '2026-01-12',
  reportedToReferrerOn: '2026-11-01',
  ...more,
});

const faceAnswer = (answeredAt: string, value: number) => ({
  answeredAt,
  respondent: 'patient',
  mode: 'paper',
  language: 'sv',
  values: Object.fromEntries(Array.from({ length: 15 }, (_, index) => [String(index + 1), value])),
});

let story: Story;
beforeAll(async () => {
  story = await startStory();
  await story.take(staff, [
    patient('SU-10', '1980-04-30', { visits: [visit('2026-10-02')] }),
    patient('SU-20', '1990-05-03', { visits: [visit('2026-09-02', { referralReceivedOn: undefined })] }),
    patient('SU-30', '2001-01-01', {
      visits: [visit('2026-08-02')],
      treatments: [{ key: 't1', kind: 'surgery', date: '2026-08-20', procedures: ['myectomy'] }],
      invitations: [
        {
          key: 'i1',
          occasion: 'new-visit',
          anchor: 'v1',
          forms: ['prem', 'face'],
          channel: 'letter',
          sentAt: '2026-11-02T09:00:00Z',
          answers: { face: faceAnswer('2026-11-03T09:00:00Z', 2) },
        },
        {
          key: 'i2',
          occasion: 'new-visit',
          anchor: 'v1',
          forms: ['face'],
          channel: 'letter',
          sentAt: '2026-11-05T09:00:00Z',
          answers: { face: faceAnswer('2026-11-06T09:00:00Z', 4) },
        },
      ],
    }),
  ]);
});

const references = (page: Page) => page.getByRole('rowheader').allInnerTexts();
const rowOf = (page: Page, reference: string) =>
  page.getByRole('row').filter({ has: page.getByRole('link', { name: reference, exact: true }) });

describe.each([1280, 360])('the list of patients, %i wide', (width) => {
  it('says the one thing that each needs, and is filtered, with its state in the address', async () => {
    const page = await story.open(staff, { at: 'patients', viewport: { width, height: 900 } });
    await rowOf(page, 'SU-20').getByText('Nybesöket saknar enkät').waitFor();
    await looksRight(page, 'patients');
    await page.getByRole('button', { name: /^Väntar på svar/ }).click();
    await expect.poll(() => references(page)).toEqual(['SU-30']);
    await page.getByRole('button', { name: /^Nya i år/ }).click();
    await page.getByRole('button', { name: /^Något saknas/ }).click();
    await page.getByText('Ingen patient just nu').waitFor();
    expect(new URL(page.url()).search).toBe('?only=waiting.missing.new-this-year');
    await looksRight(page, 'patients-none');
    await page.getByRole('button', { name: 'Visa alla patienter' }).click();
    await expect.poll(async () => (await references(page)).length).toBe(3);
  });

  it('shows what became of each form, by shape and word', async () => {
    const page = await story.open(staff, { at: 'patients', viewport: { width, height: 900 } });
    await page.getByRole('button', { name: 'Visa enkäternas läge' }).click();
    await rowOf(page, 'SU-30').getByText('besvarad').waitFor();
    await rowOf(page, 'SU-30').getByText('påbörjad').waitFor();
    expect(new URL(page.url()).search).toBe('?shows=forms');
    await looksRight(page, 'patients-forms');
  });

  it('and a patient show the time on one line, the next step, and the scores as lines', async () => {
    const page = await story.open(staff, { at: 'patients/SU-30', viewport: { width, height: 900 } });
    const course = page.getByRole('region', { name: 'Förlopp och nästa steg' });
    await course.getByRole('img', { name: /Förlopp med 4 händelser/ }).waitFor();
    await course.getByText('Visa dagarna').click();
    await course.getByRole('row', { name: 'ettårskontroll börjar 2027-05-20' }).waitFor();
    await page.getByRole('img', { name: /^FaCE över tid, svarande: patienten själv/ }).waitFor();
    await looksRight(page, 'course');
  });
});

describe('the list on a desk', () => {
  it('is sorted by its headings, which say so, and stays while other rows are on their way', async () => {
    const page = await story.open(staff, { at: 'patients', ...desktop });
    const heading = (name: string) => page.getByRole('columnheader', { name });
    await heading('Ändrad').and(page.locator('[aria-sort="descending"]')).waitFor();
    await heading('Född').getByRole('button').click();
    await expect.poll(() => references(page)).toEqual(['SU-10', 'SU-20', 'SU-30']);
    await heading('Född').and(page.locator('[aria-sort="ascending"]')).waitFor();
    let release = () => {};
    const held = new Promise<void>((resolve) => {
      release = resolve;
    });
    await page.route('**/api/portal/patients/search', async (route) => {
      await held;
      await route.continue();
    });
    await heading('Född').getByRole('button').click();
    await page.locator('[aria-busy="true"]').getByRole('link', { name: 'SU-10' }).waitFor();
    release();
    await expect.poll(() => references(page)).toEqual(['SU-30', 'SU-20', 'SU-10']);
    await page.reload();
    await expect.poll(() => references(page)).toEqual(['SU-30', 'SU-20', 'SU-10']);
  });

  it('is saved as a file', async () => {
    const page = await story.open(staff, { at: 'patients', ...desktop });
    const saved = page.waitForEvent('download');
    await page.getByRole('button', { name: 'Spara som CSV' }).click();
    const text = await readFile(await (await saved).path(), 'utf8');
    expect(text).toContain('Referens;Född;Behövs');
    expect(text).toContain('SU-20;1990-05-03;');
  });
});

describe('the search in the head of every page', () => {
  it('is reached by a key, and Enter opens the only patient, by part of a birth date too', async () => {
    const page = await story.open(staff, desktop);
    await page.getByRole('heading', { level: 1 }).waitFor();
    const field = page.getByRole('combobox', { name: 'Sök patient' });
    for (const [typed, reference] of [
      ['su-2', 'SU-20'],
      ['800430', 'SU-10'],
      ['2001-0', 'SU-30'],
    ] as const) {
      await page.keyboard.press('/');
      await isFocused(field);
      await page.keyboard.type(typed);
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: reference, level: 1 }).waitFor();
    }
  });

  it('offers several, which the arrows choose among', async () => {
    const page = await story.open(staff, desktop);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('SU');
    const options = page.getByRole('listbox', { name: 'Patienter' }).getByRole('option');
    await expect.poll(() => options.count()).toBe(3);
    await looksRight(page, 'head-search');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    const chosen = await page.locator('[role="option"][aria-selected="true"] strong').innerText();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: chosen, level: 1 }).waitFor();
  });

  it('leads to the list when several are found and none is chosen', async () => {
    const page = await story.open(staff, desktop);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('SU');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
    expect(await page.getByLabel('Sök på referens eller födelsedatum').inputValue()).toBe('SU');
  });
});

describe('keys', () => {
  it('lead to the pages, through the rows, and to a new patient', async () => {
    const page = await story.open(staff, desktop);
    await page.getByRole('heading', { level: 1 }).waitFor();
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).waitFor();
    await expect.poll(async () => (await references(page)).length).toBe(3);
    const [first = '', second = ''] = await references(page);
    await page.keyboard.press('j');
    await isFocused(page.getByRole('link', { name: first, exact: true }));
    await page.keyboard.press('j');
    await isFocused(page.getByRole('link', { name: second, exact: true }));
    await page.keyboard.press('k');
    await isFocused(page.getByRole('link', { name: first, exact: true }));
    await page.keyboard.press('n');
    const form = dialog(page, 'Registrera patient');
    await form.waitFor();
    await page.keyboard.press('Escape');
    await isClosed(form);
    await page.keyboard.press('g');
    await page.keyboard.press('a');
    await page.getByRole('heading', { name: 'Att göra', level: 1 }).waitFor();
  });

  it('stand in a dialog, where they can be turned off, and do nothing in fields', async () => {
    const page = await story.open(staff, { at: 'patients', ...desktop });
    await page.getByLabel('Sök på referens eller födelsedatum').fill('');
    await page.keyboard.type('?n');
    expect(await page.getByRole('dialog').count()).toBe(0);
    await page.getByRole('heading', { name: 'Patienter', level: 1 }).focus();
    await page.keyboard.press('?');
    const help = dialog(page, 'Kortkommandon');
    await help.waitFor();
    await looksRight(page, 'shortcuts');
    await page.keyboard.press('n');
    expect(await page.getByRole('dialog').count()).toBe(1);
    await tabTo(page, help.getByRole('checkbox', { name: 'Använd kortkommandon' }));
    await page.keyboard.press('Space');
    await page.keyboard.press('Escape');
    await isClosed(help);
    await page.keyboard.press('n');
    await page.keyboard.press('g');
    await page.keyboard.press('p');
    expect(await page.getByRole('dialog').count()).toBe(0);
  });
});

describe('a new patient with the new visit', () => {
  it('is registered in one dialog that leads to the code and its QR: four clicks from the first screen', async () => {
    const page = await story.open(staff, desktop);
    await page.getByRole('heading', { level: 1 }).waitFor();
    let clicks = 0;
    const click = async (target: Locator) => {
      await target.click();
      clicks += 1;
    };
    await click(page.getByRole('link', { name: 'Patienter', exact: true }));
    await click(page.getByRole('button', { name: 'Registrera patient' }));
    const form = dialog(page, 'Registrera patient');
    await form.getByLabel('Referens').fill('SU-40');
    await form.getByLabel('Födelsedatum').fill('850412');
    await form.getByText('fre 12 apr 1985').waitFor();
    await form.getByRole('textbox', { name: 'Nybesökets dag' }).fill('igår');
    await form.getByText('tor 19 nov 2026').waitFor();
    await looksRight(page, 'register-with-visit');
    await click(form.getByRole('button', { name: 'Registrera och skapa enkät' }));
    const invite = dialog(page, 'Ny enkät: nybesök');
    await click(invite.getByRole('button', { name: 'Skapa kod och länk' }));
    await dialog(page, 'Enkäten är skapad').waitFor();
    expect(clicks).toBe(4);
    const stored = await (await story.ask(staff, '/patients/SU-40')).json();
    expect(stored).toMatchObject({ birthDate: '1985-04-12', visits: [{ kind: 'new', date: '2026-11-19' }] });
  });
});
