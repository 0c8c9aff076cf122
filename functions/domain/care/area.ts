import type { Occasion } from './occasion.ts';
import { addMonths, type CivilDate, type Period, yearOf } from './period.ts';

/** A value with the Swedish name people see. */
export type Named = { id: string; name: string };

/** A patient group of the care definition; `forChildren` where the group is named for children. */
type PatientGroup = Named & { forChildren?: true };

/** A hospital unit with permission to give the area's care (NHV-enhet). */
export type Unit = {
  id: string;
  name: string;
  /** Where the name says what the unit treats: notices, which others may see, then name who holds the permission. */
  nameTellsCare?: true;
  /** Who holds the permission (tillståndsinnehavare). */
  permissionHolder: string;
  /** The two-digit code of the unit's own region. */
  region: string;
  /** Whether it also treats children within the area. */
  treatsChildren: boolean;
};

/** The unit as notices name it, on an envelope or a screen that others may see: never by what it treats. */
export const senderOf = ({ name, nameTellsCare, permissionHolder }: Unit): string =>
  nameTellsCare ? permissionHolder : name;

/** What a treatment of a kind carries beside its date. */
export type TreatmentKind = Named & { carries: 'procedures' | 'mode' | 'nothing' };

/** The facts about a patient that a care definition may turn on. */
type DecidingFact = 'patientGroup' | 'homeRegion';

/**
 * Whether a treatment lies within the care definition. `unknown`: facts that are not recorded, each of which would have
 * to be for the treatment to lie within it.
 */
export type TreatmentScope = 'within' | 'outside' | { unknown: readonly DecidingFact[] };

/** A care area (tillståndsområde) as data: who gives the care to whom. Its measures join it in areas/. */
export type Area = {
  id: string;
  name: string;
  /** A draft area's set of measures may break the rules for sets, is marked everywhere and is never signed. */
  status: 'decided' | 'draft';
  /** Swedish texts of the decision: definition, what it means, what lies outside. */
  definition: readonly string[];
  clarifications: readonly string[];
  exclusions: readonly string[];
  source: string;
  units: readonly Unit[];
  patientGroups: readonly PatientGroup[];
  causes: readonly Named[];
  treatmentKinds: readonly TreatmentKind[];
  procedures: readonly Named[];
  /** With what the face is graded at visits, where it is. A grading that comes in an import is kept in every area. */
  gradesWith: 'sunnybrook' | null;
  /** Which forms are offered at each occasion, in the order they are answered. */
  forms: Readonly<Record<Occasion, readonly string[]>>;
  /** A one-year visit follows up a treatment when it is this many calendar months after it, both inclusive. */
  followUpWindow: { fromMonths: number; toMonths: number };
  /** The first measurement year and the day it starts on. */
  firstPeriod: Period;
  /** Whether a treatment lies within the care definition. One that does not, or may not, counts nowhere. */
  scopeOf(
    treatment: { kind: string },
    patient: { readonly [fact in DecidingFact]?: string | undefined },
    unit: Unit,
  ): TreatmentScope;
};

/** The forms that an area uses at any occasion. */
export const formsOf = (area: Area): string[] => [...new Set(Object.values(area.forms).flat())];

/** The measurement period of a year (firstYearOf or later): the calendar year, but for the area's first. */
export function periodOf(area: Area, year: number): Period {
  if (area.firstPeriod.from.startsWith(String(year))) return area.firstPeriod;
  return { from: `${year}-01-01`, to: `${year}-12-31` };
}

/** The days on which a one-year visit follows up a treatment of a day, both inclusive. */
export const followUpWindowAfter = (
  { followUpWindow: { fromMonths, toMonths } }: Pick<Area, 'followUpWindow'>,
  treatedOn: CivilDate,
): Period => ({ from: addMonths(treatedOn, fromMonths), to: addMonths(treatedOn, toMonths) });

export const firstYearOf = (area: Area): number => yearOf(area.firstPeriod.from);

/** Why a year has no measures on a day, as a Swedish sentence: it lies before the area's first or after the current. */
export function yearRefusal(area: Area, year: number, today: CivilDate): string | null {
  const [first, last] = [firstYearOf(area), yearOf(today)];
  return year >= first && year <= last ? null : `Mått finns för åren ${first}–${last}.`;
}

/** @throws when the area has no such unit: the id comes from a token or a key */
export function unitOf(area: Area, id: string): Unit {
  const unit = area.units.find((one) => one.id === id);
  if (!unit) throw new Error(`${area.id} has no unit ${id}`);
  return unit;
}
