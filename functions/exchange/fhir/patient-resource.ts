import type { Extension, Patient as PatientResource } from 'fhir/r4.js';
import type { Named } from '../../domain/care/area.ts';
import { homeRegions } from '../../domain/care/region.ts';
import { ownExtension, ownSystem } from './canonical.ts';
import { ownCoding } from './own-coding.ts';
import { type ExportedPatient, partId, unitReference } from './references.ts';

/** Describes the person: the unit's own reference, never a personal identity number. */
export function patientResource(exported: ExportedPatient): PatientResource {
  const { area, unit, patient } = exported;
  const { reference, birthDate, legalSex, homeRegion, patientGroup, cause } = patient;
  const facts: [string, string | undefined, readonly Named[]][] = [
    ['home-region', homeRegion, homeRegions],
    ['patient-group', patientGroup, area.patientGroups],
    ['cause', cause, area.causes],
  ];
  const extension = facts.flatMap(([name, code, names]): Extension[] =>
    code === undefined ? [] : [{ url: ownExtension(name), valueCoding: ownCoding(name, code, names) }],
  );
  return {
    resourceType: 'Patient',
    id: partId(exported, 'patient'),
    ...(extension.length > 0 ? { extension } : {}),
    identifier: [{ system: ownSystem(`reference-${unit.id}`), value: reference }],
    ...(legalSex === undefined ? {} : { gender: legalSex }),
    birthDate,
    managingOrganization: unitReference(exported),
  };
}
