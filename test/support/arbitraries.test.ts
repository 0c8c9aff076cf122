import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../functions/domain/areas/areas.ts';
import { momentOf } from '../../functions/domain/care/period.ts';
import { schemasOf } from '../../functions/domain/patient/patient.ts';
import { checkPatient } from '../../functions/domain/patient/patient-check.ts';
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
