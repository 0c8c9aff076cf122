import type { MeasureGroup } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { type MeasuredArea, measureOf } from '../../../functions/domain/measure/measured-area.ts';
import { measureDefinition } from '../../../functions/exchange/fhir/measure-definition.ts';

const definitionOf = (area: MeasuredArea, id: string) => {
  const measure = measureOf(area, id);
  if (!measure) throw new Error(`${area.id} has no ${id}`);
  return measureDefinition(area, measure);
};

const all = areas.flatMap((area) =>
  area.measures.map((measure) => ({ area, measure, name: `${area.id} ${measure.id}` })),
);

const codesOf = (coded: readonly Pick<MeasureGroup, 'code'>[] = []) =>
  coded.map(({ code }) => code?.coding?.[0]?.code);

describe('a measure as a Measure', () => {
  it.each(all)(
    '$name has an id that FHIR allows, and the version of its definitions',
    ({ area, measure }) => {
      const { id, url, version, name } = measureDefinition(area, measure);
      expect(id).toMatch(/^[A-Za-z0-9.-]{1,64}$/);
      expect(name).toMatch(/^[A-Z][A-Za-z0-9_]*$/);
      expect(url).toMatch(new RegExp(`/Measure/${id}$`));
      expect(version).toBe(area.definitions);
    },
  );

  it.each(all.filter(({ measure }) => measure.kind === 'share'))(
    '$name tells its denominator and its numerator in the words of its technical description',
    ({ area, measure }) => {
      const { scoring, group = [] } = measureDefinition(area, measure);
      expect(scoring?.coding?.[0]?.code).toBe('proportion');
      const told = group[0]?.population?.map(({ code, criteria }) => [
        code?.coding?.[0]?.code,
        criteria.expression,
      ]);
      expect(told).toEqual([
        ['initial-population', expect.stringMatching(/^Nämnare: /)],
        ['denominator', expect.stringMatching(/^Nämnare: /)],
        ['numerator', expect.stringMatching(/^Täljare: /)],
      ]);
    },
  );

  it.each(all)('$name names each of its numbers once', ({ area, measure }) => {
    const { group = [] } = measureDefinition(area, measure);
    const codes = codesOf(group);
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('has the breakdowns as stratifiers and the numbers beside it as groups', () => {
    const { group = [] } = definitionOf(periferFacialispares, 'B1');
    expect(codesOf(group[0]?.stratifier)).toEqual([
      'B1.homeRegion',
      'B1.legalSex',
      'B1.ageGroup',
      'B1.patientGroup',
    ]);
    expect(codesOf(definitionOf(periferFacialispares, 'P1').group)).toEqual([
      'P1',
      'P1.responseRate',
      'P1.answers',
      'P1.gaps',
    ]);
  });

  it('has an area’s breakdowns only where the area has their categories', () => {
    expect(codesOf(definitionOf(dysmeli, 'B1').group?.[0]?.stratifier)).not.toContain('B1.patientGroup');
  });

  it.each([
    ['T1', 'increase'],
    ['R1', 'decrease'],
    ['B1', undefined],
  ])('%s is better in the direction %s', (id, direction) => {
    expect(definitionOf(periferFacialispares, id).improvementNotation?.coding?.[0]?.code).toBe(direction);
  });

  it('of a draft set is a draft', () => {
    expect(definitionOf(dysmeli, 'T1')).toMatchObject({ status: 'draft', experimental: true });
    expect(definitionOf(periferFacialispares, 'T1')).toMatchObject({ status: 'active', experimental: false });
  });

  it('shows only the texts that the source shows publicly', () => {
    const measure = measureOf(periferFacialispares, 'R2');
    if (!measure) throw new Error('there is no R2');
    const hidden = { ...measure, publicTexts: ['technical'] as const };
    const { description, purpose, guidance } = measureDefinition(periferFacialispares, hidden);
    expect([description, purpose]).toEqual([undefined, undefined]);
    expect(guidance).toMatch(/^Teknisk beskrivning: /);
    expect(guidance).not.toContain('Datakälla');
    const shown = JSON.stringify(definitionOf(periferFacialispares, 'R2'));
    for (const reading of measure.texts.readings) expect(shown).not.toContain(reading);
  });
});
