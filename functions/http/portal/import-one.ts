import { momentOf } from '../../domain/care/period.ts';
import { Failed } from '../../domain/failure.ts';
import { invitationChanges } from '../../domain/patient/invitation-changes.ts';
import type { GivenPatient } from '../../domain/patient/patient.ts';
import { changesRoom, recordChanges, withinRoom } from '../../domain/patient/record-changes.ts';
import { type AcceptedAlike, refusedAlike } from '../../domain/patient/reference-name.ts';
import { additionsOf, changesOf, type ImportChange } from '../../exchange/changes.ts';
import { type Merged, mergeLine } from '../../exchange/merge.ts';
import type { Rejection } from '../../exchange/result.ts';
import { Again, retrying } from '../../retrying.ts';
import { type ImportedPatient, putImported, stepOf } from '../../storage/patient/imported-patient.ts';
import { getPatient } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { AtUnit } from '../auth.ts';
import { acceptAlikeSentence, alikeOnLineSentence, alikeSentence, toldAlike } from '../sentences.ts';
import { entryOf, type PortalDeps } from './context.ts';
import { recordOf } from './patients/patient-view.ts';

/** Attempts to merge a patient when others write in between: some seconds in all, waits included. */
const attempts = 8;

/** How one patient is imported. */
export type ImportOneHow = {
  /** Writes nothing. */
  dryRun: boolean;
  /** Lists the changes of the patient. */
  details: boolean;
  /** Accepts new patients whose references read like others'. */
  acceptsAlike: boolean;
  /** Returns the stored patients whose references read like one. */
  alikeTo: (reference: string) => Promise<string[]>;
};

/** The outcome of an imported patient, with its changes when they are asked for. */
type Went = { outcome: Merged['outcome']; changes: readonly ImportChange[] };

/** A refused line, and the other patients when their references are the reason. */
type Refused = Pick<Rejection, 'errors' | 'sameReference'>;

export type Outcome = Went | Refused;

export const refused = (path: string, message: string): Refused => ({ errors: [{ path, message }] });

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
        ...invitationChanges(stored.patient, { ...patient, invitations }),
      ]
    : [];
  return { outcome, ...(all.length > 0 ? withinRoom(all, changesRoom.logged) : {}) };
}

const changesBy = (stored: StoredPatient | null, { line, patient }: Merged): ImportChange[] =>
  stored ? changesOf(stored.patient, line, patient) : additionsOf(patient);

/** A line as it was read. */
export type LineToImport = {
  value: GivenPatient;
  /** The references that the new patient's may read like. */
  accepts: readonly string[];
  /** References on earlier lines of the import that read like this line's. */
  earlierAlike: readonly string[];
};

const refusedAlikeTo = (references: readonly string[], sentence: string): Refused => ({
  ...refused('reference', `${sentence} ${acceptAlikeSentence(references)}`),
  sameReference: references.slice(0, toldAlike),
});

const partlyRead = { path: '', message: 'En del av patientens enkäter är redan inlästa.' };

/**
 * Merges a line into what is stored of its patient, and writes the result in one transaction with its log entry; of a
 * stored patient with more changed invitations than one takes, in several, each of them a whole import of its part. When
 * others write the patient at the same time, it merges again.
 * @returns the errors when the line is refused
 */
export async function importOne(
  deps: PortalDeps,
  at: AtUnit,
  { value: line, accepts, earlierAlike }: LineToImport,
  how: ImportOneHow,
): Promise<Outcome> {
  const { reference } = line;
  const accepted: AcceptedAlike = how.acceptsAlike ? 'all' : accepts;
  const givenUp = () => refused('', 'Någon annan ändrade patienten samtidigt. Läs in raden igen.');
  /** What the line does, from its first step on. */
  let whole: Went | undefined;
  const step = async (): Promise<Outcome | 'goes-on' | Again> => {
    const stored = await getPatient(deps.table, at.unit.id, reference, { withPremValues: true });
    const earlier = stored ? [] : refusedAlike(earlierAlike, accepted);
    if (earlier.length > 0) return refusedAlikeTo(earlier, alikeOnLineSentence(earlier));
    const result = mergeLine(at.area, stored?.patient ?? null, line, momentOf(deps.now()));
    if ('errors' in result) return whole ? { errors: [...result.errors, partlyRead] } : result;
    const { merged } = result;
    const changes = how.details && !whole ? changesBy(stored, merged) : [];
    const went: Went = whole ?? { outcome: merged.outcome, changes };
    if (merged.outcome === 'unchanged') return went;
    const imported = stepOf(importedOf(stored, merged));
    const invitations = imported.invitations.map(({ invitation }) => invitation);
    const detail = loggedOf(stored, { ...merged, invitations });
    const entry = entryOf(deps, at, { action: 'import-patient', reference, detail });
    try {
      if (how.dryRun) {
        const others = stored ? [] : refusedAlike(await how.alikeTo(reference), accepted);
        if (others.length > 0) return refusedAlikeTo(others, alikeSentence(others));
      } else await putImported(deps.table, at.unit.id, imported, entry, accepted);
      if (how.dryRun || invitations.length === merged.invitations.length) return went;
      whole = went;
      return 'goes-on';
    } catch (error) {
      if (!(error instanceof Failed)) throw error;
      const { failure } = error;
      if (failure.kind === 'conflict')
        return failure.why === 'reference-alike'
          ? refusedAlikeTo(failure.references, alikeSentence(failure.references))
          : new Again(error);
      if (failure.kind === 'too-large')
        return refused('', 'Patienten har för många uppgifter för att kunna lagras.');
      throw error;
    }
  };
  for (;;) {
    const outcome = await retrying<Outcome | 'goes-on'>(attempts, step, givenUp);
    if (outcome !== 'goes-on') return outcome;
  }
}
