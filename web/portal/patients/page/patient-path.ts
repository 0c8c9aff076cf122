import { fromPathName, toPathName } from '../../../../functions/domain/path-name.ts';

/** The address of a patient's page: the unit's own reference, nothing else of the patient. */
export const patientPath = (reference: string): string => `/portal/patients/${toPathName(reference)}`;

/** Whose page a path is of; undefined for every other path. */
export function patientAt(path: string): string | undefined {
  const [, written] = /^\/portal\/patients\/([^/]+)$/.exec(path) ?? [];
  return written === undefined ? undefined : fromPathName(written);
}
