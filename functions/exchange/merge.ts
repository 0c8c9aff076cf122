import type { Area } from '../domain/care/area.ts';
import { asSeen } from '../domain/care/as-seen.ts';
import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import { invitationsLimit } from '../domain/limits.ts';
import { anchoredIn } from '../domain/patient/anchored.ts';
import type { GivenPatient, Keyed, Patient, Treatment } from '../domain/patient/patient.ts';
import { checkPatient } from '../domain/patient/patient-check.ts';
import { isSame } from '../domain/same.ts';
import type { Invitation } from '../domain/survey/invitation.ts';
import { over, type Report } from './join.ts';
import { complicationsLike, joinComplications } from './join-complications.ts';
import { joinInvitation, settled } from './join-invitation.ts';
import { filledIn, withoutProcedures } from './left-out.ts';

/**
 * Joins a line of an import with the stored patient. Visits, treatments, invitations and answers are found by
 * their keys; everything that the line leaves out, a whole visit or one date of it, stays unchanged. Facts
 * without a key of their own (procedures, a grading, the values of an answer) are replaced as a whole when they are
 * given; complications are joined by their day. The forms of an invitation are added to: a file may have only some of its rows, and a
 * form that was sent stays sent.
 */

/**
 * Given entries under the stored keys that people see as the same as theirs. A key that is stored as it is given means
 * itself, so that two stored keys that look alike stay two.
 */
function rekeyed<T extends Keyed>(stored: readonly T[], given: readonly T[]): T[] {
  const exact = new Set(given.map(({ key }) => key));
  const known = new Set(stored.map(({ key }) => key));
  const bySight = new Map(
    stored.filter(({ key }) => !exact.has(key)).map(({ key }) => [asSeen(key), key] as const),
  );
  return given.map((one) => {
    const key = known.has(one.key) ? undefined : bySight.get(asSeen(one.key));
    if (key === undefined) return one;
    bySight.delete(asSeen(key));
    return { ...one, key };
  });
}

/**
 * Joins lists: stored entries in their order, each joined with the given one of the same key, then the new
 * ones in theirs.
 */
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
 * Separates entries of a list that share a key, which is a fault. The later one gets a key that no entry can
 * have, so that the other faults of both are found, each in its place.
 */
function toldApart<T extends Keyed>(list: string, given: readonly T[], report: Report): T[] {
  const seen = new Set<string>();
  return given.map((one, index) => {
    if (!seen.has(one.key)) {
      seen.add(one.key);
      return one;
    }
    report(`${list}.${index}.key`, `Nyckeln ${one.key} står två gånger hos patienten.`);
    return { ...one, key: `${one.key}\n${index}` };
  });
}

function joinTreatment(stored: Treatment, given: Treatment, at: string, report: Report): Treatment {
  if (stored.kind === given.kind) {
    const complications = joinComplications(stored.complications, given.complications);
    return { ...over(stored, given), ...(complications && { complications }) };
  }
  if (stored.complications && stored.complications.length > 0) {
    report(
      `${at}.kind`,
      'Operationen har komplikationer, så den kan inte bli en annan sorts behandling genom import.',
    );
  }
  return given;
}

const complicationsOf = (one: Keyed): Treatment['complications'] =>
  'complications' in one ? (one as Treatment).complications : undefined;

/** Errors carry the line's own paths; an entry that only the stored record has is named by its key. */
function inPlacesOfLine(error: InputError, line: Patient, arranged: Patient): InputError {
  const [list, index, ...rest] = error.path.split('.');
  if (list !== 'visits' && list !== 'treatments' && list !== 'invitations') return error;
  const own = line[list][Number(index)];
  const [field, at] = rest;
  // A stored complication has no place in the line: its operation has.
  if (own && field === 'complications' && Number(at) >= (complicationsOf(own)?.length ?? 0))
    return { ...error, path: [list, index, field].join('.') };
  if (own) return error;
  return { ...error, path: [list, arranged[list][Number(index)]?.key, ...rest].join('.') };
}

/**
 * Puts the line's entries first, so that positions in both lists agree, then the entries that only the stored
 * record has.
 */
function arrangeLike(line: Patient, merged: Patient): Patient {
  const arrange = <T extends Keyed>(given: readonly Keyed[], all: readonly T[]): T[] => {
    const place = new Map(given.map(({ key }, index) => [key, index]));
    const of = (one: Keyed) => place.get(one.key) ?? place.size;
    return [...all].sort((one, other) => of(one) - of(other));
  };
  return {
    ...merged,
    visits: arrange(line.visits, merged.visits),
    treatments: arrange(line.treatments, merged.treatments).map((one) => {
      const given = line.treatments.find(({ key }) => key === one.key)?.complications;
      return given && one.complications
        ? { ...one, complications: complicationsLike(given, one.complications) }
        : one;
    }),
    invitations: arrange(line.invitations, merged.invitations),
  };
}

export type Merged = {
  /** The line under the keys that are stored. */
  line: Patient;
  patient: Patient;
  /** The outcome for the patient; an unchanged one is not written. */
  outcome: 'created' | 'updated' | 'unchanged';
  /** Whether the record itself (everything except the invitations) is new or changed. */
  recordChanged: boolean;
  /** The new and the changed invitations. */
  invitations: Invitation[];
};

/** Joins a line with the stored patient (null for a new one), or lists the reasons why it is refused. */
export function mergeLine(
  area: Area,
  stored: Patient | null,
  given: GivenPatient,
  moment: Moment,
): { merged: Merged } | { errors: InputError[] } {
  const errors: InputError[] = [];
  const report: Report = (path, message) => errors.push({ path, message });
  const before: Patient = stored ?? { ...given, visits: [], treatments: [], invitations: [] };
  const line: Patient = filledIn(stored, {
    ...given,
    visits: toldApart('visits', rekeyed(before.visits, given.visits), report),
    treatments: toldApart('treatments', rekeyed(before.treatments, given.treatments), report),
    invitations: toldApart('invitations', rekeyed(before.invitations, given.invitations), report),
  });
  for (const index of withoutProcedures(area, line))
    report(`treatments.${index}.procedures`, 'Uppgiften saknas.');
  const joined: Patient = {
    ...over(before, line),
    visits: joinLists(before.visits, line.visits, over),
    treatments: joinLists(before.treatments, line.treatments, (one, given, index) =>
      joinTreatment(one, given, `treatments.${index}`, report),
    ),
    invitations: joinLists(before.invitations, line.invitations, (one, given, index) =>
      joinInvitation(one, given, `invitations.${index}`, report),
    ).map(settled),
  };
  const patient: Patient = {
    ...joined,
    invitations: joined.invitations.map((invitation) => anchoredIn(joined, invitation)),
  };
  // More that are stored already may stay, but none is added to them.
  const most = Math.max(invitationsLimit, before.invitations.length);
  if (patient.invitations.length > most)
    report('invitations', `En patient har högst ${invitationsLimit} enkäter.`);
  const arranged = arrangeLike(line, patient);
  errors.push(
    ...checkPatient(arranged, moment, stored ?? undefined).map((error) =>
      inPlacesOfLine(error, line, arranged),
    ),
  );
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
  return { merged: { line, patient, outcome, recordChanged, invitations } };
}
