import { describe, expect, it } from 'vitest';
import { conflictOf, preferTheirs } from '../../../../../web/portal/patients/record/conflict.ts';
import { applyEdit, type Edit } from '../../../../../web/portal/patients/record/record-edit.ts';
import { newVisit, record, surgery } from '../../../../support/builders.ts';

const before = newVisit();
const mine: Edit = { part: 'visits', before, after: { ...before, date: '2026-02-12' } };
const visits = (...all: (typeof before)[]) => record({ visits: all });

describe('another person changed something else', () => {
  it('keeps both without a question', () => {
    const current = record({ cause: 'trauma', visits: [before, newVisit({ key: 'v2' })] });
    const { clashes, merged } = conflictOf(mine, current);
    expect(clashes).toEqual([]);
    const saved = applyEdit(current, merged);
    expect(saved.cause).toBe('trauma');
    expect(saved.visits.map(({ key, date }) => [key, date])).toEqual([
      ['v1', '2026-02-12'],
      ['v2', '2026-02-11'],
    ]);
  });
});

describe('another person changed the same visit', () => {
  it('keeps both when the fields are different', () => {
    const current = visits({ ...before, reportedToReferrerOn: '2026-02-20' });
    const { clashes, merged } = conflictOf(mine, current);
    expect(clashes).toEqual([]);
    expect(merged.after).toEqual({ ...before, date: '2026-02-12', reportedToReferrerOn: '2026-02-20' });
  });

  it('is no clash when both wrote the same', () => {
    expect(conflictOf(mine, visits({ ...before, date: '2026-02-12' })).clashes).toEqual([]);
  });

  it('asks when both changed the same field, with mine unless theirs is chosen', () => {
    const { clashes, merged } = conflictOf(mine, visits({ ...before, date: '2026-02-13' }));
    expect(clashes).toEqual([
      { field: 'date', before: '2026-02-11', mine: '2026-02-12', theirs: '2026-02-13' },
    ]);
    expect(merged.after).toMatchObject({ date: '2026-02-12' });
    const [clash] = clashes;
    expect(clash && preferTheirs(merged, clash).after).toMatchObject({ date: '2026-02-13' });
  });

  it('removes the value that I removed, also when the other person has just filled in another field', () => {
    const start = newVisit({ referralReceivedOn: '2026-01-01' });
    const { referralReceivedOn: _, ...after } = start;
    const current = visits({ ...start, patientChoseToWait: true });
    const { merged } = conflictOf({ part: 'visits', before: start, after }, current);
    expect(applyEdit(current, merged).visits[0]?.referralReceivedOn).toBeUndefined();
  });
});

describe('another person removed the visit that I changed', () => {
  it('says so, and saving puts it back with my change', () => {
    const current = visits();
    const { theirs, merged } = conflictOf(mine, current);
    expect(theirs).toBeUndefined();
    expect(applyEdit(current, merged).visits).toEqual([{ ...before, date: '2026-02-12' }]);
  });
});

describe('lists are merged item by item', () => {
  const first = { date: '2026-05-20', grade: 'II', expected: false } as const;
  const second = { date: '2026-05-21', grade: 'IIIa', expected: false } as const;
  const operation = surgery();
  const withThese = (...complications: (typeof first | typeof second)[]) => ({ ...operation, complications });
  const adding: Edit = { part: 'treatments', before: operation, after: withThese(first) };

  it('keeps both complications when each person added one', () => {
    const current = record({ treatments: [withThese(second)] });
    const { clashes, merged } = conflictOf(adding, current);
    expect(clashes).toEqual([]);
    expect(merged.after).toMatchObject({ complications: [second, first] });
  });

  it('does not double a complication that both added', () => {
    expect(conflictOf(adding, record({ treatments: [withThese(first)] })).merged.after).toMatchObject({
      complications: [first],
    });
  });

  it('asks when both corrected the same one', () => {
    const edit: Edit = {
      part: 'treatments',
      before: withThese(first),
      after: { ...operation, complications: [{ ...first, grade: 'IIIa' }] },
    };
    const current = record({ treatments: [{ ...operation, complications: [{ ...first, grade: 'IIIb' }] }] });
    expect(conflictOf(edit, current).clashes.map(({ field }) => field)).toEqual(['complications']);
  });
});
