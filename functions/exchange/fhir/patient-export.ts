import type { FhirResource } from 'fhir/r4.js';
import { hasHiddenAnswers, instrumentOf } from '../../domain/survey/instruments/instruments.ts';
import { responseOf, scoresOf } from './answer-resources.ts';
import { complicationOf, encounterOf, procedureOf } from './care-resources.ts';
import { gradingOf } from './grading-resource.ts';
import { patientResource } from './patient-resource.ts';
import type { ExportedPatient } from './references.ts';

/**
 * A patient's record as resources, the Patient first. Answers that staff may not read are left out, and so is whether
 * there are any.
 */
export function patientExport(exported: ExportedPatient): FhirResource[] {
  const { visits, treatments, invitations } = exported.patient;
  return [
    patientResource(exported),
    ...visits.flatMap((visit) => [
      encounterOf(exported, visit),
      ...(visit.sunnybrook ? [gradingOf(exported, visit, visit.sunnybrook)] : []),
    ]),
    ...treatments.flatMap((treatment) => [
      procedureOf(exported, treatment),
      ...(treatment.complications ?? []).map((one, index) => complicationOf(exported, treatment, one, index)),
    ]),
    ...invitations.flatMap((invitation) =>
      Object.entries(invitation.answers ?? {}).flatMap(([form, answer]) => {
        if (hasHiddenAnswers(form)) return [];
        const instrument = instrumentOf(form);
        return [
          responseOf(exported, invitation, instrument, answer),
          ...scoresOf(exported, invitation, instrument, answer),
        ];
      }),
    ),
  ];
}
