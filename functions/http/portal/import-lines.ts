import { momentOf } from '../../domain/care/period.ts';
import { Failed, type InputError } from '../../domain/failure.ts';
import type { Input } from '../../domain/input.ts';
import { toldRoom } from '../../domain/limits.ts';
import { invitationChanges } from '../../domain/patient/invitation-changes.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import { changesRoom, recordChanges, withinRoom } from '../../domain/patient/record-changes.ts';
import {
  additionsOf,
  changesOf,
  detailsLimit,
  type ImportChange,
  type ImportDetail,
} from '../../exchange/changes.ts';
import { readLine } from '../../exchange/line.ts';
import { type Merged, mergeLine } from '../../exchange/merge.ts';
import type { ImportResult } from '../../exchange/result.ts';
import { toldRejections } from '../../exchange/told-rejections.ts';
import { inParallel } from '../../in-parallel.ts';
import { logUnexpected } from '../../log.ts';
import { Again, retrying } from '../../retrying.ts';
import { checkRoom, type ImportedPatient, putImported } from '../../storage/patient/imported-patient.ts';
import { getPatient } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { AtUnit } from '../auth.ts';
import { newId } from '../id.ts';
import { tooManyInvitations } from '../sentences.ts';
import { audit, entryOf, type PortalDeps } from './context.ts';
import type { Numbered } from './ndjson-lines.ts';
import { recordOf } from './patients/patient-view.ts';
import { answerSealing } from './sealed-answers.ts';

/** Patients written at a time: enough to keep the database busy, without overloading it. */
const atOnce = 8;

/** Attempts to merge a patient when others write in between: some seconds in all, waits included. */
const attempts = 8;

/** Unexpected errors after which the remaining lines are not tried: the cause is then not the lines. */
const unexpectedAtMost = 8;

/** Options of an import. */
export type ImportHow = {
  /** Writes nothing. */
  dryRun: boolean;
  /** Lists the outcome of each patient in the answer. */
  details: boolean;
  /** Decides whether more patients may begin; the others are reported as not tried. */
  hasTime: () => boolean;
};

type Went = { outcome: Merged['outcome']; changes: readonly ImportChange[] };
type Outcome = Went | { errors: InputError[] };

const refused = (path: string, message: string): { errors: InputError[] } => ({
  errors: [{ path, message }],
});

/** Extracts the changes of a merge, with the versions that it was made from. */
function importedOf(stored: StoredPatient | null, merged: Merged): ImportedPatient {
  const versions = new Map(Object.entries(stored?.invitationVersions ?? {}));
  return {
    record: recordOf(merged.patient),
    read: stored,
    invitations: merged.invitations.map((invitation) => ({
      invitation,
      isNew: !versions.has(invitation.key),
      expectedVersion: versions.get(invitation.key),
    })),
  };
}

/**
 * Makes the log's detail for an imported patient, with the earlier values of record, invitations and answers,
 * which are stored nowhere else.
 */
function loggedOf(stored: StoredPatient | null, { outcome, patient, invitations }: Merged) {
  const all = stored
    ? [
        ...recordChanges(recordOf(stored.patient), recordOf(patient)),
        ...invitationChanges(stored.patient.invitations, invitations),
      ]
    : [];
  return { outcome, ...(all.length > 0 ? withinRoom(all, changesRoom.logged) : {}) };
}

/**
 * Logs the patients whose stored values a preview shows, before it shows them. An import needs no such entry:
 * it writes one with each patient. A new patient had no stored values.
 */
async function logPreviewed(deps: PortalDeps, at: AtUnit, details: readonly ImportDetail[]): Promise<void> {
  const read = details.filter(({ outcome }) => outcome === 'updated');
  await inParallel(read, atOnce, ({ reference }) =>
    audit(deps, at, { action: 'preview-patient', reference }),
  );
}

const changesBy = (stored: StoredPatient | null, { line, patient }: Merged): ImportChange[] =>
  stored ? changesOf(stored.patient, line, patient) : additionsOf(patient);

