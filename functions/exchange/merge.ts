import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import { invitationsLimit } from '../domain/limits.ts';
import type { Keyed, Patient, Treatment } from '../domain/patient/patient.ts';
import { checkPatient } from '../domain/patient/patient-check.ts';
import { isSame } from '../domain/same.ts';
import type { Answer } from '../domain/survey/answer.ts';
import { hasHiddenAnswers } from '../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../domain/survey/invitation.ts';
import { expiryFollowing, withExpiry, withSending } from '../domain/survey/invitation-state.ts';

/**
 * How a line of an import joins what is stored. Visits, treatments, invitations and answers are found by their keys;
 * whatever the line leaves out, a whole visit or one date of it, stays as it is. What has no key of its own
 * (complications, procedures, a grading, the values of an answer) is replaced as a whole when it is given.
 */

type Report = (path: string, message: string) => void;

/** Fields that are given over fields that are stored. */
function over<T extends object>(stored: T, given: T): T {
  const fields = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...stored, ...Object.fromEntries(fields) };
}

/** Stored ones in their order, each joined with its namesake, then the new ones in theirs. */
function joinLists<T extends Keyed>(
  stored: readonly T[],
  given: readonly T[],
  join: (stored: T, given: T, index: number) => T,
): T[] {
  const byKey = new Map(given.map((one, index) => [one.key, { one, index }]));
  const joined = stored.map((before) => {
    const found = byKey.get(before.key);
    byKey.delete(before.key);
    return found ? join(before, found.one, found.index) : before;
  });
  return [...joined, ...[...byKey.values()].map(({ one }) => one)];
}

/**
 * Entries of a list told apart where two have one key, which is a fault. The later gets a key that none can have, so
 * that what else is wrong with the line is found in all of them, each in its place.
 */
function toldApart<T extends Keyed>(list: string, given: readonly T[], report: Report): T[] {
  const seen = new Set<string>();
  return given.map((one, index) => {
    if (!seen.has(one.key)) {
      seen.add(one.key);
      return one;
    }
    report(`${list}.${index}.key`, `Nyckeln ${one.key} står två gånger på raden.`);
    return { ...one, key: `${one.key}\n${index}` };
  });
}

function joinTreatment(stored: Treatment, given: Treatment, at: string, report: Report): Treatment {
  if (stored.kind === given.kind) return over(stored, given);
  if (stored.complications && stored.complications.length > 0) {
    report(
      `${at}.kind`,
      'Operationen har komplikationer, så den kan inte bli en annan sorts behandling genom import.',
    );
  }
  return given;
}

const withoutNotes = ({ cameReadable, entryId, ...answer }: Answer) => answer;

/**
 * An answer given on the web is never changed. PREM values that somebody at the unit knows are never compared with
 * ones that nobody there does, nor ones that were entered once with ones that were entered another time, whatever mode
 * either line claims: whether they agree must not show. The one is then other than the other even where they are the
 * same. Where both came readable, or are of one entry, the same again is no change.
 */
function joinAnswer(stored: Answer, given: Answer, prem: boolean, at: string, report: Report): Answer {
  const joined = over(stored, given);
  const sameOrigin =
    (stored.cameReadable === true) === (given.cameReadable === true) && stored.entryId === given.entryId;
  const comparable = !prem || sameOrigin;
  if (comparable && isSame(withoutNotes(joined), withoutNotes(stored))) return stored;
  if (stored.mode === 'web') report(at, 'Svaret är lämnat på webben och ändras inte genom import.');
  return given.wording === undefined && stored.wording ? { ...given, wording: stored.wording } : given;
}

/** What a patient answered on the web was answered about one visit or treatment, and never becomes about another. */
function refuseMoved(stored: Invitation, given: Invitation, at: string, report: Report): void {
  if (!Object.values(stored.answers ?? {}).some(({ mode }) => mode === 'web')) return;
  for (const field of ['occasion', 'anchor'] as const) {
    if (given[field] !== stored[field])
      report(
        `${at}.${field}`,
        'Patienten har svarat på webben, så utskicket kan inte flyttas till något annat.',
      );
  }
}

