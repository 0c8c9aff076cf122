import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { botulinum, patient, physiotherapy, surgery, without } from '../../../support/history.ts';
import { membership, resultOf } from '../../../support/landing.ts';

const fromElsewhere = { homeRegion: '12', patientGroup: 'complex-synkinesis' };

describe('B3 counts treatments', () => {
  it('sums operations, physiotherapy and botulinum, and also counts unique patients', () => {
    const result = resultOf('B3', 2026, [
      patient({
        ...fromElsewhere,
        treatments: [surgery('2026-03-01'), physiotherapy('2026-04-01'), botulinum('2026-05-01')],
      }),
      patient({ reference: 'P-2', treatments: [physiotherapy('2026-04-01', { mode: 'physical' })] }),
    ]);
    expect(result).toMatchObject({
      count: 4,
      patients: 2,
      breakdowns: { treatment: { surgery: 1, physiotherapy: 2, botulinum: 1 } },
    });
  });

  it('counts an operation of several kinds once in the total and once in each kind', () => {
    const procedures = ['free-muscle-transplant', 'cross-face-nerve-graft'];
    const result = resultOf('B3', 2026, [patient({ treatments: [surgery('2026-03-01', { procedures })] })]);
    expect(result.count).toBe(1);
    expect(result.breakdowns?.surgery).toEqual({ 'free-muscle-transplant': 1, 'cross-face-nerve-graft': 1 });
  });

  it('counts a kind that is written twice on an operation once', () => {
    const procedures = ['myectomy', 'myectomy'];
    const result = resultOf('B3', 2026, [patient({ treatments: [surgery('2026-03-01', { procedures })] })]);
    expect(result.breakdowns?.surgery).toEqual({ myectomy: 1 });
  });

  it('counts an operation without a recorded kind as missing', () => {
    const result = resultOf('B3', 2026, [
      patient({ treatments: [surgery('2026-03-01', { procedures: [] })] }),
    ]);
    expect(result).toMatchObject({
      count: 1,
      breakdowns: { surgery: { missing: 1 } },
      gaps: { procedures: 1 },
    });
  });

  it.each([
    [2025, '2025-08-31', 0],
    [2025, '2025-09-01', 1],
    [2026, '2025-12-31', 0],
    [2026, '2026-01-01', 1],
    [2026, '2026-12-31', 1],
    [2026, '2027-01-01', 0],
  ])('%i, an operation on %s: %i', (year, date, count) => {
    expect(resultOf('B3', year, [patient({ treatments: [surgery(date)] })]).count).toBe(count);
  });
});

describe('botulinum at Sahlgrenska, region 14', () => {
  const treated = (facts: object) =>
    patient({ ...fromElsewhere, ...facts, treatments: [botulinum('2026-03-01')] });

  it.each([
    ['complex synkinesis from another region', {}],
    ['complex synkinesis, not registered in Sweden', { homeRegion: 'not-registered' }],
  ])('counts: %s', (_case, facts) => {
    expect(resultOf('B3', 2026, [treated(facts)])).toMatchObject({ count: 1, patients: 1 });
  });

  it.each([
    ["the unit's own region", { homeRegion: '14' }, 'treatment-outside'],
    ['flaccid palsy', { patientGroup: 'flaccid' }, 'treatment-outside'],
    ['congenital palsy', { patientGroup: 'congenital' }, 'treatment-outside'],
  ])('is recorded and does not count: %s', (_case, facts, code) => {
    const member = membership('B3', 2026, treated(facts));
    expect(member).toMatchObject({ inDenominator: false, counts: {}, missing: [], reasons: [{ code }] });
    expect(resultOf('B3', 2026, [treated(facts)])).toMatchObject({ count: 0, patients: 0 });
  });

  it.each([
    ['the home region', ['homeRegion'], 'treatment-unknown-region'],
    ['the group', ['patientGroup'], 'treatment-unknown-group'],
    ['the group and the home region', ['patientGroup', 'homeRegion'], 'treatment-unknown-group-and-region'],
  ] as const)('does not count while %s is missing, which is a gap', (_case, missing, code) => {
    const record = without(treated({}), ...missing);
    expect(membership('B3', 2026, record)).toEqual({
      inDenominator: false,
      inNumerator: false,
      counts: {},
      missing,
      reasons: [{ code, date: '2026-03-01' }],
    });
    expect(resultOf('B3', 2026, [record])).toMatchObject({
      count: 0,
      patients: 0,
      gaps: Object.fromEntries(missing.map((name) => [name, 1])),
    });
  });

  it.each([
    ["the group, in the unit's own region", treated({ homeRegion: '14' }), 'patientGroup'],
    ['the home region, with flaccid palsy', treated({ patientGroup: 'flaccid' }), 'homeRegion'],
  ] as const)('lacks nothing that would decide: %s', (_case, record, missing) => {
    expect(membership('B3', 2026, without(record, missing))).toMatchObject({
      missing: [],
      reasons: [{ code: 'treatment-outside' }],
    });
  });

  it('needs no group or region when only other treatments are recorded', () => {
    const record = patient({ treatments: [surgery('2026-03-01')] });
    expect(membership('B3', 2026, without(record, 'patientGroup', 'homeRegion'))?.missing).toEqual([]);
  });

  it('counts at another unit for a patient from region 14', () => {
    const result = resultOf('B3', 2026, [treated({ homeRegion: '14' })], { unit: 'linkoping' });
    expect(result.count).toBe(1);
  });
});

it('dysmeli counts its own kinds of treatment', () => {
  const treated = without(
    patient({
      treatments: [
        { key: 't1', kind: 'advanced-rehabilitation', date: '2026-03-01', mode: 'physical' },
        { key: 't2', kind: 'advanced-technology-prosthesis', date: '2026-04-01' },
      ],
    }),
    'patientGroup',
    'cause',
  );
  expect(resultOf('B3', 2026, [treated], { area: dysmeli, unit: 'dysmeli-orebro' })).toMatchObject({
    count: 2,
    breakdowns: { treatment: { 'advanced-rehabilitation': 1, 'advanced-technology-prosthesis': 1 } },
  });
});
