import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import type { MeasuredArea } from '../../functions/domain/measure/measured-area.ts';
import type { PublishedMeasure } from '../../functions/domain/report/publication/publication.ts';
import { publish } from '../../functions/domain/report/publication/publish.ts';
import { loadSolver } from '../../functions/solver.ts';
import { randomFrom, reportsOf, signedWorld } from '../support/signed-worlds.ts';
import { median, milliseconds } from './median.ts';
import { decimal, type Row, type Section, whole } from './row.ts';

/** The area with two more units, in regions of their own. */
const fiveUnits: MeasuredArea = {
  ...periferFacialispares,
  units: [
    ...periferFacialispares.units,
    ...['01', '12'].map((region) => ({
      id: `unit-${region}`,
      name: `Enhet ${region}`,
      permissionHolder: `Region ${region}`,
      region,
      treatsChildren: true,
    })),
  ],
};

const years: [MeasuredArea, readonly number[]][] = [
  [periferFacialispares, [60, 45, 25]],
  [periferFacialispares, [150, 120, 70]],
  [periferFacialispares, [300, 250, 150]],
  [fiveUnits, [60, 45, 25, 40, 30]],
];

/** Counts the numbers that a publication shows or hides: those that are null or whole, without shares. */
const numbersIn = (measures: readonly PublishedMeasure[]): number => {
  const count = (value: unknown): number => {
    if (value === null || Number.isInteger(value)) return 1;
    if (typeof value !== 'object' || Array.isArray(value)) return 0;
    return Object.entries(value ?? {})
      .filter(([name]) => !['share', 'interval', 'shareOfAnswered', 'treatmentYear'].includes(name))
      .reduce((sum, [, inner]) => sum + count(inner), 0);
  };
  return measures.reduce((sum, measure) => sum + count(measure), 0);
};

const seeds = [7, 11, 13, 17, 19];

/** Measures how long it takes to hide and to prove, and how much is hidden, in random years of every measure. */
async function run(): Promise<Row[]> {
  const solve = await loadSolver();
  const rows: Row[] = [];
  for (const [area, patients] of years) {
    const times: number[] = [];
    const hidden: number[] = [];
    const small: number[] = [];
    let numbers = 0;
    for (const seed of seeds) {
      const reports = reportsOf(area, signedWorld(area, patients, randomFrom(seed)));
      let made: ReturnType<typeof publish> | undefined;
      const publishOnce = () => {
        made = publish(
          { area, year: 2027, publishedAt: '2028-04-01T08:00:00Z', reports, earlier: [] },
          solve,
        );
      };
      times.push(await milliseconds(publishOnce));
      if (!made || made.withheld) throw new Error('a publication was withheld');
      hidden.push(made.hidden.length);
      small.push(made.hidden.filter(({ why }) => why === 'small').length);
      numbers = [made.country, ...made.units].reduce((sum, place) => sum + numbersIn(place.measures), 0);
    }
    rows.push(
      {
        what: `publication of ${patients.length} units with ${patients.join(', ')} patients, s (median of ${seeds.length} years)`,
        value: decimal(median(times) / 1000, 2),
      },
      {
        what: `– of ${whole(numbers)} numbers, hidden (median), beside those that are small themselves`,
        value: whole(median(hidden)),
        floor: whole(median(small)),
      },
    );
  }
  return rows;
}

export const publication: Section = { name: 'publication', title: 'Publication', run };
