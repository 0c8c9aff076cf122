import { setTimeout as wait } from 'node:timers/promises';
import { areas } from '../domain/areas/areas.ts';
import { firstYearOf } from '../domain/care/area.ts';
import type { Counters } from '../domain/measure/counters.ts';
import { addCounters } from '../domain/measure/counters.ts';
import type { MeasuredArea } from '../domain/measure/measured-area.ts';
import type { Tally } from '../domain/measure/tally.ts';
import { isSame } from '../domain/same.ts';
import type { Table } from '../storage/table.ts';
import { changedYears, readAllTallied, type Tallied } from '../storage/totals/tallied.ts';
import { applyTallies } from '../storage/totals/tallies.ts';
import { readAllTotals, replaceTotals, type StoredTotals } from '../storage/totals/totals.ts';
import { wholeUnit } from '../storage/totals/whole-unit.ts';
import { tallyIn } from './tally.ts';

/**
 * A stored tally or total that differs from the records. Without numbers, since those of one patient are
 * private.
 */
export type Difference =
  | { kind: 'tally'; unit: string; reference: string; year: number }
  | { kind: 'totals'; unit: string; year: number };

type UnitRecount = {
  unit: string;
  patients: number;
  differences: number;
  /** False when the totals changed during every attempt and could not be compared: recount again later. */
  settled: boolean;
};

export type RecountReport = { differences: number; units: UnitRecount[] };

type RecountOptions = {
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

/** The number of suspect patients that are collected and then checked again at once. */
const suspectsAtOnce = 1000;
const attempts = 5;

/**
 * Counts everything anew from the records, unit by unit, and compares every tally and all totals with the
 * result. Its memory does not grow with the number of patients.
 */
export async function recount(table: Table, options: RecountOptions = {}): Promise<RecountReport> {
  const units: UnitRecount[] = [];
  for (const area of areas) {
    for (const { id } of area.units) units.push(await recountUnit(table, area, id, options));
  }
  return { differences: units.reduce((sum, { differences }) => sum + differences, 0), units };
}

async function recountUnit(
  table: Table,
  area: MeasuredArea,
  unit: string,
  { mend = false, onDifference = () => undefined, patience = 2000 }: RecountOptions,
): Promise<UnitRecount> {
  const result: UnitRecount = { unit, patients: 0, differences: 0, settled: false };
  const report = (difference: Difference) => {
    result.differences += 1;
    onDifference(difference);
  };
  const judge = async (wrong: readonly Judged[]) => {
    for (const { read, tally } of wrong) {
      const years = changedYears(read.tallies, tally);
      for (const year of years) report({ kind: 'tally', unit, reference: read.reference, year });
    }
    const references = wrong.map(({ read }) => read.reference);
    const [first] = mend ? await applyTallies(table, unit, references, tallyIn(unit)) : [];
    if (first) throw first.error;
  };
  let patient = patience > 0;
  for (let attempt = 1; attempt <= attempts && !result.settled; attempt++) {
    const before = await readAllTotals(table, unit);
    const pass = { table, unit, years: yearsToRead(area, before), patience };
    // Tallies are checked once; further passes check only the totals.
    const counted = await countUnit(pass, attempt === 1 ? judge : async () => undefined);
    result.patients = counted.patients;
    const stored = await readAllTotals(table, unit);
    if (!sameVersions(before, stored)) continue;
    const years = differingYears(counted.totals, stored);
    if (years.length > 0 && patient) {
      patient = false;
      await wait(patience);
      continue;
    }
    result.settled = true;
    for (const year of years) {
      const right = counted.totals.get(year) ?? {};
      const mended = !mend || (await replaceTotals(table, unit, year, right, stored.get(year)));
      if (mended) report({ kind: 'totals', unit, year });
      else result.settled = false;
    }
  }
  return result;
}

type Judged = { read: Tallied; tally: Tally };

type Pass = { table: Table; unit: string; years: number[]; patience: number };

/**
 * Makes one pass over a unit: sums the tallies that follow from the facts, and checks patients whose tally
 * differs.
 */
async function countUnit(
  { table, unit, years, patience }: Pass,
  judge: (wrong: readonly Judged[]) => Promise<void>,
): Promise<{ patients: number; totals: ReadonlyMap<number, Counters> }> {
  const totals = new Map<number, Counters>();
  let patients = 0;
  const inUnit = tallyIn(unit);
  const judged = (read: Tallied): Judged => ({
    read,
    tally: read.patient ? inUnit(read.patient) : new Map(),
  });
  const isRight = ({ read, tally }: Judged) => changedYears(read.tallies, tally).length === 0;
  const count = ({ read, tally }: Judged) => {
    if (read.patient) patients += 1;
    for (const [year, { counters }] of tally) {
      totals.set(year, addCounters(totals.get(year) ?? {}, counters));
    }
  };
  let suspects: string[] = [];
  const settle = async () => {
    if (suspects.length === 0) return;
    if (patience > 0) await wait(patience);
    const again = (await readAllTallied(table, unit, suspects)).map(judged);
    suspects = [];
    for (const one of again) count(one);
    await judge(again.filter((one) => !isRight(one)));
  };
  for await (const read of wholeUnit(table, unit, years)) {
    const one = judged(read);
    if (isRight(one)) count(one);
    else suspects.push(read.reference);
    if (suspects.length === suspectsAtOnce) await settle();
  }
  await settle();
  return { patients, totals };
}

/**
 * Lists the years to read: from the area's first to some after the last with totals, since a treatment counts
 * in the next year too.
 */
function yearsToRead(area: MeasuredArea, stored: ReadonlyMap<number, StoredTotals>): number[] {
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
