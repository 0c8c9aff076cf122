import fc from 'fast-check';
import type { FhirResource, Observation, QuestionnaireResponse } from 'fhir/r4.js';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares } from '../../../functions/domain/areas/perifer-facialispares.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { patientExport } from '../../../functions/exchange/fhir/patient-export.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';
import { workedExample } from '../../support/worked-example.ts';

const example = () => workedExample() as unknown as Patient;

/** Ids that show what they are made of. */
const makeId = (names: readonly string[]) => names.join('/');

function exported(patient: Patient, area: MeasuredArea = periferFacialispares): FhirResource[] {
  const [unit] = area.units;
  if (!unit) throw new Error('the area has no unit');
  return patientExport({ area, unit, patient, makeId });
}

const ofType = <Type extends FhirResource['resourceType']>(resources: FhirResource[], type: Type) =>
  resources.filter((one): one is Extract<FhirResource, { resourceType: Type }> => one.resourceType === type);

const observed = (resources: FhirResource[], code: string): Observation[] =>
  ofType(resources, 'Observation').filter(({ code: { coding } }) => coding?.[0]?.code === code);

const formOf = ({ questionnaire }: QuestionnaireResponse) =>
  /Questionnaire\/(\w+)\|1$/.exec(questionnaire ?? '')?.[1];

const referencesIn = (resources: FhirResource[]) =>
  [...JSON.stringify(resources).matchAll(/"reference":"(\w+\/[^"]+)"/g)].map(([, reference]) => reference);

describe('a patient as FHIR resources', () => {
  const resources = exported(example());

  it('has a resource for each part of the record', () => {
    const { visits, treatments } = example();
    expect(ofType(resources, 'Patient')).toHaveLength(1);
    expect(ofType(resources, 'Encounter').map(({ period }) => period?.start)).toEqual(
      visits.map(({ date }) => date),
    );
    expect(ofType(resources, 'Procedure').map(({ performedDateTime }) => performedDateTime)).toEqual(
      treatments.map(({ date }) => date),
    );
  });

  it('has the 13 values of a grading and its composite score', () => {
    const [grading] = observed(resources, 'sunnybrook');
    expect(grading?.component).toHaveLength(13);
    expect(grading).toMatchObject({ valueInteger: expect.any(Number), effectiveDateTime: '2026-02-11' });
  });

  it('has a complication as part of its operation', () => {
    expect(observed(resources, 'complication')).toMatchObject([
      {
        effectiveDateTime: '2026-05-20',
        valueCodeableConcept: { coding: [{ code: 'IIIb' }] },
        component: [{ valueBoolean: false }],
        partOf: [{ reference: expect.stringMatching(/^Procedure\/.*t1$/) }],
      },
    ]);
  });

  it('says why a face was not graded', () => {
    const [visit] = example().visits;
    if (!visit) throw new Error('the example has no visit');
    const visits = [{ ...visit, sunnybrook: { notAssessable: 'bilateral' as const } }];
    const [grading] = observed(exported({ ...example(), visits }), 'sunnybrook');
    expect(grading?.dataAbsentReason?.coding?.[0]?.code).toBe('bilateral');
    expect(grading).not.toHaveProperty('valueInteger');
  });

  it.each(areas)('leaves out answers that staff may not read, whatever they are: $id', (area) => {
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        const all = exported(patient, area);
        const written = JSON.stringify(all);
        expect(written).not.toMatch(/prem|very-good|not-applicable/);
        const without = patient.invitations.map(({ answers = {}, ...invitation }) => {
          const { prem: _, ...others } = answers;
          return { ...invitation, answers: others };
        });
        expect(exported({ ...patient, invitations: without }, area)).toEqual(all);
      }),
      { numRuns: 50 },
    );
  });

  it.each(areas)('refers only to resources of the patient, each with an id of its own: $id', (area) => {
    fc.assert(
      fc.property(patientArbitrary(area), (patient) => {
        const all = exported(patient, area);
        const names = all.map(({ resourceType, id }) => `${resourceType}/${id}`);
        expect(new Set(names).size).toBe(names.length);
        for (const reference of referencesIn(all)) expect(names).toContain(reference);
      }),
      { numRuns: 50 },
    );
  });

  it('has every answered item of the other forms, and the scores that can be computed', () => {
    fc.assert(
      fc.property(patientArbitrary(periferFacialispares), (patient) => {
        const all = exported(patient);
        const answers = patient.invitations.flatMap(({ answers: given = {} }) =>
          Object.entries(given).filter(([form]) => form !== 'prem'),
        );
        const responses = ofType(all, 'QuestionnaireResponse');
        expect(responses.map((one) => [formOf(one), one.item?.length])).toEqual(
          answers.map(([form, { values }]) => [form, Object.keys(values).length]),
        );
        for (const { valueQuantity, derivedFrom } of ofType(all, 'Observation').filter(
          (one) => one.derivedFrom,
        )) {
          expect(valueQuantity?.value).toEqual(expect.any(Number));
          expect(derivedFrom).toHaveLength(1);
        }
      }),
      { numRuns: 50 },
    );
  });
});
