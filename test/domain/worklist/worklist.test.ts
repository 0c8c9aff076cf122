import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { yearBeingWorkedOn } from '../../../functions/domain/care/period.ts';
import { needName, needsOf } from '../../../functions/domain/worklist/needs.ts';
import {
  type IsHidden,
  isDue,
  kindCounts,
  needAt,
  needId,
  nextNeed,
  worklistOf,
} from '../../../functions/domain/worklist/worklist.ts';
import { dayArbitrary, patientArbitrary } from '../../support/arbitraries.ts';
import { newVisit, patient, surgery } from '../../support/builders.ts';

const needy = (reference: string, parts = {}) => {
  const record = patient({ reference, ...parts });
  return { reference, needs: needsOf(area, 'sahlgrenska', record) };
};
const visible: IsHidden = () => false;
const list = (patients: ReturnType<typeof needy>[], today: string, year: number, isHidden = visible) =>
  worklistOf(patients, { today, year, workedOn: yearBeingWorkedOn(today, false) }, isHidden);

describe('the worklist of a year', () => {
  const visited = needy('SU-1');
  const treated = needy('SU-2', { visits: [], treatments: [surgery({ date: '2026-03-10' })] });

  it('is ordered by days left, then by effect, then as the kinds are', () => {
    const kinds = list([visited, treated], '2027-02-01', 2026).map(({ need }) => need.kind);
    expect(kinds).toEqual(['send', 'send', 'one-year-visit', 'referral-date', 'report-to-referrer']);
  });

  it('has what can be mended today alone', () => {
    expect(list([treated], '2026-12-09', 2026)).toEqual([]);
    expect(list([treated], '2026-12-10', 2026)).toHaveLength(2);
    expect(list([treated], '2027-06-10', 2027)).toHaveLength(2);
    expect(list([treated], '2027-06-11', 2027)).toEqual([]);
  });

  it('has what counts later only while it is the year being worked on, without an effect on it', () => {
    const effects = (today: string, year: number) =>
      list([treated], today, year).map(({ need, effect }) => [need.kind, effect]);
    const named = [
      ['one-year-visit', ['R2', 'P2']],
      ['send', ['P2']],
    ];
    expect(effects('2027-03-31', 2027)).toEqual(named);
    expect(effects('2027-03-31', 2026)).toEqual([
      ['send', []],
      ['one-year-visit', []],
    ]);
    expect(effects('2027-04-01', 2026)).toEqual([]);
  });

  it('leaves out what staff have put off', () => {
    const left = list(
      [visited],
      '2026-03-01',
      2026,
      ({ reference }, need) => reference === 'SU-1' && needName(need) === 'send::v1',
    );
    expect(left.map(({ need }) => need.kind)).toEqual(['referral-date', 'report-to-referrer']);
  });

  it('is counted by kind, with the nearest last day', () => {
    expect(kindCounts(list([visited, needy('SU-3')], '2026-03-01', 2026))).toEqual([
      { kind: 'send', count: 2, nearest: '2027-03-31' },
      { kind: 'referral-date', count: 2 },
      { kind: 'report-to-referrer', count: 2 },
    ]);
  });

  it('tells when the next need begins', () => {
    expect(nextNeed([visited, treated], '2026-11-20')).toEqual({ kind: 'one-year-visit', day: '2026-12-10' });
    expect(nextNeed([treated], '2026-12-10')).toBeUndefined();
  });
});

it('an id leads back to its patient and need, whatever the key', () => {
  const keys = fc.string({ minLength: 1, unit: 'grapheme' });
  fc.assert(
    fc.property(patientArbitrary(area), keys, (record, key) => {
      for (const need of needsOf(area, 'sahlgrenska', { ...record, visits: [newVisit({ key })] })) {
        const id = needId(record.reference, need);
        expect(id).toMatch(/^[\w.~!'()*-]+$/);
        expect(needAt(id)).toEqual({ reference: record.reference, name: needName(need) });
      }
    }),
  );
  for (const text of ['', ':', 'SU-1', 'SU-1:', '~']) expect(needAt(text)).toBeNull();
});

it('a list has just the needs whose days include today', () => {
  fc.assert(
    fc.property(patientArbitrary(area), dayArbitrary(), (record, today) => {
      const needs = needsOf(area, 'sahlgrenska', record);
      const year = Number(today.slice(0, 4));
      const shown = list([{ reference: record.reference, needs }], today, year);
      expect(shown.every(({ need }) => isDue(need, today))).toBe(true);
      const places = shown.map(({ place }) => place);
      expect(places).toEqual([...new Set(places)].sort());
    }),
  );
});
