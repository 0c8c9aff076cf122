import fc from 'fast-check';
import { beforeAll, expect, it } from 'vitest';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { MeasuredArea } from '../../../../functions/domain/measure/measured-area.ts';
import { b1 } from '../../../../functions/domain/measure/measures/b1.ts';
import { t1 } from '../../../../functions/domain/measure/measures/t1.ts';
import { publish } from '../../../../functions/domain/report/publication/publish.ts';
import type { Solver } from '../../../../functions/domain/report/publication/solver.ts';
import { loadSolver } from '../../../../functions/solver.ts';
import { rangesOf } from '../../../support/exhaustive-reader.ts';

const categories = ['a', 'b', 'c'];

/** Two units, a count with one breakdown of three categories, and a share of the same patients. */
const small: MeasuredArea = {
  ...periferFacialispares,
  units: periferFacialispares.units.slice(0, 2),
  measures: [
    {
      ...b1,
      breakdowns: [
        {
          id: 'group',
          name: 'Grupp',
          neverMissing: true,
          categories: () => categories.map((id) => ({ id, name: id })),
        },
      ],
    },
    { ...t1, beside: [] },
  ],
};

/** The patients of a unit by category, and how many of them are in the numerator. */
const unitArbitrary = fc
  .tuple(fc.nat(7), fc.nat(7), fc.nat(7), fc.nat(100))
  .map(([a, b, c, share]) => ({ a, b, c, numerator: Math.round(((a + b + c) * share) / 100) }));
type Numbers = { a: number; b: number; c: number; numerator: number };

const reportOf = ({ a, b, c, numerator }: Numbers, index: number) => {
  const count = a + b + c;
  const counters = {
    'B1.count': count,
    'B1.group.a': a,
    'B1.group.b': b,
    'B1.group.c': c,
    'T1.numerator': numerator,
    'T1.denominator': count,
  };
  const unit = small.units[index]?.id ?? '';
  const period = { from: '2026-01-01', to: '2026-12-31' };
  const { id: area, definitions } = small;
  const content = { area, unit, year: 2026, period, definitions, counters, measures: [], comments: [] };
  return { version: 1, hash: unit, content };
};

const numbersIn = ({ a, b, c, numerator }: Numbers) => {
  const count = a + b + c;
  return { a, b, c, count, numerator, left: count - numerator };
};

let solve: Solver;
beforeAll(async () => {
  solve = await loadSolver();
});

it('no count of 1–4 can be worked out by trying every world of a small area', () => {
  fc.assert(
    fc.property(unitArbitrary, unitArbitrary, (one, other) => {
      const reports = [reportOf(one, 0), reportOf(other, 1)];
      const publication = publish(
        { area: small, year: 2026, publishedAt: '2027-04-01T08:00:00Z', reports, earlier: [] },
        solve,
      );
      expect(publication.withheld).toBeUndefined();
      const ranges = rangesOf(publication, 'group', 12);
      const [first, second] = [numbersIn(one), numbersIn(other)];
      const names = Object.keys(first) as (keyof typeof first)[];
      const places = { country: names.map((name) => [name, first[name] + second[name]] as const) };
      const units = small.units.map(
        ({ id }, index) => [id, Object.entries(index === 0 ? first : second)] as const,
      );
      for (const [place, numbers] of [...Object.entries(places), ...units])
        for (const [name, value] of numbers) {
          const range = ranges.get(`${place}.${name}`);
          expect(range).toBeDefined();
          if (value >= 1 && value <= 4)
            expect([place, name, range?.least ?? 9, range?.most ?? 0]).toSatisfy(
              ([, , least, most]: [string, string, number, number]) => least <= 1 && most >= 5,
            );
        }
    }),
    { numRuns: 20 },
  );
}, 120_000);
