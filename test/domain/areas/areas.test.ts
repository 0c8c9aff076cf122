import { describe, expect, it } from 'vitest';
import { areas, findUnit } from '../../../functions/domain/areas/areas.ts';
import type { Area } from '../../../functions/domain/care/area.ts';
import { isCivilDate, yearOf } from '../../../functions/domain/care/period.ts';
import { homeRegions, regions } from '../../../functions/domain/care/region.ts';
import { findInstrument } from '../../../functions/domain/survey/instruments/instruments.ts';

/** Every combination of group and home region in the area, each of them also absent. */
const known = (area: Area) =>
  [...area.patientGroups.map(({ id }) => id), undefined].flatMap((patientGroup) =>
    [...homeRegions.map(({ id }) => id), undefined].map((homeRegion) => ({ patientGroup, homeRegion })),
  );

const duplicates = (ids: readonly string[]) => ids.filter((id, index) => ids.indexOf(id) !== index);

it('ids of areas and units are unique over all areas', () => {
  expect(duplicates(areas.map(({ id }) => id))).toEqual([]);
  expect(duplicates(areas.flatMap(({ units }) => units.map(({ id }) => id)))).toEqual([]);
});

it('a unit is found by its id, with its area', () => {
  expect(findUnit('sahlgrenska')?.area.id).toBe('perifer-facialispares');
  expect(findUnit('nowhere')).toBeUndefined();
});

describe.each(areas.map((area) => [area.id, area] as const))('%s', (_id, area) => {
  it('names everything once', () => {
    const { units, patientGroups, causes, treatmentKinds, procedures, measures } = area;
    for (const named of [units, patientGroups, causes, treatmentKinds, procedures, measures]) {
      expect(duplicates(named.map(({ id }) => id))).toEqual([]);
      expect(duplicates(named.map(({ name }) => name))).toEqual([]);
    }
  });

  it('has no dangling reference', () => {
    for (const unit of area.units) expect(regions.map(({ id }) => id)).toContain(unit.region);
    for (const form of Object.values(area.forms).flat()) expect(findInstrument(form)?.id).toBe(form);
    const carriesProcedures = area.treatmentKinds.some(({ carries }) => carries === 'procedures');
    expect(area.procedures.length > 0).toBe(carriesProcedures);
    if (area.measures.some(({ id }) => id === 'R2')) expect(area.gradesWith).toBe('sunnybrook');
  });

  it('lists the unrecorded facts that decide whether a treatment is within the definition', () => {
    const facts = ['patientGroup', 'homeRegion'] as const;
    for (const unit of area.units) {
      for (const { id: kind } of area.treatmentKinds) {
        const scopeOf = (patient: ReturnType<typeof known>[number]) => area.scopeOf({ kind }, patient, unit);
        for (const patient of known(area)) {
          const completed = known(area).filter((other) =>
            facts.every((fact) => patient[fact] === undefined || other[fact] === patient[fact]),
          );
          const within = completed.find((other) => scopeOf(other) === 'within');
          const unknown = facts.filter(
            (fact) =>
              patient[fact] === undefined && within && scopeOf({ ...within, [fact]: undefined }) !== 'within',
          );
          const expected = unknown.length > 0 ? { unknown } : within ? 'within' : 'outside';
          expect(scopeOf(patient), `${unit.id} ${kind} ${JSON.stringify(patient)}`).toEqual(expected);
        }
      }
    }
  });

  it('has its definition and the source of it', () => {
    const { definition, clarifications, exclusions, source, name } = area;
    for (const texts of [definition, clarifications, exclusions]) expect(texts.length).toBeGreaterThan(0);
    for (const text of [...definition, ...clarifications, ...exclusions, source, name])
      expect(text).not.toBe('');
  });

  it('has a possible window and a possible first period', () => {
    const { fromMonths, toMonths } = area.followUpWindow;
    expect(fromMonths).toBeGreaterThan(0);
    expect(toMonths).toBeGreaterThan(fromMonths);
    const { from, to } = area.firstPeriod;
    expect([from, to].every(isCivilDate)).toBe(true);
    expect(from < to && yearOf(from) === yearOf(to) && to.endsWith('-12-31')).toBe(true);
  });
});
