import type { Occasion } from './occasion.ts';
import { addMonths, type CivilDate, type Period, yearOf } from './period.ts';

/** An id with the Swedish name that people see. */
export type Named = { id: string; name: string };

/** A patient group of the care definition; `forChildren` where the group is named for children. */
type PatientGroup = Named & { forChildren?: true };

/** A hospital unit with permission to give the area's care (NHV-enhet). */
export type Unit = {
  id: string;
  name: string;
  /**
   * The name reveals what the unit treats. Notices, which others may see, then name the permission holder.
   */
  nameTellsCare?: true;
  /** The permission holder (tillståndsinnehavare). */
  permissionHolder: string;
  /** The two-digit code of the unit's own region. */
  region: string;
  /** Whether it also treats children within the area. */
  treatsChildren: boolean;
};

/** The sender's name on envelopes and screens that others may see: it never reveals what is treated. */
export const senderOf = ({ name, nameTellsCare, permissionHolder }: Unit): string =>
  nameTellsCare ? permissionHolder : name;

/** A kind of treatment, and the fact that is recorded beside its date. */
export type TreatmentKind = Named & { carries: 'procedures' | 'mode' | 'nothing' };

/** A fact about a patient that can decide whether a treatment lies within the care definition. */
type DecidingFact = 'patientGroup' | 'homeRegion';

/**
 * Whether a treatment lies within the care definition. `unknown`: the facts that are not recorded, all of
 * which are needed to decide that the treatment lies within it.
 */
export type TreatmentScope = 'within' | 'outside' | { unknown: readonly DecidingFact[] };

/**
 * A care area (tillståndsområde) as data: its units and its patients. The files in areas/ add its measures.
 */
export type Area = {
  id: string;
  name: string;
  /**
   * The measures of a `draft` area may break the rules for sets, are marked everywhere and are never signed.
   */
  status: 'decided' | 'draft';
  /** Swedish texts of the decision: the definition, its meaning and its limits. */
  definition: readonly string[];
  clarifications: readonly string[];
  exclusions: readonly string[];
  source: string;
  units: readonly Unit[];
  patientGroups: readonly PatientGroup[];
  causes: readonly Named[];
  treatmentKinds: readonly TreatmentKind[];
  procedures: readonly Named[];
  /** The grading system for faces at visits, or null. Every area keeps a grading that comes in an import. */
  gradesWith: 'sunnybrook' | null;
  /** The forms offered at each occasion, in the order they are answered. */
  forms: Readonly<Record<Occasion, readonly string[]>>;
  /** A one-year visit follows up a treatment when it is this many calendar months later, both inclusive. */
  followUpWindow: { fromMonths: number; toMonths: number };
  /** The first measurement year. It can start later than 1 January. */
  firstPeriod: Period;
  /** Whether a treatment lies within the care definition. Only a treatment that certainly does is counted. */
  scopeOf(
    treatment: { kind: string },
    patient: { readonly [fact in DecidingFact]?: string | undefined },
    unit: Unit,
  ): TreatmentScope;
};

/** The forms that an area uses at any occasion. */
export const formsOf = (area: Area): string[] => [...new Set(Object.values(area.forms).flat())];

/** The measurement period of a year from firstYearOf on: the area's first period, then calendar years. */
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

/**
 * The Swedish sentence that says why a year has no measures on a day: it lies before the area's first year or
 * after the current year. Null when the year has measures.
 */
export function yearRefusal(area: Area, year: number, today: CivilDate): string | null {
  const [first, last] = [firstYearOf(area), yearOf(today)];
  return year >= first && year <= last ? null : `Mått finns för åren ${first}–${last}.`;
}

/** Finds a unit of the area. @throws when the area has no such unit: the id comes from a token or a key */
export function unitOf(area: Area, id: string): Unit {
  const unit = area.units.find((one) => one.id === id);
  if (!unit) throw new Error(`${area.id} has no unit ${id}`);
  return unit;
}
