import type { Area } from './area.ts';
import type { InputError } from './failure.ts';
import { readInput } from './input.ts';
import { type Patient, schemasOf } from './patient.ts';
import { checkPatient, type Moment } from './patient-check.ts';

export type ParsedPatient = { ok: true; patient: Patient } | { ok: false; errors: InputError[] };

/**
 * Reads a whole patient of an area from outside. With a moment also what looks at several fields and at today's date is
 * checked (checkPatient); without one only the form is.
 */
export function parsePatient(area: Area, input: unknown, moment?: Moment): ParsedPatient {
  const read = readInput(schemasOf(area).Patient, input);
  if ('errors' in read) return { ok: false, errors: read.errors };
  const errors = moment ? checkPatient(read.value, moment) : [];
  return errors.length > 0 ? { ok: false, errors } : { ok: true, patient: read.value };
}
