import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  addDays,
  addMonths,
  ageOn,
  contains,
  daysBetween,
  isCivilDate,
  isInstant,
  lastDayBy,
  momentOfDay,
  standsForDay,
  stockholmDate,
  toInstant,
  yearBeingWorkedOn,
} from '../../../functions/domain/care/period.ts';

const day = fc.nat(365 * 250).map((count) => addDays('1900-01-01', count));

describe('civil dates', () => {
  it.each(['2026-02-11', '2024-02-29', '2000-02-29', '1900-01-01', '2199-12-31'])('%s is one', (text) => {
    expect(isCivilDate(text)).toBe(true);
  });

  it.each([
    '2026-02-29',
    '1900-02-29',
    '2026-13-01',
    '2026-00-10',
    '2026-04-31',
    '2026-01-00',
    '1899-12-31',
    '2200-01-01',
    '26-02-11',
    '2026-2-11',
    '2026-02-11 ',
    '2026-02-11T09:00:00Z',
    '',
  ])('%j is none', (text) => {
    expect(isCivilDate(text)).toBe(false);
  });

  it('are days of the calendar: every day made by counting is one', () => {
    fc.assert(fc.property(day, (date) => isCivilDate(date)));
  });
});

describe('instants', () => {
  it.each(['2026-02-13T09:00:00Z', '2026-02-13T23:59:59.999Z', '2026-02-13T09:00Z'])('%s is one', (text) => {
    expect(isInstant(text)).toBe(true);
  });

  it.each([
    '2026-02-13T09:00:00',
    '2026-02-13T09:00:00+01:00',
    '2026-02-30T09:00:00Z',
    '2026-02-13T24:00:00Z',
    '2026-02-13T09:60:00Z',
    '2026-02-13',
    '2026-02-13 09:00:00Z',
  ])('%s is none', (text) => {
    expect(isInstant(text)).toBe(false);
  });

  it('are stored in UTC without needless milliseconds', () => {
    expect(toInstant(new Date('2026-02-13T10:00:00+01:00'))).toBe('2026-02-13T09:00:00Z');
    expect(toInstant(new Date('2026-02-13T09:00:00.250Z'))).toBe('2026-02-13T09:00:00.250Z');
  });
});

describe('days', () => {
  it.each([
    ['2026-01-01', '2026-04-01', 90],
    ['2026-01-01', '2026-04-02', 91],
    ['2026-12-20', '2027-01-19', 30],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-03-28', '2026-03-30', 2],
    ['2026-10-24', '2026-10-26', 2],
    ['2026-04-01', '2026-04-01', 0],
    ['2026-04-02', '2026-04-01', -1],
  ])('from %s to %s are %i, also when the clocks change', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days);
  });

  it('counted and added are inverse', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -5000, max: 5000 }), (date, days) => {
        expect(daysBetween(date, addDays(date, days))).toBe(days);
      }),
    );
  });
});

describe('calendar months', () => {
  it.each([
    ['2026-03-10', 9, '2026-12-10'],
    ['2026-03-10', 15, '2027-06-10'],
    ['2026-05-31', 9, '2027-02-28'],
    ['2027-05-31', 9, '2028-02-29'],
    ['2026-08-31', 15, '2027-11-30'],
    ['2026-12-31', 15, '2028-03-31'],
    ['2026-01-01', 0, '2026-01-01'],
    ['2026-12-01', 1, '2027-01-01'],
    ['2026-01-31', -2, '2025-11-30'],
  ])('%s and %i months: %s', (date, months, later) => {
    expect(addMonths(date, months)).toBe(later);
  });

  it('later months are never earlier days', () => {
    fc.assert(
      fc.property(day, fc.nat(60), (date, months) => {
        const later = addMonths(date, months);
        expect(isCivilDate(later)).toBe(true);
        expect(addMonths(date, months + 1) > later).toBe(true);
        expect(addMonths(addDays(date, 1), months) >= later).toBe(true);
      }),
    );
  });
});

describe('age', () => {
  it.each([
    ['2008-06-15', '2026-06-14', 17],
    ['2008-06-15', '2026-06-15', 18],
    ['2008-06-15', '2008-06-15', 0],
    ['2008-02-29', '2026-02-27', 17],
    ['2008-02-29', '2026-02-28', 18],
    ['2008-02-29', '2028-02-28', 19],
    ['2008-02-29', '2028-02-29', 20],
    ['2007-12-31', '2026-01-01', 18],
  ])('born %s: on %s %i years', (birthDate, date, age) => {
    expect(ageOn(birthDate, date)).toBe(age);
  });
});

it('a period holds both its ends', () => {
  const period = { from: '2025-09-01', to: '2025-12-31' };
  const held = ['2025-08-31', '2025-09-01', '2025-12-31', '2026-01-01'].map((date) => contains(period, date));
  expect(held).toEqual([false, true, true, false]);
});

