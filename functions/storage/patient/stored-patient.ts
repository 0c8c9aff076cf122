import type { Instant } from '../../domain/care/period.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import type { AsRead } from '../condition.ts';
import { type InvitationItem, invitationKind, invitationOf } from './invitation-item.ts';
import { type RecordItem, recordKind } from './record-item.ts';

/** A patient with the versions that a later write can be conditioned on. */
export type StoredPatient = AsRead & {
  /** The values of PREM answers are empty (`{}`) unless the read asked for them. */
  patient: Patient;
  /** The version of each invitation, by its key. */
  invitationVersions: Readonly<Record<string, number>>;
};

/** Joins a patient's facts, from the items of the unit's list of patients. */
export const factKinds = [recordKind, invitationKind];
export type Fact = RecordItem | InvitationItem;

/** @returns null when there is no record among the items */
export function patientOf(
  facts: readonly Fact[],
  { withPremValues = false }: { withPremValues?: boolean } = {},
): StoredPatient | null {
  const found = facts.find((fact) => fact.kind === 'record');
  if (!found) return null;
  const invitations = facts.filter((fact) => fact.kind === 'invitation');
  return {
    patient: {
      ...found.record,
      invitations: invitations.map((item) => invitationOf(item, withPremValues)),
    },
    version: found.version,
    invited: found.invited,
    invitationVersions: Object.fromEntries(invitations.map((item) => [item.key, item.version])),
  };
}

/**
 * The moment of the newest change among a patient's facts; undefined when none is noted, as in a record from before
 * changes were. The survey notes only what the patient did: the opening and the answers.
 */
export function changedAtOf(facts: readonly Fact[]): Instant | undefined {
  const moments = facts.flatMap((fact) => {
    if (fact.kind === 'record') return [fact.changedAt];
    const { changedAt, createdAt, sentAt, openedAt, withdrawnAt, answers } = fact;
    const answered = Object.values(answers).map(({ answeredAt }) => answeredAt);
    return [changedAt, createdAt, sentAt, openedAt, withdrawnAt, ...answered];
  });
  // Compared as text, which is right to the second.
  return moments
    .filter((moment) => moment !== undefined)
    .sort()
    .at(-1);
}
