/** Names of FHIR definitions: https://hl7.org/fhir/R4/references.html#canonical */

/**
 * The address under which the project's own definitions and codes are named. The name is reserved for examples (RFC 2606)
 * and leads nowhere, since canonical addresses stay when a system moves and no organisation has given one yet.
 */
const canonicalBase = 'https://nhv-follow-up.example/fhir';

export const fhirJson = 'application/fhir+json';

/** The code system of a kind of the project's own codes, such as `patient-group`. */
export const ownSystem = (kind: string): string => `${canonicalBase}/CodeSystem/${kind}`;

/** The address of a definition; with `version`, of that version alone. */
export const canonicalOf = (type: 'Questionnaire' | 'Measure', id: string, version?: string): string =>
  `${canonicalBase}/${type}/${id}${version === undefined ? '' : `|${version}`}`;

/** An extension of the project's own. */
export const ownExtension = (name: string): string => `${canonicalBase}/StructureDefinition/${name}`;

/** The address of an exported resource. It is a name alone: nothing is read there. */
export const resourceUrl = ({
  resourceType,
  id,
}: {
  resourceType: string;
  id?: string | undefined;
}): string => `${canonicalBase}/${resourceType}/${id}`;
