import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../functions/domain/areas/areas.ts';
import { schemasOf } from '../../functions/domain/patient.ts';
import { checkPatient } from '../../functions/domain/patient-check.ts';
import { momentOf } from '../../functions/domain/period.ts';
import { endOfHistory, patientArbitrary } from './arbitraries.ts';

describe.each(areas)('random patients of $id', (area) => {
  it('are valid records', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        expect(schemasOf(area).Patient.parse(patient)).toEqual(patient);
        expect(checkPatient(patient, momentOf(endOfHistory))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });
});
