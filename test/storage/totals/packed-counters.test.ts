import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../../functions/domain/care/period.ts';
import type { Counters } from '../../../functions/domain/measure/counters.ts';
import { packCounters, unpackCounters } from '../../../functions/storage/totals/packed-counters.ts';

const name = fc.stringMatching(/^[A-ZÖ]\d\.[a-z.-]{1,20}$/);
const underDay = fc
  .tuple(name, fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true }))
  .map(([before, day]) => `${before}.${day.toISOString().slice(0, 10)}`);
const counters: fc.Arbitrary<Counters> = fc.dictionary(
  fc.oneof(name, underDay),
  fc.oneof(fc.integer(), fc.constantFrom(1, -1, 63, 64, 127, 128, 2 ** 45)),
  { noNullPrototype: true, maxKeys: 60 },
);

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
    expect(packCounters(given)).toEqual({ named: given, days: {} });
  });

  it('take two bytes a day for a year of days', () => {
    const days = Array.from({ length: 365 }, (_, index) => addDays('2026-01-01', index));
    const { named, days: packed } = packCounters(
      Object.fromEntries(days.map((day, index) => [`response.new-visit.until.${day}`, (index % 40) + 1])),
    );
    expect(named).toEqual({});
    expect(packed['response.new-visit.until']?.first).toBe('2026-01-01');
    expect(packed['response.new-visit.until']?.bytes).toHaveLength(2 * 365);
  });
});
