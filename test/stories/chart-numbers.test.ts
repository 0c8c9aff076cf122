import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import type { YearSurveys } from '../../functions/domain/measure/year-surveys.ts';
import type { MeasureResult } from '../../functions/http/measure-result.ts';
import { formatInterval, formatNumber, formatShare } from '../../web/ui/format.ts';
import { assessedPatients } from '../support/assessed-patients.ts';
import { desktop } from '../support/browser.ts';
import { chartNames, rowsOf, tableIn, textOf } from '../support/shown-numbers.ts';
import { storyForAll } from '../support/story.ts';
import { answersCard, measureRow, shownShare } from '../support/story-page.ts';

const staff = 'staff@sahlgrenska';
const lead = 'lead@sahlgrenska';

/** Twelve assessed in 2026, of whom two lack the referral, one waits for an answer, and some are treated this year or the last. */
const story = storyForAll(async (story) => {
  const answers = [...Array(7).fill('good'), 'very-good', 'very-good', 'poor', 'fair', 'good'];
  const patients = assessedPatients('SU-6', answers).map((patient, index) => {
    const [visit] = patient.visits;
    const { referralReceivedOn: _, ...unreferred } = visit ?? {};
    const date = index % 2 === 0 ? `2026-0${3 + (index % 4)}-20` : '2025-09-20';
    return {
      ...patient,
      visits: index < 2 ? [unreferred] : patient.visits,
      treatments: index < 7 ? [{ key: 't1', kind: 'surgery', date, procedures: ['myectomy'] }] : [],
      invitations:
        index === 11
          ? patient.invitations.map((one) => ({ ...one, sentAt: '2026-11-02T08:00:00Z', answers: {} }))
          : patient.invitations,
    };
  });
  await story.take(staff, patients);
});

const results = async (): Promise<MeasureResult[]> =>
  ((await (await story.ask(staff, '/measures/2026')).json()) as { measures: MeasureResult[] }).measures;

const plain = (text: string) => text.replace(/\s+/g, ' ');
const number = (value: number) => plain(formatNumber(value));
const share = (value: number) => plain(formatShare(value));

/** «70 av 78» of a share, among the answers shown where these are more than the patients. */
function partOf({ numerator = 0, denominator = 0, ...result }: MeasureResult): string {
  const answers = Object.values((result.answers ?? {}) as Record<string, number>);
  const shown = answers.reduce((sum, count) => sum + count, 0);
  return `${number(numerator)} av ${number(Math.max(denominator, shown))}`;
}

const isDrawn = ({ share: own, denominator = 0, withheld }: MeasureResult): boolean =>
  typeof own === 'number' && denominator >= 5 && !withheld;

/** Claims that a chart's name says the share and its interval, or the count, as the API does. */
function expectNamed(names: readonly string[], { id, count, share: own, interval }: MeasureResult): void {
  const name = names.find((one) => one.startsWith(`${id} `) || one.startsWith(`${id}:`));
  if (count !== undefined) expect(name, id).toContain(`: ${number(count)}.`);
  else {
    expect(name, id).toContain(`: ${share(own ?? 0)},`);
    expect(name, id).toContain(plain(formatInterval(interval ?? [0, 0])));
  }
}

/** The year's last row of a line's table is the API's own sum of the months. */
function expectMonths(rows: readonly string[][], { months = [] }: MeasureResult): void {
  const sum = (of: (month: (typeof months)[number]) => number) =>
    months.reduce((total, month) => total + of(month), 0);
  const [n, of] = [sum((one) => one.numerator ?? one.answered ?? 0), sum((one) => one.denominator)];
  expect(rows[10]?.[1]).toContain(`${n} av ${of}`);
}

const openOverview = async (): Promise<Page> => {
  const page = await story.open(staff, { viewport: desktop });
  await page.getByRole('heading', { name: 'Alla mått' }).waitFor();
  return page;
};