describe('the date in Stockholm', () => {
  const zone = process.env.TZ;
  afterEach(() => {
    if (zone === undefined) delete process.env.TZ;
    else process.env.TZ = zone;
  });

  const moments = [
    ['2026-12-31T22:59:59Z', '2026-12-31'],
    ['2026-12-31T23:00:00Z', '2027-01-01'],
    ['2026-12-31T23:30:00Z', '2027-01-01'],
    ['2026-06-30T21:59:59Z', '2026-06-30'],
    ['2026-06-30T22:00:00Z', '2026-07-01'],
    ['2026-03-29T00:30:00Z', '2026-03-29'],
    ['2026-10-25T22:30:00Z', '2026-10-25'],
    ['2026-10-25T23:00:00Z', '2026-10-26'],
  ] as const;

  // Node reads TZ anew when it is set, so the machine's zone changes within the process.
  it.each(['UTC', 'America/Los_Angeles', 'Pacific/Kiritimati', 'Europe/Stockholm'])(
    'is the same on a machine in %s',
    (machine) => {
      process.env.TZ = machine;
      const there = new Intl.DateTimeFormat().resolvedOptions().timeZone;
      expect(there).toBe(machine);
      for (const [moment, date] of moments) {
        expect(stockholmDate(moment)).toBe(date);
        expect(stockholmDate(new Date(moment))).toBe(date);
      }
      expect(addDays('2026-03-28', 1)).toBe('2026-03-29');
      expect(addMonths('2026-05-31', 9)).toBe('2027-02-28');
      expect(daysBetween('2026-03-28', '2026-03-30')).toBe(2);
    },
  );
});

describe('a day given where a moment is meant', () => {
  it.each([
    ['in winter', '2026-02-13', '2026-02-12T23:00:00Z'],
    ['in summer', '2026-07-01', '2026-06-30T22:00:00Z'],
    ['the day on which summer time begins', '2026-03-29', '2026-03-28T23:00:00Z'],
    ['the day after', '2026-03-30', '2026-03-29T22:00:00Z'],
    ['the day on which summer time ends', '2026-10-25', '2026-10-24T22:00:00Z'],
    ['the day after that', '2026-10-26', '2026-10-25T23:00:00Z'],
    ['New Year', '2027-01-01', '2026-12-31T23:00:00Z'],
  ])('%s is the first moment of the day in Stockholm', (_, date, moment) => {
    expect(momentOfDay(date)).toBe(moment);
  });

  it('is on that day, and never in the future on it, at any hour', () => {
    fc.assert(
      fc.property(day, fc.nat(86_399), (date, second) => {
        const now = new Date(Date.parse(momentOfDay(date)) + second * 1000);
        fc.pre(stockholmDate(now) === date);
        expect(stockholmDate(momentOfDay(date))).toBe(date);
        expect(standsForDay(momentOfDay(date))).toBe(true);
        expect(isInstant(momentOfDay(date))).toBe(true);
        expect(Date.parse(momentOfDay(date))).toBeLessThanOrEqual(now.getTime());
      }),
    );
  });

  it('is recognised by its moment alone', () => {
    expect(standsForDay('2026-02-12T23:00Z')).toBe(true);
    expect(standsForDay('2026-02-12T23:00:00.5Z')).toBe(false);
    expect(standsForDay('2026-02-13T00:00:00Z')).toBe(false);
    expect(standsForDay('2026-07-12T23:00:00Z')).toBe(false);
  });
});

describe('the last day by its end', () => {
  it.each([
    ['a day', '2026-05-14', '2026-05-14'],
    ['a moment on the day', '2026-05-14T09:00:00Z', '2026-05-14'],
    ['midnight in Stockholm, in summer', '2026-05-14T22:00:00Z', '2026-05-14'],
    ['half past midnight', '2026-05-14T22:30:00Z', '2026-05-15'],
    ['a second before midnight', '2026-05-14T21:59:59Z', '2026-05-14'],
    ['midnight in Stockholm, in winter', '2026-12-31T23:00:00Z', '2026-12-31'],
    ['midnight at the start of the day on which summer time begins', '2026-03-28T23:00:00Z', '2026-03-28'],
    ['midnight at its end', '2026-03-29T22:00:00Z', '2026-03-29'],
    ['midnight at the start of the day on which summer time ends', '2026-10-24T22:00:00Z', '2026-10-24'],
    ['midnight at its end, an hour later', '2026-10-25T23:00:00Z', '2026-10-25'],
    ['midnight in UTC', '2026-05-14T00:00:00Z', '2026-05-14'],
  ])('%s', (_, end, last) => {
    expect(lastDayBy(end)).toBe(last);
  });
});

describe('the year being worked on', () => {
  it.each([
    ['2027-01-01', 2026],
    ['2027-03-31', 2026],
    ['2027-04-01', 2027],
    ['2027-12-31', 2027],
    ['2028-02-29', 2027],
  ])('on %s is %i', (today, year) => {
    expect(yearBeingWorkedOn(today, false)).toBe(year);
  });

  it('is the current one as soon as the report of the year before is signed', () => {
    expect(yearBeingWorkedOn('2027-02-10', true)).toBe(2027);
  });
});
