import type { Locator, Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { storyForAll } from '../support/story.ts';
import { dialog, looksRight } from '../support/story-page.ts';

const user = 'staff@sahlgrenska';
const narrow = { width: 320, height: 640 };

const story = storyForAll();

/** Opens the page of a new patient, who has been assessed. */
async function openPatient(reference: string, facts: object = {}): Promise<Page> {
  const [patient] = assessedPatients(reference, ['good']);
  const visits = patient?.visits.map((visit) => ({ ...visit, ...facts }));
  await story.assess(user, reference, { visits });
  return story.openPatient(user, reference, { viewport: narrow });
}

/** Whether a tap in the middle of the element would reach it: in the window, and not covered. */
const isInSight = (target: Locator) =>
  target.evaluate((node) => {
    const { left, top, width, height } = node.getBoundingClientRect();
    const there = document.elementFromPoint(left + width / 2, top + height / 2);
    return there !== null && (node === there || node.contains(there));
  });

/** The left edge of the text, in CSS pixels from the edge of the window. */
const textStart = (target: Locator) =>
  target.evaluate((node) => {
    const range = document.createRange();
    range.selectNodeContents(node);
    return range.getBoundingClientRect().left;
  });

describe('a visit on a narrow screen', () => {
  it('shows the label of a wrong field, wherever the page is scrolled', async () => {
    const page = await openPatient('SV-A');
    await page.getByRole('button', { name: 'Nytt besök' }).click();
    const form = dialog(page, 'Nytt besök');
    await form.getByRole('radio', { name: 'Nybesök' }).check();
    const label = form.getByText('Datum', { exact: true });
    const date = form.getByRole('textbox', { name: 'Datum' });
    // Scrolls until the field is visible, but more than half of its label is under the head.
    await label.evaluate((node) => {
      const sheet = node.closest('dialog');
      const head = sheet?.querySelector('.dialog-top')?.getBoundingClientRect().bottom ?? 0;
      const { top, height } = node.getBoundingClientRect();
      sheet?.scrollBy(0, top + height / 2 - head + 2);
    });
    expect(await isInSight(label)).toBe(false);
    expect(await isInSight(date)).toBe(true);
    // Clicks with the mouse at the button's place: the driver's own click may scroll the form first.
    const box = await form.getByRole('button', { name: 'Spara' }).boundingBox();
    if (!box) throw new Error('the button is not on the screen');
    await page.mouse.click(box.x + box.width / 2, box.y + box.height / 2);
    await expect.poll(() => date.evaluate((node) => node === document.activeElement)).toBe(true);
    expect(await isInSight(label)).toBe(true);
    expect(await isInSight(date)).toBe(true);
    await looksRight(page, 'visit-errors');
  });

  it('shows missing facts aligned with its other facts', async () => {
    const page = await openPatient('SV-B', { reportedToReferrerOn: undefined });
    const visit = page.locator('.event-visit');
    const tag = visit.getByText('Svar till remittenten saknas');
    await tag.waitFor();
    const edge = await textStart(visit.getByText('Fysiskt'));
    expect(await tag.evaluate((node) => node.getBoundingClientRect().left)).toBeCloseTo(edge, 0);
    // It does not fit beside the tag here.
    expect(await textStart(visit.getByText('Fyll i', { exact: true }))).toBeCloseTo(edge, 0);
    await looksRight(page, 'missing');
  });

  it('that could not be graded is graded', async () => {
    const page = await openPatient('SV-C');
    await page.getByRole('button', { name: /^Gradera: Sunnybrook/ }).click();
    const form = dialog(page, /^Sunnybrook vid nybesök/);
    await form.getByRole('radio', { name: 'Ej bedömbar: dubbelsidig pares' }).check();
    await form.getByRole('button', { name: 'Spara' }).click();
    await form.waitFor({ state: 'detached' });
    await page.getByText('Ej bedömbar: dubbelsidig pares').waitFor();
    await page.getByRole('button', { name: /^Visa och ändra: Sunnybrook/ }).waitFor();
    expect(await page.getByRole('button', { name: /^Gradera/ }).count()).toBe(0);
    expect(await page.locator('.receipt .notice-mark svg').count()).toBe(1);
  });
});
