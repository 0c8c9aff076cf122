import { momentOf } from '../../domain/care/period.ts';
import { Failed, fail, type InputError } from '../../domain/failure.ts';
import type { Input } from '../../domain/input.ts';
import { parseJson } from '../../domain/json.ts';
import { lineLimit, linesLimit } from '../../domain/limits.ts';
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
import type { ImportResult, Rejection } from '../../exchange/result.ts';
import { inParallel } from '../../in-parallel.ts';
import { Again, retrying } from '../../retrying.ts';
import { checkRoom, type ImportedPatient, putImported } from '../../storage/patient/imported-patient.ts';
import { getPatient } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { AtUnit } from '../auth.ts';
import { tooManyInvitations } from '../sentences.ts';
import { audit, entryOf, type PortalDeps } from './context.ts';
import { recordOf } from './patients/patient-view.ts';
import { answerSealing } from './sealed-answers.ts';

/** A patient to import: the place it is told by, and what was parsed or why it could not be. */
export type Numbered = { line: number } & ({ value: unknown } | { errors: InputError[] });

/** Patients written at a time: enough to keep the database busy, few enough to be kind to it. */
const atOnce = 8;

/** Times that a patient is merged anew when somebody else writes in between: some seconds, waits between included. */
const attempts = 8;

/** Errors told of one line, and of all lines together; when those are told, the first of each line that follows. */
const errorsTold = { ofLine: 50, inAll: 10_000 } as const;

/** How an import is made: whether anything is written, and whether its answer tells of each patient. */
export type ImportHow = { dryRun: boolean; details: boolean };

type Went = { outcome: Merged['outcome']; changes: readonly ImportChange[] };
type Outcome = Went | { errors: InputError[] };

const rejected = (path: string, message: string): Outcome => ({ errors: [{ path, message }] });

/** What a merge changed, on the versions it was made from. */
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

/** What the log says of a patient who goes in: also what their record was before, which is nowhere else to be read. */
function loggedOf(stored: StoredPatient | null, { outcome, patient }: Merged) {
  const all = stored ? recordChanges(recordOf(stored.patient), recordOf(patient)) : [];
  return { outcome, ...(all.length > 0 ? withinRoom(all, changesRoom.logged) : {}) };
}

/**
 * Logs whose stored values a preview tells of, before it does. An import has an entry of each patient with its write,
 * and of who is new nothing was stored.
 */
async function logPreviewed(deps: PortalDeps, at: AtUnit, details: readonly ImportDetail[]): Promise<void> {
  const read = details.filter(({ outcome }) => outcome === 'updated');
  await inParallel(read, atOnce, ({ reference }) =>
    audit(deps, at, { action: 'preview-patient', reference }),
  );
}

const changesBy = (stored: StoredPatient | null, line: Patient, { patient }: Merged): ImportChange[] =>
  stored ? changesOf(stored.patient, line, patient) : additionsOf(patient);

async function importOne(deps: PortalDeps, at: AtUnit, line: Patient, how: ImportHow): Promise<Outcome> {
  const { reference } = line;
  const givenUp = () => rejected('', 'Någon annan ändrade patienten samtidigt. Läs in raden igen.');
  const merge = async (): Promise<Outcome | Again> => {
    const stored = await getPatient(deps.table, at.unit.id, reference, { withPremValues: true });
    const result = mergeLine(stored?.patient ?? null, line, momentOf(deps.now()));
    if ('errors' in result) return result;
    const { merged } = result;
    const changes = how.details ? changesBy(stored, line, merged) : [];
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
        return rejected('', 'Patienten har för många uppgifter för att kunna lagras.');
      throw error;
    }
  };
  return retrying(attempts, merge, givenUp);
}

const referenceOf = (value: unknown): string | undefined => {
  const reference = (value as { reference?: unknown } | null)?.reference;
  return typeof reference === 'string' ? reference.slice(0, 80) : undefined;
};

