import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { EarlierPublication } from '../../../../functions/domain/report/publication/publication.ts';
import type { Solver } from '../../../../functions/domain/report/publication/solver.ts';
import { loadSolver } from '../../../../functions/solver.ts';
import { publishedWorld } from '../../../support/published.ts';
import { workedOut } from '../../../support/reader.ts';
import { corrected, randomFrom, signedWorld } from '../../../support/signed-worlds.ts';

let solve: Solver;
beforeAll(async () => {
  solve = await loadSolver();
});

const sizes = fc.constantFrom([15, 12, 6], [60, 45, 25], [150, 120, 70], [40, 3], [30]);
const worldArbitrary = fc.tuple(sizes, fc.nat(1_000_000)).map(([patients, seed]) => ({
  world: signedWorld(area, patients, randomFrom(seed)),
  random: randomFrom(seed + 1),
}));

/** The publication with the numbers of breakdowns and answers shown that are hidden only to protect others. */
function withoutProtection({ publication, reports }: EarlierPublication): EarlierPublication {
  const country: Record<string, number> = {};
  for (const { content } of reports)
    for (const [name, count] of Object.entries(content.counters))
      country[name] = (country[name] ?? 0) + count;
  const copy = structuredClone(publication);
  for (const { unit, cell, why } of publication.hidden) {
    if (why === 'small') continue;
    const [id = '', name = '', part = ''] = cell.split('.');
    const place = unit === null ? copy.country : copy.units.find((one) => one.unit === unit);
    const measure = place?.measures.find((one) => one.id === id);
    const counters = reports.find(({ content }) => content.unit === unit)?.content.counters ?? country;
    const parts = (measure?.breakdowns?.[name] ?? (measure as Record<string, unknown> | undefined)?.[name]) as
      | Record<string, number>
      | undefined;
    if (parts && part !== '' && part !== 'own' && part !== 'other' && name !== 'responseRate')
      parts[part] = counters[cell] ?? 0;
  }
  return { publication: copy, reports };
}

describe('a reader who knows every link between the tables', () => {
  it('can work out no count of 1–4 from a publication', () => {
    fc.assert(
      fc.property(worldArbitrary, ({ world }) => {
        const published = publishedWorld(world, solve);
        expect(published.publication.withheld).toBeUndefined();
        expect(workedOut(area, [published], solve)).toEqual([]);
      }),
      { numRuns: 4 },
    );
  }, 300_000);

  it('can work out none from two publications with a correction between them', () => {
    const how = fc.record({ index: fc.nat(1), changed: fc.nat(2), added: fc.nat(2) });
    fc.assert(
      fc.property(worldArbitrary, how, ({ world, random }, correction) => {
        const first = publishedWorld(world, solve);
        const second = publishedWorld(corrected(area, world, correction, random), solve, [first]);
        expect(workedOut(area, [first, second], solve)).toEqual([]);
      }),
      { numRuns: 3 },
    );
  }, 300_000);

  it('can work out none when a unit’s report comes after the first publication', () => {
    const world = signedWorld(area, [60, 45, 25], randomFrom(3));
    const first = publishedWorld(world.slice(0, 2), solve);
    const second = publishedWorld(world, solve, [first]);
    expect(second.publication.withheld).toBeUndefined();
    expect(workedOut(area, [first, second], solve)).toEqual([]);
  }, 120_000);

  it('would work some out if small numbers alone were hidden', () => {
    const published = publishedWorld(signedWorld(area, [60, 45, 25], randomFrom(7)), solve);
    expect(workedOut(area, [withoutProtection(published)], solve).length).toBeGreaterThan(5);
  }, 120_000);
});
