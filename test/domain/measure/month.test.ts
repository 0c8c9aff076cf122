import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { monthsOf } from '../../../functions/domain/measure/month.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { patientsArbitrary } from '../../support/arbitraries.ts';
import { answer } from '../../support/builders.ts';
import { sumOf } from '../../support/counters.ts';
import { newVisit, oneYearVisit, patient, sent, surgery } from '../../support/history.ts';
import { measure } from '../../support/landing.ts';

const totalsOf = (patients: readonly Patient[], year: number, one = area) =>
  sumOf(patients.map((each) => tallyOf(one, one.units[0]?.id ?? '', each).get(year)?.counters ?? {}));

const months = (id: string, year: number, ...patients: Patient[]) =>
  monthsOf(measure(id), totalsOf(patients, year), year);

const assessed = (...dates: string[]) => patient({ visits: dates.map((date) => newVisit(date)) });
const serious = { date: '2026-09-05', grade: 'IIIb', expected: false } as const;

describe('the months of a share', () => {
  it.each(['T1', 'Ö1'])('are those of the earliest new visit in the year: %s', (id) => {
    const twice = assessed('2025-11-05', '2026-03-31', '2026-05-01');
    expect(months(id, 2026, twice, assessed('2026-03-01'), assessed('2026-12-31'))).toMatchObject([
      { month: '2026-03', denominator: 2 },
      { month: '2026-12', denominator: 1 },
    ]);
  });

  it('count in the numerator those of the denominator’s month, whenever the numerator was fulfilled', () => {
    const visits = [newVisit('2026-03-31', { reportedToReferrerOn: '2026-06-02' })];
    expect(months('Ö1', 2026, patient({ visits }), assessed('2026-03-02'))).toEqual([
      { month: '2026-03', denominator: 2, numerator: 1 },
    ]);
  });

  it('of R1 are those of the first operation in the year, complication of a later one or not', () => {
    const operated = patient({
      treatments: [surgery('2026-09-01', { complications: [serious] }), surgery('2026-02-01')],
    });
    expect(months('R1', 2026, operated)).toEqual([{ month: '2026-02', denominator: 1, numerator: 1 }]);
  });

  it.each(['R2', 'P2'])('of %s are those of the first one-year visit that qualifies, also in Y + 1', (id) => {
    const followed = (...dates: string[]) =>
      patient({
        treatments: [surgery('2026-05-10'), surgery('2026-12-31')],
        visits: dates.map((date) => oneYearVisit(date)),
      });
    const tooEarly = followed('2026-12-01', '2027-08-10', '2028-03-31');
    expect(months(id, 2027, tooEarly, followed('2028-03-31'), followed('2028-04-01'))).toEqual([
      { month: '2027-08', denominator: 1, numerator: 0 },
      { month: '2028-03', denominator: 1, numerator: 0 },
    ]);
  });

  it('of P1 say how many answered, and nothing of the answers', () => {
    const answered = (overall: string) =>
      patient({
        visits: [newVisit('2026-02-11')],
        invitations: [sent('new-2026-02-11', { answers: { prem: answer({ overall }) } })],
      });
    expect(months('P1', 2026, answered('good'), answered('very-poor'), assessed('2026-02-01'))).toEqual([
      { month: '2026-02', denominator: 3, answered: 2 },
    ]);
  });

  it('are none of a count, nor of a measure that is not reported yet', () => {
    expect(months('B1', 2026, assessed('2026-02-01'))).toBeUndefined();
    expect(months('R2', 2026, assessed('2026-02-01'))).toBeUndefined();
    expect(months('T1', 2026)).toEqual([]);
  });

  it.each(areas)('sum to its denominator and numerator, in order ($id)', (one) => {
    const shares = one.measures.filter(({ kind }) => kind === 'share');
    fc.assert(
      fc.property(patientsArbitrary(one), (patients) => {
        for (const year of [2025, 2026, 2027, 2028]) {
          const totals = totalsOf(patients, year, one);
          for (const each of shares) {
            const own = monthsOf(each, totals, year) ?? [];
            const sum = (of: (month: (typeof own)[number]) => number) =>
              own.reduce((all, month) => all + of(month), 0);
            const counted = (name: string) => totals[`${each.id}.${name}`] ?? 0;
            expect(sum(({ denominator }) => denominator)).toBe(counted('denominator'));
            const unanswered = each.answersHidden && `gap.${each.answersHidden.unanswered}`;
            expect(sum((month) => ('answered' in month ? month.answered : month.numerator))).toBe(
              unanswered ? counted('denominator') - counted(unanswered) : counted('numerator'),
            );
            expect(own.map(({ month }) => month)).toEqual(own.map(({ month }) => month).sort());
            expect(Object.keys(own[0] ?? {})).not.toContain(each.answersHidden ? 'numerator' : 'answered');
          }
        }
      }),
    );
  });
});
