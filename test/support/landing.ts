import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import { historyOf, inYear } from '../../functions/domain/measure/history.ts';
import type { Measure } from '../../functions/domain/measure/measure.ts';
import { type MeasuredArea, measureOf } from '../../functions/domain/measure/measured-area.ts';
import type { Membership } from '../../functions/domain/measure/membership.ts';
import { tallyOf } from '../../functions/domain/measure/tally.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { type MeasureResult, measureResult } from '../../functions/http/measure-result.ts';
import { sumOf } from './counters.ts';

/** The area and unit of a record: perifer facialispares at Sahlgrenska (region 14) by default. */
export type RecordedAt = { area?: MeasuredArea; unit?: string };

export function measure(id: string, area: MeasuredArea = periferFacialispares): Measure {
  const found = measureOf(area, id);
  if (!found) throw new Error(`${area.id} has no measure ${id}`);
  return found;
}

/**
 * The patient's membership of a measure in a measurement year; null when the measure does not concern the
 * patient.
 */
export function membership(
  id: string,
  year: number,
  patient: Patient,
  { area = periferFacialispares, unit = 'sahlgrenska' }: RecordedAt = {},
): Membership | null {
  return measure(id, area).member(inYear(historyOf({ area, unit: unitOf(area, unit), patient }), year));
}

/** The patient's place in a share. */
export function landing(id: string, year: number, patient: Patient, place: RecordedAt = {}): string {
  const member = membership(id, year, patient, place);
  if (!member?.inDenominator) return 'outside';
  return member.inNumerator ? 'numerator' : 'denominator only';
}

/** A measure's result over some patients, as the unit sees it on a day long after the year. */
export function resultOf(
  id: string,
  year: number,
  patients: readonly Patient[],
  {
    today = '2030-01-01',
    trueCounts = false,
    ...place
  }: RecordedAt & { today?: string; trueCounts?: boolean } = {},
): MeasureResult {
  const { area = periferFacialispares, unit = 'sahlgrenska' } = place;
  const counters = patients.map((patient) => tallyOf(area, unit, patient).get(year)?.counters ?? {});
  const view = { area, year, today };
  return measureResult(measure(id, area), sumOf(counters), view, trueCounts ? 'authority' : 'unit');
}
