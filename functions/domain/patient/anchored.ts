import { asSeen } from '../care/as-seen.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { Keyed, PatientRecord } from './patient.ts';

/** Finds the entry that a key means: the one with the same key, or else with one that people see as the same. */
export function entryMeant<T extends Keyed>(meant: string, among: readonly T[]): T | undefined {
  const seen = asSeen(meant);
  return among.find(({ key }) => key === meant) ?? among.find(({ key }) => asSeen(key) === seen);
}

const keyMeant = (anchor: string, among: readonly Keyed[]): string =>
  entryMeant(anchor, among)?.key ?? anchor;

/** The invitation with its anchor written as the visit or treatment that it means has its key. */
export const anchoredIn = (
  { visits, treatments }: Pick<PatientRecord, 'visits' | 'treatments'>,
  invitation: Invitation,
): Invitation => ({
  ...invitation,
  anchor: keyMeant(invitation.anchor, invitation.occasion === 'new-visit' ? visits : treatments),
});
