import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { countersUnder } from '../../../functions/domain/measure/counters.ts';
import { figuresOf } from '../../../functions/domain/measure/figure.ts';
import { isReported } from '../../../functions/domain/measure/measure.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import { measureResult } from '../../../functions/http/measure-result.ts';
import { patientsArbitrary } from '../../support/arbitraries.ts';
import { sumOf } from '../../support/counters.ts';
import { measure, resultOf } from '../../support/landing.ts';

it('counters under a prefix keep the rest of their names, without zeros', () => {
  const counters = { 'B1.homeRegion.14': 2, 'B1.homeRegion.01': 0, 'B10.homeRegion.14': 9, 'B1.count': 2 };
  expect(countersUnder(counters, 'B1.homeRegion.')).toEqual({ '14': 2 });
});

describe('first report years', () => {
  it.each([
    ['B1', 2024, false],
    ['B1', 2025, true],
    ['R1', 2025, true],
    ['R2', 2026, false],
    ['R2', 2027, true],
    ['P2', 2026, false],
    ['P2', 2027, true],
  ])('%s of %i: %s', (id, year, reported) => {
    expect(isReported(measure(id), year)).toBe(reported);
  });
});

describe('a unit without patients', () => {
  it.each(['T1', 'R1', 'R2', 'P1', 'P2', 'Ö1'])('%s is a share of 0 patients', (id) => {
    expect(resultOf(id, 2027, [])).toMatchObject({
      numerator: 0,
      denominator: 0,
      share: null,
      interval: null,
    });
  });

  it('P1 withholds nothing, as nobody waits', () => {
    expect(resultOf('P1', 2027, [])).toMatchObject({ waiting: 0, shareOfAnswered: null });
    expect(resultOf('P1', 2027, [])).not.toHaveProperty('withheld');
  });

  it.each([
    ['B1', { homeRegion: {}, legalSex: {}, ageGroup: {}, patientGroup: {} }],
    ['B2', { cause: {}, age: {} }],
    ['B3', { treatment: {}, surgery: {} }],
  ])('%s counts 0', (id, breakdowns) => {
    expect(resultOf(id, 2027, [])).toMatchObject({ count: 0, breakdowns });
  });
});

describe.each(areas.map((one) => [one.id, one] as const))('any patients of %s', (_id, one) => {
  const unit = one.units[0]?.id ?? '';

  it('breakdowns sum to their count, and numerator ≤ denominator ≤ population', () => {
    fc.assert(
      fc.property(patientsArbitrary(one), (patients) => {
        for (const year of [2025, 2026, 2027, 2028]) {
          const counters = sumOf(
            patients.map((patient) => tallyOf(one, unit, patient).get(year)?.counters ?? {}),
          );
          const view = { area: one, year, today: '2028-03-02' };
          for (const definition of one.measures) {
            const result = measureResult(definition, counters, view);
            if (result.status === 'not-yet-reported') continue;
            for (const [name, categories] of Object.entries(result.breakdowns ?? {})) {
              const sum = Object.values(categories).reduce((total, value) => total + value, 0);
              if (definition.id === 'B3' && name === 'surgery')
                expect(sum).toBeGreaterThanOrEqual(result.breakdowns?.treatment?.surgery ?? 0);
              else expect(sum).toBe(result.count);
            }
            if (definition.kind !== 'share') continue;
            const [share] = figuresOf(definition, counters, view) ?? [];
            const { n: numerator, of: denominator = Number.NaN } = share ?? {};
            expect(numerator).toBeLessThanOrEqual(denominator);
            expect(denominator).toBeLessThanOrEqual(patients.length);
            if (!result.withheld) expect(result.share === null).toBe(denominator === 0);
          }
        }
      }),
    );
  });
});

it('P1, T1 and Ö1 have the population of B1', () => {
  fc.assert(
    fc.property(patientsArbitrary(area), (patients) => {
      for (const year of [2025, 2026, 2027, 2028]) {
        const count = resultOf('B1', year, patients).count;
        for (const id of ['P1', 'T1', 'Ö1']) expect(resultOf(id, year, patients).denominator).toBe(count);
        expect(resultOf('B2', year, patients).count).toBe(count);
      }
      expect(resultOf('R2', 2027, patients).denominator).toBe(resultOf('P2', 2027, patients).denominator);
    }),
    { numRuns: 50 },
  );
});
