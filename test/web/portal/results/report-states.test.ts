import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { ResultsView } from '../../../../functions/http/results/result-form.ts';
import { reportSteps, stepsSentence } from '../../../../web/portal/results/report-states.ts';

const signed = (unit: string, version = 1, onTime = true): ResultsView['reports'][number] => ({
  unit,
  version,
  signedAt: '2027-03-02T09:00:00Z',
  onTime,
  hash: 'a'.repeat(64),
  definitions: area.definitions,
});
const resultsOf = (parts: Partial<ResultsView>): ResultsView => ({
  area: area.id,
  year: 2026,
  period: { from: '2026-01-01', to: '2026-12-31' },
  reportBy: '2027-03-31',
  expected: area.units.map(({ id }) => id),
  reports: [],
  country: { measures: [] },
  units: {},
  publications: [],
  ...parts,
});
const timesOn = (today: string, parts: Partial<ResultsView> = {}) =>
  reportSteps(area, resultsOf(parts), today).map(({ time, isUrgent }) => [time, isUrgent]);

describe('how far the reports have come', () => {
  it.each([
    ['2027-02-28', '31\u00a0dagar kvar', false],
    ['2027-03-01', '30\u00a0dagar kvar', true],
    ['2027-03-30', '1\u00a0dag kvar', true],
    ['2027-03-31', 'Sista dagen idag', true],
    ['2027-04-02', '2\u00a0dagar försenad', true],
  ])('on %s, a unit without a report: %s', (today, time, isUrgent) => {
    expect(timesOn(today)).toEqual(area.units.map(() => [time, isUrgent]));
  });

  it('are in time or late once signed, whatever the day', () => {
    const reports = [signed('akademiska'), signed('sahlgrenska', 1, false)];
    expect(timesOn('2027-06-01', { reports }).slice(0, 2)).toEqual([
      ['I tid', false],
      ['Sen', false],
    ]);
  });

  it('have the version that is published last', () => {
    const publication = (n: number, version: number) => ({
      publication: n,
      publishedAt: '2027-04-02T09:00:00Z',
      reports: [{ unit: 'akademiska', version }],
    });
    const results = resultsOf({ publications: [publication(1, 1), publication(2, 3)] });
    expect(reportSteps(area, results, '2027-04-03').map(({ published }) => published)).toEqual([
      3,
      undefined,
      undefined,
    ]);
  });

  it('are told in a sentence', () => {
    const two = resultsOf({ reports: [signed('akademiska'), signed('linkoping')] });
    expect(stepsSentence(two, '2027-03-02')).toBe(
      '2 av 3 enheter har signerat. 29\u00a0dagar kvar till 31 mars 2027.',
    );
    expect(stepsSentence(two, '2027-04-02')).toBe(
      '2 av 3 enheter har signerat. Sista dagen var 31 mars 2027.',
    );
    const all = resultsOf({ reports: area.units.map(({ id }) => signed(id)) });
    expect(stepsSentence(all, '2027-04-02')).toBe('3 av 3 enheter har signerat.');
  });
});
