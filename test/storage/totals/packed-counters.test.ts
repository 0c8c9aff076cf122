import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/care/period.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import {
  packCounters,
  packedAnew,
  unpackCounters,
} from '../../../functions/storage/totals/packed-counters.ts';

const name = fc.stringMatching(/^[A-ZÖ]\d\.[a-z.-]{1,20}$/);
const day = fc
  .date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const varying = fc.oneof(
  day,
  day.map((one) => one.slice(0, 7)),
  fc.nat(2_000_000).map(String),
  fc.constantFrom('00', '01', '2026-13', '2026-02-30', '0-5'),
);
const under = fc
  .tuple(name, fc.array(varying, { minLength: 1, maxLength: 3 }), fc.constantFrom('', '.sent'))
  .map(([before, places, after]) => [before, ...places].join('.') + after);
const counters: fc.Arbitrary<Counters> = fc.dictionary(
  fc.oneof(name, under),
  fc.oneof(fc.integer(), fc.constantFrom(1, -1, 63, 64, 127, 128, 2 ** 45)),
  { noNullPrototype: true, maxKeys: 60 },
);

const yearOfDays = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));

describe('packed counters', () => {
  it('are the same counters when they are unpacked', () => {
    fc.assert(
      fc.property(counters, (given) => {
        expect(unpackCounters(packCounters(given))).toEqual(given);
      }),
    );
  });

  it('leave a name that only looks like a day as it is', () => {
    const given = { 'response.until.2026-02-30': 3, '2026-02-03': 1 };
    expect(packCounters(given)).toEqual({ named: given, series: {} });
  });

  it('take two bytes a day for a year of days', () => {
    const { named, series } = packCounters(
      Object.fromEntries(
        yearOfDays.map((one, index) => [`response.new-visit.until.${one}`, (index % 40) + 1]),
      ),
    );
    expect(named).toEqual({});
    // The first day takes three bytes: it is counted from a fixed day.
    expect(series['response.new-visit.until.<day>']?.length).toBeLessThanOrEqual(2 * 365 + 2);
  });

  it('take five bytes for a week and a last day, however many there are', () => {
    const { series } = packCounters(
      Object.fromEntries(yearOfDays.map((one) => [`response.until.${one}.${addDays(one, 90)}`, 7])),
    );
    expect(series['response.until.<day>.<day>']?.length).toBeLessThanOrEqual(5 * 365);
  });

  it('of the shape with days alone are the same counters', () => {
    const before = {
      named: { 'B1.count': 2 },
      // 2026-05-13: 3, and two days later: -1.
      days: { 'response.until': { first: '2026-05-13', bytes: Uint8Array.from([0, 6, 4, 1]) } },
    };
    expect(unpackCounters(packedAnew(before))).toEqual({
      'B1.count': 2,
      'response.until.2026-05-13': 3,
      'response.until.2026-05-15': -1,
    });
  });
});
