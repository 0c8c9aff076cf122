import { setTimeout as wait } from 'node:timers/promises';
import { areas, findUnit } from '../domain/areas/areas.ts';
import { countingIn } from '../domain/areas/counting.ts';
import { type Area, firstYearOf } from '../domain/care/area.ts';
import { type CivilDate, stockholmDate } from '../domain/care/period.ts';
import type { Counters } from '../domain/measure/counters.ts';
import type { MeasuredArea } from '../domain/measure/measured-area.ts';
import { isSame } from '../domain/same.ts';
import { Again, retrying } from '../retrying.ts';
import { completeDirectory } from '../storage/directory/directory.ts';
import type { Table } from '../storage/table.ts';
import type { AnswerChange } from '../storage/totals/answer-changes.ts';
import { moveMembers, wrongGroups } from '../storage/totals/answer-groups.ts';
import { changedYears } from '../storage/totals/tallied.ts';
import { applyTallies } from '../storage/totals/tallies.ts';
import { readAllTotals, replaceTotals, type StoredTotals } from '../storage/totals/totals.ts';
import { type Counted, countUnit, isOlder } from './unit-count.ts';

/**
 * A stored tally or total, needs, a summary, or groups of answers, that differ from the records. Without numbers, since those of one patient are
 * private.
 */
export type Difference =
  | { kind: 'tally'; unit: string; reference: string; year: number }
  | { kind: 'needs'; unit: string; reference: string }
  | { kind: 'summary'; unit: string; reference: string }
  | { kind: 'totals'; unit: string; year: number }
  | { kind: 'groups'; unit: string; year: number };

export type UnitRecount = {
  unit: string;
  patients: number;
  /** The number of patients with tallies of older definitions, which have been counted anew. */
  renewed: number;
  differences: number;
  /** False when the totals changed during every attempt and could not be compared: recount again later. */
  settled: boolean;
};

export type RecountReport = { differences: number; units: UnitRecount[] };

type RecountOptions = {
  now: () => Date;
  /** Also corrects the differences. */
  mend?: boolean;
  /** Called for each difference. */
  onDifference?: (difference: Difference) => void;
  /**
   * Milliseconds to wait before a difference is reported: a change on its way through the stream causes a
   * difference that vanishes by itself.
   */
  patience?: number;
};

const attempts = 5;

/** Recounts every unit, one after the other. */
export async function recount(table: Table, options: RecountOptions): Promise<RecountReport> {
  const units: UnitRecount[] = [];
  for (const { id } of areas.flatMap((area) => area.units)) units.push(await recountUnit(table, id, options));
  return { differences: units.reduce((sum, { differences }) => sum + differences, 0), units };
}

/**
 * Counts a unit anew from the records and compares every tally and all totals with the result. Tallies of
 * older definitions are brought up to date, and the totals with them: after a change of definitions this is
 * expected, and not a difference.
 * @throws Error when no area has such a unit, or a tally could not be written
 */
