import type { Area, Unit } from '../care/area.ts';
import type { Patient } from '../patient/patient.ts';

/**
 * One patient as recorded at a unit of an area: everything that decides membership. Facts only, without a
 * clock.
 */
export type Facts = { area: Area; unit: Unit; patient: Patient };
