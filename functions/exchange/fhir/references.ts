import type { FhirResource, Identifier, Reference } from 'fhir/r4.js';
import type { Facts } from '../../domain/measure/facts.ts';
import { ownSystem } from './canonical.ts';

/** The ids of a patient's resources, which no name from another system is part of. */

/**
 * Makes an id of names: the same names give the same id, and others another.
 * @returns 1–64 letters, digits, hyphens and dots
 */
export type MakeId = (names: readonly string[]) => string;

/** One patient's facts, and the ids of the resources that are made from them. */
export type ExportedPatient = Facts & { makeId: MakeId };

type RecordPart = 'patient' | 'visit' | 'treatment' | 'grading' | 'complication' | 'answer' | 'score';

/** The id of a part of the patient's record. Unit and reference are part of it, as keys are unique in a patient alone. */
export const partId = (
  { unit, patient, makeId }: ExportedPatient,
  part: RecordPart,
  ...keys: string[]
): string => makeId([unit.id, patient.reference, part, ...keys]);

export const referenceTo = (type: FhirResource['resourceType'], id: string): Reference => ({
  reference: `${type}/${id}`,
});

export const patientReference = (exported: ExportedPatient): Reference =>
  referenceTo('Patient', partId(exported, 'patient'));

export const unitReference = ({ unit }: Facts): Reference => ({
  type: 'Organization',
  identifier: { system: ownSystem('unit'), value: unit.id },
  display: unit.name,
});

/** The key that the record knows the part by. */
export const keyIdentifier = (key: string): Identifier => ({ system: ownSystem('key'), value: key });
