import { describe, expect, it } from 'vitest';
import { areas } from '../../../../functions/domain/areas/areas.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import type { Complication, Patient } from '../../../../functions/domain/patient/patient.ts';
import type { MeasureResult } from '../../../../functions/http/measure-result.ts';
import { answer } from '../../../support/builders.ts';
import {
  allItems,
  botulinum,
  complication,
  graded,
  newVisit,
  oneYearVisit,
  patient,
  sent,
  surgery,
} from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

/** The worked cases of the measures, in the order of docs/measures.md. */

describe('1. T1: the ninetieth day after the referral counts', () => {
  it.each([
    ['numerator', '2026-04-01', 90],
    ['denominator only', '2026-04-02', 91],
  ])('%s: referral received 2026-01-01, new visit %s', (lands, date, days) => {
    const record = patient({ visits: [newVisit(date, { referralReceivedOn: '2026-01-01' })] });
    expect(landing('T1', 2026, record)).toBe(lands);
    expect(membership('T1', 2026, record)?.reasons).toMatchObject([{ date, days }]);
  });
});

const bornIn2008 = (...dates: string[]) =>
  patient({ birthDate: '2008-06-15', visits: dates.map((date) => newVisit(date)) });

describe('2. B1: an adult from the eighteenth birthday', () => {
  it.each([
    ['child', '2026-06-14'],
    ['adult', '2026-06-15'],
  ])('%s: born 2008-06-15, new visit %s', (group, date) => {
    expect(resultOf('B1', 2026, [bornIn2008(date)]).breakdowns?.ageGroup).toEqual({ [group]: 1 });
  });
});

describe('3. R1: an unexpected complication from grade IIIa until the thirtieth day', () => {
  it.each<[string, string, Partial<Complication>, string]>([
    ['numerator', '2027-01-19', {}, 'unexpected IIIa on day 30'],
    ['denominator only', '2027-01-20', {}, 'unexpected IIIa on day 31'],
    ['denominator only', '2027-01-19', { grade: 'II' }, 'unexpected II'],
    ['denominator only', '2027-01-19', { grade: 'IIIb', expected: true }, 'expected IIIb'],
  ])('%s: operated 2026-12-20, complication %s %j (%s)', (lands, date, parts) => {
    const operated = surgery('2026-12-20', { complications: [complication(date, parts)] });
    const record = patient({ treatments: [operated] });
    expect(landing('R1', 2026, record)).toBe(lands);
    expect(landing('R1', 2027, record)).toBe('outside');
  });
});

describe('4. B1: two new visits in a year', () => {
  it('one patient, with the age of the earlier: 2026-02-01 and 2026-09-01', () => {
    const result = resultOf('B1', 2026, [bornIn2008('2026-09-01', '2026-02-01')]);
    expect(result.count).toBe(1);
    expect(result.breakdowns?.ageGroup).toEqual({ child: 1 });
  });
});

const many = (count: number, record: Patient) => Array.from({ length: count }, () => record);

describe('5. P1: a patient who never answered is in the denominator', () => {
  const seen = (...invitations: Patient['invitations']) =>
    patient({ visits: [newVisit('2026-02-11')], invitations });
  const answering = (overall: string) =>
    seen(
      sent('new-2026-02-11', { answers: { prem: answer({ overall }, { mode: 'paper', typedIn: true }) } }),
    );

  it('21 of 40: 40 assessed, 38 PREM sent, 25 answered, 21 good or very good', () => {
    const result = resultOf('P1', 2026, [
      ...many(2, seen()),
      ...many(13, seen(sent('new-2026-02-11'))),
      ...many(15, answering('very-good')),
      ...many(6, answering('good')),
      ...many(2, answering('fair')),
      ...many(1, answering('poor')),
      ...many(1, answering('not-applicable')),
    ]);
    expect(result).toEqual({
      id: 'P1',
      kind: 'share',
      numerator: 21,
      denominator: 40,
      share: 0.525,
      interval: [0.375, 0.671],
      responseRate: { answered: 25, sent: 38 },
      answers: { 'very-good': 15, good: 6, fair: 2, poor: 1, 'very-poor': 0, 'not-applicable': 1 },
      shareOfAnswered: 0.84,
      waiting: 0,
      gaps: { prem: 15 },
    });
  });
});

