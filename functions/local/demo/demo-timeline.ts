import type { Area } from '../../domain/care/area.ts';
import { addDays, addMonths, type CivilDate } from '../../domain/care/period.ts';
import { type ComplicationGrade, complicationGrades } from '../../domain/patient/complication-grade.ts';
import type { Complication, Treatment, Visit } from '../../domain/patient/patient.ts';
import type { Sunnybrook } from '../../domain/patient/sunnybrook.ts';
import type { Dice } from './demo-dice.ts';
import type { Course } from './demo-profiles.ts';

/** The severity of the palsy, from 0 (slight) to 1 (very severe), before and after treatment. */
export type Severity = { before: number; after: number };

export type Assumptions = {
  area: Area;
  courses: readonly Course[];
  meanWait: number;
  severity: Severity;
  /** Whether visits are graded by Sunnybrook. */
  graded: boolean;
};

const scaled = (dice: Dice, share: number, least: number, most: number) =>
  dice.around(least + share * (most - least), 0.7, least, most);

function regional(dice: Dice, share: number, least: number, most: number) {
  const value = () => scaled(dice, share, least, most);
  return { brow: value(), eyeClosure: value(), smile: value(), snarl: value(), pucker: value() };
}

/** Draws a grading. Now and then none was made, or there was no healthy side to compare with. */
function grading(dice: Dice, severity: number): Sunnybrook | undefined {
  if (dice.chance(0.12)) return undefined;
  if (dice.chance(0.05)) return { notAssessable: dice.chance(0.7) ? 'bilateral' : 'other' };
  return {
    resting: {
      eye: scaled(dice, severity, 0, 1),
      cheek: scaled(dice, severity, 0, 2),
      mouth: scaled(dice, severity, 0, 1),
    },
    movement: regional(dice, 1 - severity, 1, 5),
    synkinesis: regional(dice, severity * 0.6, 0, 3),
  };
}

const gradeWeights: Record<ComplicationGrade, number> = {
  I: 30,
  II: 28,
  IIIa: 14,
  IIIb: 16,
  IVa: 6,
  IVb: 3,
  V: 1,
};

function complicationsOf(dice: Dice, operated: CivilDate): Complication[] {
  const found: Complication[] = [];
  for (let left = dice.weighted({ 0: 68, 1: 25, 2: 7 }); Number(left) > found.length; ) {
    found.push({
      date: addDays(operated, dice.chance(0.85) ? dice.between(0, 30) : dice.between(31, 75)),
      grade: dice.weighted(gradeWeights),
      expected: dice.chance(0.35),
    });
  }
  return found.sort((one, other) => complicationOrder(one) - complicationOrder(other));
}

const complicationOrder = ({ date, grade }: Complication) =>
  Date.parse(date) + complicationGrades.indexOf(grade);

/** Draws the patient's treatments from the new visit on, earliest first. */
export function treatmentsAfter(dice: Dice, visited: CivilDate, { area, courses }: Assumptions): Treatment[] {
  const treatments: Omit<Treatment, 'key'>[] = [];
  for (const course of courses) {
    if (!dice.chance(course.share)) continue;
    const carries = area.treatmentKinds.find((kind) => kind.id === course.kind)?.carries;
    let date = addDays(visited, dice.between(...course.startsAfter));
    for (let left = dice.between(...course.times); left > 0; left -= 1) {
      const treatment: Omit<Treatment, 'key'> = { kind: course.kind, date: workday(date) };
      if (carries === 'mode') treatment.mode = dice.chance(0.3) ? 'digital' : 'physical';
      if (carries === 'procedures') {
        treatment.procedures = [...dice.one(course.operations ?? [[]])];
        const complications = complicationsOf(dice, treatment.date);
        if (complications.length > 0) treatment.complications = complications;
      }
      treatments.push(treatment);
      date = addDays(date, dice.between(...course.every));
    }
  }
  return treatments
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .map((treatment, index) => ({ key: `t${index + 1}`, ...treatment }));
}

/** Returns the day itself, or the Friday before a weekend. */
export function workday(date: CivilDate): CivilDate {
  const weekday = new Date(date).getUTCDay();
  return weekday === 0 ? addDays(date, -2) : weekday === 6 ? addDays(date, -1) : date;
}

type VisitDraft = Omit<Visit, 'key'>;

function newVisit(dice: Dice, date: CivilDate, { meanWait, severity, graded }: Assumptions): VisitDraft {
  const visit: VisitDraft = {
    kind: 'new',
    date,
    mode: dice.chance(0.12) ? 'digital' : 'physical',
    multidisciplinary: true,
  };
  const waited = dice.around(meanWait, 24, 6, 240);
  if (!dice.chance(0.05)) visit.referralReceivedOn = addDays(date, -waited);
  if (waited > 90) visit.patientChoseToWait = dice.chance(0.35);
  if (dice.chance(0.84)) visit.reportedToReferrerOn = addDays(date, dice.around(10, 8, 0, 60));
  const sunnybrook = graded ? grading(dice, severity.before) : undefined;
  if (sunnybrook) visit.sunnybrook = sunnybrook;
  return visit;
}

/** Draws the visit a year after the first treatment; some patients come too early or too late, some never. */
function oneYearVisit(
  dice: Dice,
  treated: CivilDate,
  { severity, graded }: Assumptions,
): VisitDraft | undefined {
  if (dice.chance(0.14)) return undefined;
  const months = Number(dice.weighted({ 8: 4, 10: 8, 11: 24, 12: 44, 13: 14, 16: 6 }));
  const visit: VisitDraft = {
    kind: 'one-year',
    date: workday(addDays(addMonths(treated, months), dice.between(0, 20))),
    mode: dice.chance(0.25) ? 'digital' : 'physical',
    multidisciplinary: dice.chance(0.6),
  };
  const sunnybrook = graded ? grading(dice, severity.after) : undefined;
  if (sunnybrook) visit.sunnybrook = sunnybrook;
  return visit;
}

/** Draws all visits that follow the new visit, future ones included, earliest first. */
export function visitsFrom(
  dice: Dice,
  date: CivilDate,
  treatments: readonly Treatment[],
  assumptions: Assumptions,
): Visit[] {
  const visits: VisitDraft[] = [newVisit(dice, date, assumptions)];
  const plain = { mode: 'physical', multidisciplinary: false } as const;
  if (dice.chance(0.05)) visits.push({ kind: 'new', date: workday(addDays(date, -40)), ...plain });
  if (dice.chance(0.04))
    visits.push(newVisit(dice, workday(addDays(date, dice.between(120, 300))), assumptions));
  if (dice.chance(0.3))
    visits.push({ kind: 'other', date: workday(addDays(date, dice.between(30, 250))), ...plain });
  const [first] = treatments;
  const control = first && oneYearVisit(dice, first.date, assumptions);
  if (control) visits.push(control);
  return visits
    .sort((one, other) => (one.date < other.date ? -1 : one.date > other.date ? 1 : 0))
    .map((visit, index) => ({ key: `v${index + 1}`, ...visit }));
}
