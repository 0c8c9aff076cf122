import type { Observation, ObservationComponent } from 'fhir/r4.js';
import type { Visit } from '../../domain/patient/patient.ts';
import type { Sunnybrook } from '../../domain/patient/sunnybrook.ts';
import { isGraded, scoreSunnybrook } from '../../domain/patient/sunnybrook-grading.ts';
import { ownCoding } from './own-coding.ts';
import { type ExportedPatient, partId, patientReference, referenceTo } from './references.ts';

const component = (code: string, value: number): ObservationComponent => ({
  code: { coding: [ownCoding('sunnybrook-item', code)] },
  valueInteger: value,
});

/** The composite score with the 13 values it is made from, or why there is none. */
function resultOf(grading: Sunnybrook): Partial<Observation> {
  if (!isGraded(grading)) {
    const coding = [ownCoding('not-assessable', grading.notAssessable)];
    return { dataAbsentReason: { coding } };
  }
  const groups = Object.entries(grading) as [string, Readonly<Record<string, number>>][];
  return {
    valueInteger: scoreSunnybrook(grading).composite,
    component: groups.flatMap(([group, values]) =>
      Object.entries(values).map(([item, value]) => component(`${group}.${item}`, value)),
    ),
  };
}

/** The Sunnybrook grading of a visit. */
export const gradingOf = (
  exported: ExportedPatient,
  { key, date }: Visit,
  grading: Sunnybrook,
): Observation => ({
  resourceType: 'Observation',
  id: partId(exported, 'grading', key),
  status: 'final',
  code: {
    coding: [ownCoding('observation', 'sunnybrook')],
    text: 'Sunnybrook Facial Grading System',
  },
  subject: patientReference(exported),
  encounter: referenceTo('Encounter', partId(exported, 'visit', key)),
  effectiveDateTime: date,
  ...resultOf(grading),
});