describe('6. P1: an answer belongs to the year of its visit', () => {
  it.each([
    ['2027-01-05T10:00:00Z', '2027-01-05'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
  ])('numerator of 2026, outside 2027: new visit 2026-12-28, answered at %s (on %s)', (answeredAt, day) => {
    const answers = { prem: answer({ overall: 'good' }, { answeredAt }) };
    const record = patient({
      visits: [newVisit('2026-12-28')],
      invitations: [sent('new-2026-12-28', { sentAt: '2026-12-29T09:00:00Z', answers })],
    });
    expect(stockholmDate(answeredAt)).toBe(day);
    expect(landing('P1', 2026, record)).toBe('numerator');
    expect(landing('P1', 2027, record)).toBe('outside');
  });
});

describe('7. R2 and P2: followed up from 9 to 15 months after the treatment', () => {
  const answers = { face: answer(allItems('face')) };

  it.each([
    ['outside', '2026-12-09', 'a day before 9 months'],
    ['numerator', '2026-12-10', '9 months'],
    ['numerator', '2027-06-10', '15 months'],
    ['outside', '2027-06-11', 'a day after 15 months'],
  ])('%s: treated 2026-03-10, one-year visit %s (%s)', (lands, date) => {
    const record = patient({
      visits: [newVisit('2026-02-01', { sunnybrook: graded }), oneYearVisit(date, { sunnybrook: graded })],
      treatments: [surgery('2026-03-10')],
      invitations: [sent('new-2026-02-01', { answers }), sent('surgery-2026-03-10', { answers })],
    });
    expect(landing('R2', 2027, record)).toBe(lands);
    expect(landing('P2', 2027, record)).toBe(lands);
  });
});

describe('8. B3, R2 and P2: botulinum outside the definition is not counted', () => {
  it.each([
    ["of the unit's own region", { homeRegion: '14', patientGroup: 'complex-synkinesis' }],
    ['with a flaccid palsy', { homeRegion: '12', patientGroup: 'flaccid' }],
  ])('outside: botulinum 2026-03-10 for a patient %s', (_case, facts) => {
    const record = patient({
      ...facts,
      visits: [oneYearVisit('2027-03-10', { sunnybrook: graded })],
      treatments: [botulinum('2026-03-10')],
      invitations: [sent('botulinum-2026-03-10', { answers: { face: answer(allItems('face')) } })],
    });
    expect(membership('B3', 2026, record)).toMatchObject({
      inDenominator: false,
      counts: {},
      reasons: [{ code: 'treatment-outside', date: '2026-03-10' }],
    });
    expect(membership('R2', 2027, record)).toBeNull();
    expect(membership('P2', 2027, record)).toBeNull();
  });
});

describe('8b. R2: the first grading must not be after the treatment', () => {
  it('denominator only: operated 2026-03-10, first graded 2026-04-01, graded again at the one-year visit', () => {
    const record = patient({
      visits: [
        newVisit('2026-04-01', { sunnybrook: graded }),
        oneYearVisit('2027-03-10', { sunnybrook: graded }),
      ],
      treatments: [surgery('2026-03-10')],
    });
    expect(landing('R2', 2027, record)).toBe('denominator only');
  });
});

/** All numbers that are counts. The definition's years and months are not. */
function countsIn(result: MeasureResult): unknown[] {
  const { firstReportYear: _, treatmentYear: __, followUpWindow: ___, ...counted } = result;
  const leaves = (value: unknown): unknown[] =>
    typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
  return leaves(counted).filter((value) => typeof value === 'number');
}

describe('9. a unit with no patients', () => {
  const measured = areas.flatMap((area) => area.measures.map(({ id, kind }) => ({ area, id, kind })));

  it.each(measured)('every count 0, every share null: $id of $area.id', ({ area, id, kind }) => {
    const unit = area.units[0]?.id ?? '';
    const result = resultOf(id, 2027, [], { area, unit });
    expect(result.status).toBeUndefined();
    expect(new Set(countsIn(result))).toEqual(new Set([0]));
    const none = { numerator: 0, denominator: 0, share: null, interval: null };
    if (kind === 'share') expect(result).toMatchObject(none);
  });
});