/**
 * Imports patients one by one, each all or nothing. A dry run does all of it but the writing, so it tells what the
 * import would, and logs whose stored values it tells of. Of a reference that comes twice the first goes in and the others are refused.
 * @throws what stopped it, when those under way are done: nobody goes in after the answer
 */
export async function importPatients(
  deps: PortalDeps,
  at: AtUnit,
  patients: Iterable<Numbered>,
  how: ImportHow,
): Promise<ImportResult> {
  const { open } = answerSealing(deps);
  const result: ImportResult = { created: 0, updated: 0, unchanged: 0, rejected: [] };
  const details: ImportDetail[] = [];
  const lines = new Map<string, number>();
  const outcomeOf = async (numbered: Numbered): Promise<Outcome> => {
    if ('errors' in numbered) return numbered;
    const reference = referenceOf(numbered.value);
    const earlier = reference === undefined ? undefined : lines.get(reference);
    if (earlier !== undefined) {
      return rejected('reference', `Referensen står redan på rad ${earlier} i samma import.`);
    }
    if (reference !== undefined) lines.set(reference, numbered.line);
    const read = readLine(at.area, numbered.value, open, momentOf(deps.now()));
    return 'errors' in read ? read : importOne(deps, at, read.value, how);
  };
  await inParallel(patients, atOnce, async (numbered) => {
    const went = await outcomeOf(numbered);
    const { line } = numbered;
    const reference = 'value' in numbered ? referenceOf(numbered.value) : undefined;
    if ('errors' in went) {
      const errors = went.errors.slice(0, errorsTold.ofLine);
      result.rejected.push({ line, ...(reference ? { reference } : {}), errors });
      return;
    }
    const { outcome, changes } = went;
    result[outcome] += 1;
    // However many lines come, what is told of them is bounded.
    if (how.details && outcome !== 'unchanged' && reference && details.length < detailsLimit)
      details.push({ line, reference, outcome, ...withinRoom(changes, changesRoom.imported) });
  });
  if (how.dryRun) await logPreviewed(deps, at, details);
  return {
    ...result,
    rejected: toldOf(result.rejected),
    ...(how.details ? { details: details.sort((one, other) => one.line - other.line) } : {}),
  };
}

/** Rejections in the order of their lines, with as many of their errors as an answer has room for. */
export function toldOf(rejections: readonly Rejection[]): Rejection[] {
  let told = 0;
  return rejections
    .toSorted((one, other) => one.line - other.line)
    .slice(0, linesLimit)
    .map((rejection) => {
      const errors = rejection.errors.slice(0, told < errorsTold.inAll ? errorsTold.ofLine : 1);
      told += errors.length;
      return { ...rejection, errors };
    });
}

/**
 * The lines of newline-delimited JSON, numbered from 1; empty ones are skipped.
 * @throws Failed malformed, before the first, where there are more lines than patients can be
 */
export function ndjsonLines(text: string): Generator<Numbered> {
  const filled = /\S[^\n]*/g;
  let lines = 0;
  while (lines <= linesLimit && filled.test(text)) lines += 1;
  if (lines <= linesLimit) return numberedLines(text);
  return fail({ kind: 'malformed', detail: `Högst ${linesLimit} rader går att skicka på en gång.` });
}

function* numberedLines(text: string): Generator<Numbered> {
  let line = 0;
  for (let start = 0; start <= text.length; ) {
    const end = text.indexOf('\n', start);
    const content = text.slice(start, end < 0 ? text.length : end).trim();
    start = end < 0 ? text.length + 1 : end + 1;
    line += 1;
    if (content !== '') yield { line, ...parsed(content) };
  }
}

const notJson = [{ path: '', message: 'Raden är inte giltig JSON.' }];

function parsed(content: string): Input<unknown> {
  if (content.length > lineLimit)
    return { errors: [{ path: '', message: `Raden har fler än ${lineLimit} tecken.` }] };
  return parseJson(content) ?? { errors: notJson };
}