async function importOne(deps: PortalDeps, at: AtUnit, line: Patient, how: ImportHow): Promise<Outcome> {
  const { reference } = line;
  const givenUp = () => refused('', 'Någon annan ändrade patienten samtidigt. Läs in raden igen.');
  const merge = async (): Promise<Outcome | Again> => {
    const stored = await getPatient(deps.table, at.unit.id, reference, { withPremValues: true });
    const result = mergeLine(stored?.patient ?? null, line, momentOf(deps.now()));
    if ('errors' in result) return result;
    const { merged } = result;
    const changes = how.details ? changesBy(stored, merged) : [];
    const went: Went = { outcome: merged.outcome, changes };
    if (merged.outcome === 'unchanged') return went;
    const imported = importedOf(stored, merged);
    const detail = loggedOf(stored, merged);
    const entry = entryOf(deps, at, { action: 'import-patient', reference, detail });
    try {
      if (how.dryRun) checkRoom(imported);
      else await putImported(deps.table, at.unit.id, imported, entry);
      return went;
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const { failure } = error;
      if (failure.kind === 'conflict') return new Again(error);
      if (failure.kind === 'too-many-invitations') return { errors: tooManyInvitations(failure.limit) };
      if (failure.kind === 'too-large')
        return refused('', 'Patienten har för många uppgifter för att kunna lagras.');
      throw error;
    }
  };
  return retrying(attempts, merge, givenUp);
}

const referenceOf = (value: unknown): string | undefined => {
  const reference = (value as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 80) : undefined;
};

/** Reads lines. When a reference comes twice, the first line is imported and the others are refused. */
function lineReader(at: AtUnit, deps: PortalDeps) {
  const { open } = answerSealing(deps);
  const lines = new Map<string, number>();
  return (numbered: Numbered): Input<Patient> => {
    if ('errors' in numbered) return numbered;
    const reference = referenceOf(numbered.value);
    const earlier = reference === undefined ? undefined : lines.get(reference);
    if (earlier !== undefined)
      return refused('reference', `Referensen står redan på rad ${earlier} i samma import.`);
    if (reference !== undefined) lines.set(reference, numbered.line);
    return readLine(at.area, numbered.value, open, momentOf(deps.now()));
  };
}

/**
 * Imports patients one by one, each all or nothing. A dry run does everything except the writing, so it
 * reports the same result as the import, and logs the patients whose stored values it shows. An unexpected
 * error of one line affects that line alone: the others are imported, and the answer covers all.
 * @throws the errors of reading the lines, once the patients under way are done: no patient is written after
 *   the answer
 */
export async function importPatients(
  deps: PortalDeps,
  at: AtUnit,
  patients: Iterable<Numbered>,
  how: ImportHow,
): Promise<ImportResult> {
  const result: ImportResult = { created: 0, updated: 0, unchanged: 0, rejected: [] };
  const details: ImportDetail[] = [];
  const read = lineReader(at, deps);
  let unexpected = 0;
  let room: number = toldRoom.details;
  const outcomeOf = async (numbered: Numbered): Promise<Outcome> => {
    if (!how.hasTime() || unexpected >= unexpectedAtMost) return refused('', notTried);
    try {
      const line = read(numbered);
      return 'errors' in line ? line : await importOne(deps, at, line.value, how);
    } catch (error) {
      unexpected += 1;
      const id = newId(deps.random);
      logUnexpected(id, error);
      return refused('', `Något oväntat gick fel med raden. Läs in den igen. Felet har nummer ${id}.`);
    }
  };
  await inParallel(patients, atOnce, async (numbered) => {
    const went = await outcomeOf(numbered);
    const { line } = numbered;
    const reference = 'value' in numbered ? referenceOf(numbered.value) : undefined;
    if ('errors' in went) {
      result.rejected.push({ line, ...(reference ? { reference } : {}), errors: went.errors });
      return;
    }
    const { outcome, changes } = went;
    result[outcome] += 1;
    if (!how.details || outcome === 'unchanged' || !reference || details.length >= detailsLimit) return;
    // The answer stays bounded however many lines come.
    const told = withinRoom(changes, Math.min(changesRoom.imported, room));
    room -= JSON.stringify(told).length;
    details.push({ line, reference, outcome, ...told });
  });
  if (how.dryRun) await logPreviewed(deps, at, details);
  return {
    ...result,
    ...toldRejections(result.rejected),
    ...(how.details ? { details: details.sort((one, other) => one.line - other.line) } : {}),
  };
}

const notTried = 'Raden hann inte prövas. Läs in den igen.';