function joinInvitation(stored: Invitation, given: Invitation, at: string, report: Report): Invitation {
  const answers: Record<string, Answer> = { ...stored.answers };
  for (const [form, answer] of Object.entries(given.answers ?? {})) {
    if (answer === undefined) continue;
    const before = answers[form];
    answers[form] = before
      ? joinAnswer(before, answer, hasHiddenAnswers(form), `${at}.answers.${form}`, report)
      : answer;
  }
  const joined = over(stored, given);
  refuseMoved(stored, given, at, report);
  // A day of expiry that only followed from when it was sent or created follows when that changes.
  const followed = stored.expiresAt === expiryFollowing(stored);
  const expiresAt = given.expiresAt ?? (followed ? undefined : stored.expiresAt);
  return { ...joined, expiresAt, answers };
}

/** No answers and an empty list of them are the same. */
const withoutEmptyAnswers = ({ answers, ...invitation }: Invitation): Invitation => ({
  ...invitation,
  ...(answers && Object.keys(answers).length > 0 ? { answers } : {}),
});

/** Paths are told in the line's own places; what only the stored record has is named by its key. */
function inPlacesOfLine(error: InputError, line: Patient, arranged: Patient): InputError {
  const [list, index, ...rest] = error.path.split('.');
  if (list !== 'visits' && list !== 'treatments' && list !== 'invitations') return error;
  if (Number(index) < line[list].length) return error;
  return { ...error, path: [list, arranged[list][Number(index)]?.key, ...rest].join('.') };
}

/** What the line gives first, so that places in the two agree, then what only the stored record has. */
function arrangeLike(line: Patient, merged: Patient): Patient {
  const arrange = <T extends Keyed>(given: readonly Keyed[], all: readonly T[]): T[] => {
    const place = new Map(given.map(({ key }, index) => [key, index]));
    const of = (one: Keyed) => place.get(one.key) ?? place.size;
    return [...all].sort((one, other) => of(one) - of(other));
  };
  return {
    ...merged,
    visits: arrange(line.visits, merged.visits),
    treatments: arrange(line.treatments, merged.treatments),
    invitations: arrange(line.invitations, merged.invitations),
  };
}

export type Merged = {
  patient: Patient;
  /** What becomes of the patient; nothing is written for an unchanged one. */
  outcome: 'created' | 'updated' | 'unchanged';
  /** Whether the record itself (all but the invitations) is new or other than it was. */
  recordChanged: boolean;
  /** The invitations that are new or other than they were. */
  invitations: Invitation[];
};

/** Joins a line with what is stored (null when nothing is), or says why it cannot go in. */
export function mergeLine(
  stored: Patient | null,
  given: Patient,
  moment: Moment,
): { merged: Merged } | { errors: InputError[] } {
  const errors: InputError[] = [];
  const report: Report = (path, message) => errors.push({ path, message });
  const line: Patient = {
    ...given,
    visits: toldApart('visits', given.visits, report),
    treatments: toldApart('treatments', given.treatments, report),
    invitations: toldApart('invitations', given.invitations, report),
  };
  const before: Patient = stored ?? { ...line, visits: [], treatments: [], invitations: [] };
  const patient: Patient = {
    ...over(before, line),
    visits: joinLists(before.visits, line.visits, over),
    treatments: joinLists(before.treatments, line.treatments, (one, given, index) =>
      joinTreatment(one, given, `treatments.${index}`, report),
    ),
    invitations: joinLists(before.invitations, line.invitations, (one, given, index) =>
      joinInvitation(one, given, `invitations.${index}`, report),
    ).map((invitation) => withExpiry(withSending(withoutEmptyAnswers(invitation)))),
  };
  // More that are stored already may stay, but none is added to them.
  const most = Math.max(invitationsLimit, before.invitations.length);
  if (patient.invitations.length > most)
    report('invitations', `En patient har högst ${invitationsLimit} utskick.`);
  const arranged = arrangeLike(line, patient);
  errors.push(...checkPatient(arranged, moment).map((error) => inPlacesOfLine(error, line, arranged)));
  if (errors.length > 0) return { errors };

  const { invitations: invitationsBefore, ...recordBefore } = before;
  const { invitations: invitationsAfter, ...recordAfter } = patient;
  const recordChanged = !stored || !isSame(recordBefore, recordAfter);
  const invitations = invitationsAfter.filter(
    (after) =>
      !isSame(
        after,
        invitationsBefore.find(({ key }) => key === after.key),
      ),
  );
  const changed = recordChanged || invitations.length > 0;
  const outcome = !stored ? 'created' : changed ? 'updated' : 'unchanged';
  return { merged: { patient, outcome, recordChanged, invitations } };
}
