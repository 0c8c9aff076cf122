import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import { answerTo, type CheckedYear, holds } from '../../../functions/domain/report/check.ts';
import { checksOf } from '../../../functions/domain/report/checks.ts';
import { reportStateOf } from '../../../functions/domain/report/state.ts';

const checked = (totals: Counters, more: Partial<CheckedYear> = {}): CheckedYear => ({
  area,
  year: 2027,
  today: '2028-03-02',
  numbers: { totals, groups: {} },
  agrees: true,
  replaced: {},
  ...more,
});
const numbers = (totals: Counters) => ({ totals, groups: {} });
const find = (one: CheckedYear, id: string) => checksOf(one).find((check) => check.id === id);

describe('the checks of a report', () => {
  it('ask about open windows until the last day of reporting', () => {
    const totals = { 'window.2028-03-31': 2, 'window.2028-03-01': 1 };
    expect(find(checked(totals), 'windows.R2')).toMatchObject({ level: 'asks', clear: false, count: 2 });
    expect(find(checked(totals, { today: '2028-04-01' }), 'windows.P2')).toMatchObject({ clear: true });
  });

  it('ask about a share when its interval does not meet last year’s', () => {
    const before = numbers({ 'T1.numerator': 80, 'T1.denominator': 100 });
    const low = checked({ 'T1.numerator': 20, 'T1.denominator': 100 }, { before });
    expect(find(low, 'far.T1')).toMatchObject({ clear: false, count: 20, basis: '20/100' });
    expect(find(low, 'far.T1')?.text).toContain('20 % (20 av 100), året innan 80 %');
    const near = checked({ 'T1.numerator': 70, 'T1.denominator': 100 }, { before });
    expect(find(near, 'far.T1')).toMatchObject({ clear: true });
  });

  it('compare counts of whole years alone: the first period is shorter', () => {
    const before = numbers({ 'B3.count': 100 });
    expect(find(checked({ 'B3.count': 20 }, { before }), 'far.B3')).toMatchObject({ clear: false });
    expect(find(checked({ 'B3.count': 90 }, { before }), 'far.B3')).toMatchObject({ clear: true });
    expect(find(checked({ 'B3.count': 20 }, { before, year: 2026 }), 'far.B3')).toBeUndefined();
  });

  it('tell about invitations never handed over, replaced answers and answers that wait', () => {
    const totals = { 'response.new-visit.unsent.2028-01-01': 2, 'P1.answers.good': 1, 'P1.denominator': 1 };
    const one = checked(totals, { replaced: { P1: 3 } });
    expect(find(one, 'not-handed-over.new-visit')).toMatchObject({ level: 'tells', count: 2 });
    expect(find(one, 'replaced.P1')).toMatchObject({ level: 'tells', count: 3 });
    expect(find(one, 'waiting.P1')).toMatchObject({ level: 'tells', count: 1 });
    expect(
      checksOf(one)
        .filter(({ level }) => level === 'tells')
        .every((check) => holds(check, {})),
    ).toBe(true);
  });

  it('are answered for the number that the answer was given on', () => {
    const totals = { 'T1.gap.referralReceivedOn': 2, 'T1.denominator': 2 };
    const check = find(checked(totals), 'missing.T1.referralReceivedOn');
    expect(check && holds(check, {})).toBe(false);
    const answers = { 'missing.T1.referralReceivedOn': { basis: '2', comment: 'Borta.' } };
    expect(check && answerTo(check, answers)).toBe('Borta.');
    const more = find(
      checked({ ...totals, 'T1.gap.referralReceivedOn': 3 }),
      'missing.T1.referralReceivedOn',
    );
    expect(more && answerTo(more, answers)).toBeUndefined();
  });

  it('block while a year’s complications can still come', () => {
    expect(find(checked({}, { today: '2028-01-30' }), 'final')).toMatchObject({ clear: false });
    expect(find(checked({}, { today: '2028-01-31' }), 'final')).toMatchObject({ clear: true });
  });
});

describe('the state of a report', () => {
  const clear = checksOf(checked({}));
  const open = checksOf(checked({}, { agrees: false }));
  it.each([
    ['open while a check stands in the way', open, undefined, 'open'],
    ['ready when none does', clear, undefined, 'ready'],
    ['signed while the numbers are those of the last version', open, { a: 1 }, 'signed'],
    ['changed when one is not', clear, { a: 2 }, 'changed'],
  ] as const)('is %s', (_, checks, signed, state) => {
    expect(reportStateOf(checks, {}, { a: 1 }, signed)).toBe(state);
  });
});
