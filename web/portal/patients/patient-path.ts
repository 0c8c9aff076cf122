import { toPathName } from '../../../functions/domain/path-name.ts';

/** The address of a patient's page: the unit's own reference, nothing else of the patient. */
export const patientPath = (reference: string): string => `/portal/patients/${toPathName(reference)}`;
