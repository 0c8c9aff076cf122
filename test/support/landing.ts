import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import { type AnswerGroups, grouped, noGroups } from '../../functions/domain/measure/answer-groups.ts';
import { historyOf, inYear } from '../../functions/domain/measure/history.ts';
import type { Measure } from '../../functions/domain/measure/measure.ts';
import { type MeasuredArea, measureOf } from '../../functions/domain/measure/measured-area.ts';
import type { Membership } from '../../functions/domain/measure/membership.ts';
import { tallyOf, type YearTally } from '../../functions/domain/measure/tally.ts';
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

/** The groups of the patients' answers, where any is unread, as one tally makes them of all of them. */
function groupsOf(id: string, tallies: readonly YearTally[], today: string): AnswerGroups | undefined {
  const present = tallies.map(({ answers }, index) => {
    const answer = answers[id];
    return { reference: `SU-${index}`, member: `m${index}`, entry: `e${index}`, ...(answer && { answer }) };
  });
  const isUnread = present.some(({ answer }) => answer && !answer.known);
  return isUnread ? grouped(noGroups, present, today) : undefined;
}

/** A measure's result over some patients, as the unit sees it on a day long after the year. */
export function resultOf(
  id: string,
  year: number,
  patients: readonly Patient[],
  { today = '2030-01-01', ...place }: RecordedAt & { today?: string } = {},
): MeasureResult {
  const { area = periferFacialispares, unit = 'sahlgrenska' } = place;
  const tallies = patients.map((patient) => tallyOf(area, unit, patient).get(year)).filter((one) => !!one);
  const totals = sumOf(tallies.map(({ counters }) => counters));
  const view = { area, year, today };
  return measureResult(measure(id, area), totals, view, groupsOf(id, tallies, today));
}
