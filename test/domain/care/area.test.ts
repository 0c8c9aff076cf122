import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { firstYearOf, periodOf, senderOf, unitOf, yearRefusal } from '../../../functions/domain/care/area.ts';
import { measureOf } from '../../../functions/domain/measure/measured-area.ts';

describe('measurement periods', () => {
  it.each([
    [2025, { from: '2025-09-01', to: '2025-12-31' }],
    [2026, { from: '2026-01-01', to: '2026-12-31' }],
  ])('%i of perifer facialispares', (year, period) => {
    expect(periodOf(periferFacialispares, year)).toEqual(period);
  });

  it('2025 of dysmeli is the calendar year', () => {
    expect(periodOf(dysmeli, 2025)).toEqual({ from: '2025-01-01', to: '2025-12-31' });
  });
});

describe('a measurement year', () => {
  it.each([2024, 2029, Number.NaN])(
    '%d is refused on 2028-03-02, with the years that have measures',
    (year) => {
      expect(yearRefusal(periferFacialispares, year, '2028-03-02')).toBe('Mått finns för åren 2025–2028.');
    },
  );

  it.each([2025, 2028])('%i is accepted', (year) => {
    expect(yearRefusal(periferFacialispares, year, '2028-03-02')).toBeNull();
  });

  it('can be at the earliest the first of the area', () => {
    expect(firstYearOf(periferFacialispares)).toBe(2025);
  });
});

it('finds units and measures by their ids', () => {
  expect(unitOf(periferFacialispares, 'linkoping').region).toBe('05');
  expect(() => unitOf(periferFacialispares, 'dysmeli-orebro')).toThrow('dysmeli-orebro');
  expect(measureOf(periferFacialispares, 'Ö1')?.name).toBe('Överrapportering till remittent');
  expect(measureOf(dysmeli, 'R1')).toBeUndefined();
});

describe('the sender of a notice', () => {
  it('is the unit, or the permission holder when the name reveals what the unit treats', () => {
    expect(senderOf(unitOf(periferFacialispares, 'sahlgrenska'))).toBe('Sahlgrenska Universitetssjukhuset');
    expect(senderOf(unitOf(dysmeli, 'dysmeli-orebro'))).toBe('Region Örebro län');
  });

  it('reveals no treatment in any area', () => {
    const words = areas.flatMap(({ name }) => name.toLowerCase().split(' '));
    const senders = areas.flatMap(({ units }) => units.map((unit) => senderOf(unit).toLowerCase()));
    for (const sender of senders)
      expect(
        words.filter((word) => sender.includes(word)),
        sender,
      ).toEqual([]);
  });
});
