import { describe, expect, it } from 'vitest';
import { complicationGrades } from '../../../../functions/domain/patient/complication-grade.ts';
import { botulinum, complication, patient, physiotherapy, surgery } from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

const operated = (date: string, ...complications: ReturnType<typeof complication>[]) =>
  patient({ treatments: [surgery(date, { complications })] });

describe('R1: unexpected complications from grade IIIa within 30 days of surgery', () => {
  it('numerator: a complication on the day of the operation', () => {
    expect(landing('R1', 2026, operated('2026-12-20', complication('2026-12-20')))).toBe('numerator');
  });

  it.each(complicationGrades.map((grade, index) => [index < 2 ? 'denominator only' : 'numerator', grade]))(
    '%s: grade %s',
    (lands, grade) => {
      const record = operated('2026-03-10', complication('2026-03-20', { grade: grade as 'I' }));
      expect(landing('R1', 2026, record)).toBe(lands);
    },
  );

  it('denominator only: expected, although grade IIIb', () => {
    const record = operated('2026-03-10', complication('2026-03-20', { grade: 'IIIb', expected: true }));
    expect(landing('R1', 2026, record)).toBe('denominator only');
    expect(membership('R1', 2026, record)?.reasons).toContainEqual({
      code: 'expected-complication',
      date: '2026-03-20',
      days: 10,
      what: 'IIIb',
    });
  });

  it('denominator only: no complication, and the reason says so', () => {
    expect(membership('R1', 2026, operated('2026-03-10'))?.reasons).toEqual([
      { code: 'operated', date: '2026-03-10' },
      { code: 'no-complication' },
    ]);
  });

  it.each([
    ['not operated', patient()],
    [
      'physiotherapy and botulinum only',
      patient({ treatments: [physiotherapy('2026-03-01'), botulinum('2026-03-01')] }),
    ],
    ['operated the year before', operated('2025-12-31', complication('2026-01-02'))],
  ])('outside: %s', (_case, record) => {
    expect(landing('R1', 2026, record)).toBe('outside');
  });

  it('a complication belongs to the operation it is recorded on', () => {
    const record = patient({
      treatments: [
        surgery('2025-12-20', { complications: [complication('2026-01-10')] }),
        surgery('2026-02-01'),
      ],
    });
    expect(landing('R1', 2026, record)).toBe('denominator only');
    expect(landing('R1', 2025, record)).toBe('numerator');
  });

  it('a patient with several operations and complications counts once', () => {
    const result = resultOf('R1', 2026, [
      patient({
        treatments: [
          surgery('2026-02-01', { complications: [complication('2026-02-02'), complication('2026-02-03')] }),
          surgery('2026-06-01', { complications: [complication('2026-06-02', { grade: 'V' })] }),
        ],
      }),
    ]);
    expect(result).toMatchObject({ numerator: 1, denominator: 1, share: 1 });
  });
});
