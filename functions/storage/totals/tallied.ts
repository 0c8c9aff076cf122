import type { Instant } from '../../domain/care/period.ts';
import type { Need } from '../../domain/measure/need.ts';
import type { Tally, YearTally } from '../../domain/measure/tally.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { isSame } from '../../domain/same.ts';
import { inParallel } from '../../in-parallel.ts';
import { kindOf, type Listed, pick } from '../item.ts';
import { invitationKind } from '../patient/invitation-item.ts';
import { recordKind } from '../patient/record-item.ts';
import { changedAtOf, type Fact, patientOf } from '../patient/stored-patient.ts';
import { partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';

/** The basis of a patient's tallies. */
type TallyHead = {
  version: number;
  /** Sum of the versions of record and invitations that they were counted from. */
  facts: number;
  /**
   * The version of the definitions that they were counted by; empty for tallies from before it was stored.
   */
  definitions: string;
};

export type TallyHeadItem = Listed<'tally-head'> & TallyHead;
export const tallyHeadKind = kindOf<TallyHeadItem>('tally-head', {
  version: 7,
  lifts: {
    4: (item) => ({ ...item, definitions: '' }),
    // No needs were written with it: as one of older definitions, the recount counts it anew.
    5: (item) => ({ ...item, definitions: '' }),
    // No summary was.
    6: (item) => ({ ...item, definitions: '' }),
  },
});

export type TallyItem = Listed<'tally'> & YearTally & { year: number };
/** Before version 5 every invitation in a tally was sent; before version 6 it did not hold the counted answers. */
export const tallyKind = kindOf<TallyItem>('tally', {
  version: 6,
  lifts: { 4: (item) => item, 5: (item) => ({ ...item, answers: {} }) },
});

/** What staff can mend about a patient, now or later. A patient without any has no such item. */
export type NeedsItem = Listed<'needs'> & { needs: readonly Need[] };
export const needsKind = kindOf<NeedsItem>('needs', { version: 1, lifts: {} });

/** A patient as the tally reads them: the facts, PREM values included, and the present tallies. */
export type Tallied = {
  reference: string;
  /** Null when there is no record, or no longer. */
  patient: Patient | null;
  /** Sum of the versions of record and invitations: grows with every change. */
  facts: number;
  tallies: Tally;
  needs: readonly Need[];
  /** The newest change of the facts, where one is noted. */
  changedAt: Instant | undefined;
  head: TallyHead | undefined;
};

/**
 * Reads one after the other: the tally head and the tallies come before the facts they rest on (see
 * table.ts).
 */
export async function readTallied(table: Table, unit: string, reference: string): Promise<Tallied> {
  const talliesAndRecord = await partitionOf(
    table,
    [tallyHeadKind, tallyKind, needsKind, recordKind],
    keys.patient(unit, reference),
  );
  const invitations = await partitionOf(table, [invitationKind], keys.invitations(unit, reference));
  return talliedOf(reference, [...talliesAndRecord, ...invitations]);
}

const readsAtOnce = 16;

export const readAllTallied = (
  table: Table,
  unit: string,
  references: readonly string[],
): Promise<Tallied[]> =>
  inParallel(references, readsAtOnce, (reference) => readTallied(table, unit, reference));

/** Joins the stored items of one patient for the tally, in any order. */
export type TallySource = TallyHeadItem | TallyItem | NeedsItem | Fact;

export function talliedOf(reference: string, items: readonly TallySource[]): Tallied {
  const facts = items.filter((item) => item.kind === 'record' || item.kind === 'invitation');
  const stored = patientOf(facts, { withPremValues: true });
  const head = items.find((item) => item.kind === 'tally-head');
  const versions = stored ? [stored.version, ...Object.values(stored.invitationVersions)] : [];
  return {
    reference,
    patient: stored?.patient ?? null,
    facts: versions.reduce((sum, version) => sum + version, 0),
    tallies: new Map(items.filter((item) => item.kind === 'tally').map(yearOf)),
    needs: items.find((item) => item.kind === 'needs')?.needs ?? [],
    changedAt: changedAtOf(facts),
    head: head && pick(head, ['version', 'facts', 'definitions']),
  };
}

const yearOf = ({ year, counters, members, invitations, answers }: TallyItem): [number, YearTally] => [
  year,
  { counters, members, invitations, answers },
];

/** Lists the years whose tally differs from the stored one. */
export function changedYears(stored: Tally, tally: Tally): number[] {
  const years = new Set([...stored.keys(), ...tally.keys()]);
  return [...years].filter((year) => !isSame(stored.get(year), tally.get(year))).sort();
}
