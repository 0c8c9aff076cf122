import { fromPathName, toPathName } from '../../../../functions/domain/path-name.ts';

/** The address of a patient's page. It holds the unit's own reference, and nothing else about the patient. */
export const patientPath = (reference: string): string => `/portal/patients/${toPathName(reference)}`;

/** Reads the reference from the path of a patient's page; undefined for every other path. */
export function patientAt(path: string): string | undefined {
  const [, written] = /^\/portal\/patients\/([^/]+)$/.exec(path) ?? [];
  return written === undefined ? undefined : fromPathName(written);
}