describe('every number of the overview is the number of the API', () => {
  it('in the table of all measures, with its charts', async () => {
    const page = await openOverview();
    const names = await chartNames(page.locator('table.measures'));
    const all = await results();
    expect(all).toHaveLength(9);
    for (const result of all) {
      const row = await textOf(measureRow(page, result.id));
      if (result.status === 'not-yet-reported')
        expect(row).toContain(`första gången ${result.firstReportYear}`);
      else if (result.count !== undefined) expect(row).toContain(` ${number(result.count)} `);
      else if (result.withheld) expect(row).toContain('visas inte än');
      else if (result.denominator) expect(await shownShare(page, result.id)).toBe(partOf(result));
      if (isDrawn(result)) expect(row).toContain(share(result.share as number));
      if (isDrawn(result) || result.count !== undefined) expectNamed(names, result);
    }
  });

  it('in the tiles, and month for month', async () => {
    const page = await openOverview();
    const all = await results();
    const tiles = page.getByRole('region', { name: 'Det viktigaste' });
    for (const result of all.filter(isDrawn)) {
      const tile = tiles.locator('.tile', {
        has: page.locator('h3', { hasText: new RegExp(`^${result.id} `) }),
      });
      if ((await tile.count()) === 0) continue;
      expect(await textOf(tile), result.id).toContain(share(result.share as number));
      expect(await textOf(tile), result.id).toContain(partOf(result));
    }
    await tiles.getByText('Visa tal').click();
    const captions = await tiles.locator('.numbers caption').allInnerTexts();
    expect(captions.length).toBeGreaterThan(0);
    for (const [index, caption] of captions.entries()) {
      const result = all.find(({ id }) => caption.startsWith(`${id},`));
      if (result) expectMonths(await rowsOf(tiles.locator('.numbers').nth(index)), result);
      else expect.fail(caption);
    }
  });

  it('in the bar of answers, whose parts are all its patients, and in the surveys week by week', async () => {
    const page = await openOverview();
    const p1 = (await results()).find(({ id }) => id === 'P1');
    const { numerator = 0, denominator = 0, waiting = 0 } = p1 ?? {};
    const parts = (await tableIn(answersCard(page, 'P1'))).map(([, count]) => Number(count));
    expect(denominator).toBe(12);
    expect(parts).toEqual([numerator, expect.any(Number), waiting, expect.any(Number)]);
    expect(parts.reduce((sum, count) => sum + count, 0)).toBe(denominator);
    const { weeks }: YearSurveys = await (await story.ask(staff, '/surveys/2026')).json();
    const rows = await tableIn(page.locator('section[aria-labelledby="surveys"]'));
    expect(rows.map((cells) => Number(cells.at(-1)))).toEqual(
      weeks.slice(-26).map((week) => week.answered + week.waiting + week.expired + week.withdrawn),
    );
    expect(rows.length).toBeGreaterThan(0);
  });
});

describe('every number of a measure’s page is the number of the API', () => {
  it.each(['B1', 'T1', 'P1', 'R1', 'Ö1', 'P2'])('%s', async (id) => {
    const page = await story.open(staff, {
      viewport: desktop,
      at: `measures/2026/${encodeURIComponent(id)}`,
    });
    await page.getByRole('heading', { level: 1, name: id }).waitFor();
    const result = (await results()).find((one) => one.id === id);
    if (!result) return expect.fail(`the API has no ${id}`);
    const main = page.getByRole('main');
    await expect
      .poll(() => main.locator('.figure, .figure-preliminary, .figure-word').count())
      .toBeGreaterThan(0);
    const text = await textOf(main);
    if (result.count !== undefined) expect(text).toContain(`${number(result.count)} `);
    if (isDrawn(result)) {
      expect(text).toContain(share(result.share as number));
      expect(text).toContain(partOf(result));
      expectNamed(await chartNames(main), result);
    }
    const line = main.locator('figure.with-numbers', { hasText: 'månad för månad' });
    if ((await line.count()) > 0) expectMonths(await tableIn(line), result);
    for (const [breakdown, counts] of Object.entries(result.breakdowns ?? {})) {
      const bars = main.locator(`section[aria-labelledby="${id}-${breakdown}"]`);
      const shown = await bars.locator('dd > a.numeric').allInnerTexts();
      const own = Object.values(counts).filter((count) => count > 0);
      const byNumber = (one: number, other: number) => one - other;
      expect(shown.map((one) => Number.parseInt(one, 10)).sort(byNumber), breakdown).toEqual(
        own.sort(byNumber),
      );
      for (const name of await chartNames(bars)) expect(name).toMatch(/: \d+\./);
    }
  });
});

describe('every number of the annual report is the number of the API', () => {
  it('as its own number, a section a measure', async () => {
    const page = await story.open(lead, { viewport: desktop, at: 'report/2026' });
    await page.getByRole('heading', { level: 2, name: 'P1 ' }).first().waitFor();
    for (const result of await results()) {
      const section = page.locator(`section[aria-labelledby="report-${result.id}"]`);
      const text = await textOf(section);
      if (result.status === 'not-yet-reported') expect(text).toContain('Redovisas första gången');
      else if (result.count !== undefined)
        expect(await textOf(section.locator('.report-number'))).toBe(number(result.count));
      else if (result.withheld) expect(text).toContain(`${result.denominator} patienter i nämnaren`);
      else expect(text, result.id).toContain(partOf(result));
      if (isDrawn(result)) expectNamed(await chartNames(section), result);
    }
  });
});
