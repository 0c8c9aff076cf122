import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessedPatients } from '../support/assessed-patients.ts';
import { type Story, startStory } from '../support/story.ts';
import { looksRight, onPaper } from '../support/story-page.ts';

const lead = 'lead@sahlgrenska';
let story: Story;

beforeAll(async () => {
  story = await startStory({ clock: '2027-03-02T09:00:00Z' });
  const patients = assessedPatients('SU-9', ['good', 'very-good', 'poor', 'good', 'good']);
  const [first, second, ...others] = patients;
  const withoutReferral = [first, second].map((patient) => ({
    ...patient,
    visits: patient?.visits.map(({ referralReceivedOn: _, ...visit }) => visit),
  }));
  await story.take(lead, [...withoutReferral, ...others]);
});

const desk = { viewport: { width: 1280, height: 900 } };

describe('the annual report', () => {
  it('is mended, answered and signed by a lead in March, read by staff, and corrected after a change', async () => {
    const page = await story.open(lead, desk);
    await page.getByRole('link', { name: 'Årsrapport' }).click();
    await page.getByRole('heading', { name: 'Inte klar att signera' }).waitFor();
    await page.getByText('T1: 2 nybesök utan remissdatum.').waitFor();
    expect(await page.getByRole('button', { name: 'Signera årsrapporten' }).count()).toBe(0);
    await looksRight(page, 'report-open');

    // One of the two is mended from its list, the other is answered.
    await page.getByRole('link', { name: 'Visa patienterna' }).first().click();
    await page.getByText('SU-9-1').first().waitFor();
    const stored = await (await story.ask(lead, '/export')).text();
    const lines = stored
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    const one = lines.find(({ reference }) => reference === 'SU-9-1');
    one.visits[0].referralReceivedOn = '2026-01-12';
    await story.take(lead, [one]);
    await page.goto(`${story.portal}report/2026`);
    await page.getByText('T1: 1 nybesök utan remissdatum.').waitFor();
    const row = page.locator('.report-check', { hasText: 'T1: 1 nybesök utan remissdatum.' });
    await row.getByLabel('Kommentar i rapporten').fill('Remissen kom på papper och är borta.');
    await row.getByRole('button', { name: /^Spara/ }).click();
    await page.getByRole('heading', { name: 'Klar att signera' }).waitFor();
    await looksRight(page, 'report-ready');

    // The user signed in more than five minutes ago, by the server's clock, and is asked to sign in again.
    story.signInClock.ahead = 6 * 60_000;
    await page.getByRole('button', { name: 'Signera årsrapporten' }).click();
    const again = page.locator(`button[value="${lead}"]`);
    await again.waitFor();
    expect((await (await story.ask(lead, '/report/2026')).json()).versions).toEqual([]);
    story.signInClock.ahead = 0;
    await again.click();
    await page.waitForURL(`${story.portal}report/2026`);
    await page.getByRole('button', { name: 'Signera årsrapporten' }).click();
    await page.getByRole('heading', { name: 'Signerad', exact: true }).waitFor();
    expect(await page.locator('.report-hash').innerText()).toMatch(/^([0-9a-f]{4} ){15}[0-9a-f]{4}$/);
    await looksRight(page, 'report-signed');
    const paper = await onPaper(page);
    expect(paper).toContain('Remissen kom på papper och är borta.');
    expect(paper).not.toContain('Att gå igenom');

    const staff = await story.open('staff@sahlgrenska', { at: 'report/2026' });
    await staff.getByText('Enhetens ansvariga signerar årsrapporten.').waitFor();
    await staff.getByRole('heading', { name: 'Signerad', exact: true }).waitFor();
    expect(await staff.getByRole('button', { name: /^Signera/ }).count()).toBe(0);
    await looksRight(staff, 'report-staff');

    one.visits[0].reportedToReferrerOn = '2026-03-20';
    one.visits[0].referralReceivedOn = '2025-09-01';
    await story.take(lead, [one]);
    await page.reload();
    await page.getByRole('heading', { name: 'Ändrad sedan den signerades' }).waitFor();
    const changed = page.getByRole('row', { name: /T1: täljare/ });
    await changed.getByRole('link', { name: 'SU-9-1' }).waitFor();
    await page.getByLabel('Orsak till rättelsen').fill('Fel remissdatum.');
    await page.getByRole('button', { name: 'Signera rättelsen' }).click();
    await page.getByText('Orsak till rättelsen: Fel remissdatum.').waitFor();
    await looksRight(page, 'report-corrected');
  });

  it('lies in the drop, once for each version, and no file names a patient', async () => {
    await story.settled();
    const folder = join(story.folder, 'reports/perifer-facialispares/2026/sahlgrenska');
    const files = readdirSync(folder).sort();
    expect(files).toEqual([
      ...['v1.csv', 'v1.fhir.json', 'v1.json', 'v1.xlsx'],
      ...['v2.csv', 'v2.fhir.json', 'v2.json', 'v2.xlsx'],
    ]);
    for (const file of files) expect(readFileSync(join(folder, file), 'latin1')).not.toMatch(/SU-9-\d/);
    const signed = await (await story.ask(lead, '/report/2026/1')).text();
    expect(readFileSync(join(folder, 'v1.json'), 'utf8')).toBe(signed);
  });

  it('has a sheet for typing in, which remembers what was copied', async () => {
    const page = await story.open(lead, { ...desk, at: 'report/2026', permissions: ['clipboard-write'] });
    await page.getByText(/^Skriv in i ett annat system \(0 av/).click();
    await page.getByRole('button', { name: 'Kopiera B1 Antal patienter', exact: true }).click();
    await page.getByText(/^Skriv in i ett annat system \(1 av/).waitFor();
    await page.reload();
    await page.getByText(/^Skriv in i ett annat system \(1 av/).waitFor();
  });
});
