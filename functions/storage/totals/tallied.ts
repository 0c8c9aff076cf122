import type { Tally, YearTally } from '../../domain/measure/tally.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { isSame } from '../../domain/same.ts';
import { inParallel } from '../../in-parallel.ts';
import type { Item, Listed } from '../item.ts';
import { patientOf } from '../patient/patient-items.ts';
import { partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';

export type TallyHeadItem = Listed<'tally-head'> & { version: number; facts: number };
export type TallyItem = Listed<'tally'> & YearTally & { year: number };

/** A patient as the tally sees them: the facts, PREM values included, and what the tallies say so far. */
export type Tallied = {
  reference: string;
  /** Null when there is no record (any more). */
  patient: Patient | null;
  /** Sum of the versions of record and invitations: grows with every change. */
  facts: number;
  tallies: Tally;
  /** Version of the tally head, and the facts it was written for. */
  head: { version: number; facts: number } | undefined;
};

/** The tally head and the tallies are read before the facts they rest on, so one after the other: see table.ts. */
export async function readTallied(table: Table, unit: string, reference: string): Promise<Tallied> {
  const talliesAndRecord = await partitionOf(table, keys.patient(unit, reference));
  const invitations = await partitionOf(table, keys.invitations(unit, reference));
  return talliedOf(reference, [...talliesAndRecord, ...invitations]);
}

const readsAtOnce = 16;

export const readAllTallied = (
  table: Table,
  unit: string,
  references: readonly string[],
): Promise<Tallied[]> =>
  inParallel(references, readsAtOnce, (reference) => readTallied(table, unit, reference));

export function talliedOf(reference: string, items: readonly Item[]): Tallied {
  const stored = patientOf(items, { withPremValues: true });
  const head = items.find((item) => item.kind === 'tally-head');
  const versions = stored ? [stored.version, ...Object.values(stored.invitationVersions)] : [];
  return {
    reference,
    patient: stored?.patient ?? null,
    facts: versions.reduce((sum, version) => sum + version, 0),
    tallies: new Map(items.filter((item) => item.kind === 'tally').map(yearOf)),
    head: head && { version: head.version, facts: head.facts },
  };
}

const yearOf = ({ year, counters, members, invitations }: TallyItem): [number, YearTally] => [
  year,
  { counters, members, invitations },
];

/** The years in which the tally differs from what is stored. */
export function changedYears(stored: Tally, tally: Tally): number[] {
  const years = new Set([...stored.keys(), ...tally.keys()]);
  return [...years].filter((year) => !isSame(stored.get(year), tally.get(year))).sort();
}
