import { unitOf } from '../care/area.ts';
import { historyOf, inYear, type YearHistory } from '../measure/history.ts';
import { isReported, type Measure } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import type { MeasureNeed, Need } from '../measure/need.ts';
import { concernedYears } from '../measure/tally.ts';
import type { Patient } from '../patient/patient.ts';
import { surveyNeeds } from './survey-needs.ts';

/** The name of a need among those of its patient: its kind, and what it is about. */
export const needName = ({ kind, visit, treatment, invitation, field = '' }: MeasureNeed): string => {
  const about = visit ?? treatment ?? invitation ?? '';
  return `${kind}:${field}:${about}`;
};

/** Finds what a measure needs of a patient in a year, by the rules of its members and gaps. */
function measureNeeds(measure: Measure, history: YearHistory): MeasureNeed[] {
  const membership = measure.member(history);
  if (!membership) return [];
  return [
    ...membership.missing.flatMap((gap) => measure.gaps[gap]?.need?.(history) ?? []),
    ...(measure.asks ?? []).flatMap((asked) => surveyNeeds(history, asked)),
  ];
}

/** Joins what several measures and years need of the same thing. */
function joined(one: Need, other: Need): Need {
  const years: Record<string, readonly string[]> = { ...one.years };
  for (const [year, ids] of Object.entries(other.years))
    years[year] = [...new Set([...(years[year] ?? []), ...ids])];
  const lastDay = [one.lastDay, other.lastDay].sort().at(-1);
  return {
    ...one,
    from: one.from < other.from ? one.from : other.from,
    ...(lastDay ? { lastDay } : {}),
    years,
  };
}

/**
 * Finds what staff can mend about a patient, now or later: a pure function of the facts, without a clock. Only years
 * and measures that are reported have needs.
 */
export function needsOf(area: MeasuredArea, unitId: string, patient: Patient): Need[] {
  const history = historyOf({ area, unit: unitOf(area, unitId), patient });
  const needs = new Map<string, Need>();
  for (const year of [...concernedYears(area, patient)].sort()) {
    const yearHistory = inYear(history, year);
    for (const measure of area.measures.filter((one) => isReported(one, year))) {
      for (const found of measureNeeds(measure, yearHistory)) {
        const need = { ...found, years: { [year]: measure.kind === 'share' ? [measure.id] : [] } };
        const before = needs.get(needName(need));
        needs.set(needName(need), before ? joined(before, need) : need);
      }
    }
  }
  return [...needs.values()];
}
