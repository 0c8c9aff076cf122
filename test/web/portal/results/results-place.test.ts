import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { placeIn, resultsPath, yearsOf } from '../../../../web/portal/results/results-place.ts';

describe('the area and year of an address', () => {
  it.each(['/portal', '/portal/', '/portal/reports'])('are the decided area and last year at %s', (path) => {
    expect(placeIn(path, '2027-03-02')).toEqual({ area: periferFacialispares, year: 2026 });
  });

  it('are never before the first year', () => {
    expect(placeIn('/portal', '2025-10-01')?.year).toBe(2025);
  });

  it('are read from the address that is written', () => {
    const place = { area: dysmeli, year: 2025 };
    expect(placeIn(resultsPath('units', place), '2027-03-02')).toEqual(place);
  });

  it.each(['/portal/units/nothing/2026', '/portal/units/dysmeli/2024', '/portal/units/dysmeli/2028'])(
    'do not exist at %s',
    (path) => {
      expect(placeIn(path, '2027-03-02')).toBeNull();
    },
  );

  it('can be chosen among the years with measures', () => {
    expect(yearsOf(periferFacialispares, '2027-03-02')).toEqual([2025, 2026, 2027]);
  });
});