export async function recountUnit(
  table: Table,
  unit: string,
  { now, mend = false, onDifference = () => undefined, patience = 2000 }: RecountOptions,
): Promise<UnitRecount> {
  const area = findUnit(unit)?.area;
  if (!area) throw new Error(`no area has a unit ${unit}`);
  const counting = countingIn(unit, now);
  const result: UnitRecount = { unit, patients: 0, renewed: 0, differences: 0, settled: false };
  const report = (difference: Difference) => {
    result.differences += 1;
    onDifference(difference);
  };
  const judge = async (doubtful: readonly Counted[]) => {
    const older = doubtful.filter(({ read }) => isOlder(read, counting));
    const wrong = doubtful.filter(({ read }) => !isOlder(read, counting));
    for (const { read, tally, needs, isSummarised } of wrong) {
      const years = changedYears(read.tallies, tally);
      if (!isSame(read.needs, needs)) report({ kind: 'needs', unit, reference: read.reference });
      if (!isSummarised) report({ kind: 'summary', unit, reference: read.reference });
      for (const year of years) report({ kind: 'tally', unit, reference: read.reference, year });
    }
    const references = (mend ? doubtful : older).map(({ read }) => read.reference);
    const [first] = await applyTallies(table, unit, references, counting, { anew: true });
    if (first) throw first.error;
    result.renewed += older.length;
  };
  let isPatient = patience > 0;
  const compare = async (attempt: number) => {
    const moving = new Again(`the totals of ${unit} kept moving`);
    const before = await readAllTotals(table, unit);
    const pass = { table, unit, counting, years: yearsToRead(area, before), patience };
    // Tallies are checked once; further passes check only the totals.
    // A patient who came in meanwhile has no tally yet: mended totals would count them before the stream does.
    let isSomeoneNew = false;
    const notice = async (doubtful: readonly Counted[]) => {
      isSomeoneNew ||= doubtful.length > 0;
    };
    const counted = await countUnit(pass, attempt === 1 ? judge : notice);
    result.patients = counted.patients;
    const groups = await groupsToCorrect(table, unit, area, pass.years, counted.answers);
    const stored = await readAllTotals(table, unit);
    if (!sameVersions(before, stored) || (mend && isSomeoneNew)) return moving;
    const years = differingYears(counted.totals, stored);
    if (years.length + groups.length > 0 && isPatient) {
      isPatient = false;
      await wait(patience);
      return moving;
    }
    result.settled = true;
    for (const year of years) {
      const right = counted.totals.get(year) ?? {};
      const mended = !mend || (await replaceTotals(table, unit, year, right, stored.get(year)));
      if (mended) report({ kind: 'totals', unit, year });
      else result.settled = false;
    }
    for (const { year, correct } of groups) {
      if (!mend || (await correct(stockholmDate(now())))) report({ kind: 'groups', unit, year });
      else result.settled = false;
    }
    return result.settled ? undefined : moving;
  };
  await retrying(attempts, compare, () => undefined);
  if (mend || result.differences === 0) await completeDirectory(table, unit);
  return result;
}

/** Finds the groups of answers that do not agree with the answers that count, each with its correction. */
async function groupsToCorrect(
  table: Table,
  unit: string,
  area: MeasuredArea,
  years: readonly number[],
  answers: readonly AnswerChange[],
) {
  const wrong: { year: number; correct: (day: CivilDate) => Promise<boolean> }[] = [];
  for (const { id: measure } of area.measures.filter(({ answersHidden }) => answersHidden)) {
    for (const year of years) {
      const own = answers.filter((one) => one.year === year && one.measure === measure);
      await moveMembers(table, unit, { year, measure });
      const correct = await wrongGroups(table, unit, { year, measure }, own, years);
      if (correct) wrong.push({ year, correct });
    }
  }
  return wrong;
}

/**
 * Lists the years to read: from the area's first to some after the last with totals, since a treatment counts
 * in the next year too.
 */
function yearsToRead(area: Area, stored: ReadonlyMap<number, StoredTotals>): number[] {
  const first = Math.min(firstYearOf(area), ...stored.keys());
  const last = Math.max(firstYearOf(area), ...stored.keys()) + 2;
  return Array.from({ length: last - first + 1 }, (_, index) => first + index);
}

const sameVersions = (one: ReadonlyMap<number, StoredTotals>, other: ReadonlyMap<number, StoredTotals>) =>
  one.size === other.size && [...one].every(([year, { version }]) => other.get(year)?.version === version);

function differingYears(
  counted: ReadonlyMap<number, Counters>,
  stored: ReadonlyMap<number, StoredTotals>,
): number[] {
  const years = new Set([...counted.keys(), ...stored.keys()]);
  return [...years]
    .filter((year) => !isSame(counted.get(year) ?? {}, stored.get(year)?.counters ?? {}))
    .sort();
}
