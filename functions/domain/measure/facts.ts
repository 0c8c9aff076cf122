import type { Area, Unit } from '../care/area.ts';
import type { Patient } from '../patient/patient.ts';

/** One patient as a unit of an area sees them: all that membership is decided from. No clock: facts only. */
export type Facts = { area: Area; unit: Unit; patient: Patient };
