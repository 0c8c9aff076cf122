import type { Encounter, Extension, Observation, Procedure } from 'fhir/r4.js';
import type { Complication, Treatment, Visit } from '../../domain/patient/patient.ts';
import { ownExtension } from './canonical.ts';
import { ownCoding } from './own-coding.ts';
import {
  type ExportedPatient,
  keyIdentifier,
  partId,
  patientReference,
  referenceTo,
  unitReference,
} from './references.ts';

/** HL7's codes of where a visit takes place. */
const actCodes = { physical: ['AMB', 'ambulatory'], digital: ['VR', 'virtual'] } as const;

function visitFacts(visit: Visit): Extension[] {
  const { multidisciplinary, referralReceivedOn, patientChoseToWait, reportedToReferrerOn } = visit;
  const day = (name: string, valueDate: string | undefined): Extension[] =>
    valueDate === undefined ? [] : [{ url: ownExtension(name), valueDate }];
  return [
    { url: ownExtension('multidisciplinary'), valueBoolean: multidisciplinary },
    ...day('referral-received-on', referralReceivedOn),
    ...(patientChoseToWait === undefined
      ? []
      : [{ url: ownExtension('patient-chose-to-wait'), valueBoolean: patientChoseToWait }]),
    ...day('reported-to-referrer-on', reportedToReferrerOn),
  ];
}

export function encounterOf(exported: ExportedPatient, visit: Visit): Encounter {
  const [code, display] = actCodes[visit.mode];
  return {
    resourceType: 'Encounter',
    id: partId(exported, 'visit', visit.key),
    extension: visitFacts(visit),
    identifier: [keyIdentifier(visit.key)],
    status: 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code, display },
    type: [{ coding: [ownCoding('visit-kind', visit.kind)] }],
    subject: patientReference(exported),
    period: { start: visit.date, end: visit.date },
    serviceProvider: unitReference(exported),
  };
}

export function procedureOf(exported: ExportedPatient, treatment: Treatment): Procedure {
  const { area } = exported;
  const { key, kind, date, mode, procedures } = treatment;
  return {
    resourceType: 'Procedure',
    id: partId(exported, 'treatment', key),
    ...(mode === undefined ? {} : { extension: [{ url: ownExtension('mode'), valueCode: mode }] }),
    identifier: [keyIdentifier(key)],
    status: 'completed',
    category: { coding: [ownCoding('treatment', kind, area.treatmentKinds)] },
    // An operation may be of several kinds at once: one code each.
    ...(procedures && procedures.length > 0
      ? { code: { coding: procedures.map((code) => ownCoding('procedure', code, area.procedures)) } }
      : {}),
    subject: patientReference(exported),
    performedDateTime: date,
  };
}

/** A complication by its Clavien–Dindo grade, which belongs to the operation it is recorded on. */
export const complicationOf = (
  exported: ExportedPatient,
  { key }: Treatment,
  { date, grade, expected }: Complication,
  index: number,
): Observation => ({
  resourceType: 'Observation',
  id: partId(exported, 'complication', key, String(index)),
  partOf: [referenceTo('Procedure', partId(exported, 'treatment', key))],
  status: 'final',
  code: { coding: [ownCoding('observation', 'complication')], text: 'Clavien–Dindo' },
  subject: patientReference(exported),
  effectiveDateTime: date,
  valueCodeableConcept: { coding: [ownCoding('clavien-dindo', grade)] },
  component: [
    {
      code: { coding: [ownCoding('observation', 'complication-expected')] },
      valueBoolean: expected,
    },
  ],
});
