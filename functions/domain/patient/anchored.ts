import { asSeen } from '../care/as-seen.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { Keyed, PatientRecord } from './patient.ts';

/** The key that an anchor means: the same, or else the one that people see as the same. */
function keyMeant(anchor: string, among: readonly Keyed[]): string {
  if (among.some(({ key }) => key === anchor)) return anchor;
  const seen = asSeen(anchor);
  return among.find(({ key }) => asSeen(key) === seen)?.key ?? anchor;
}

/** The invitation with its anchor written as the visit or treatment that it means has its key. */
export const anchoredIn = (
  { visits, treatments }: Pick<PatientRecord, 'visits' | 'treatments'>,
  invitation: Invitation,
): Invitation => ({
  ...invitation,
  anchor: keyMeant(invitation.anchor, invitation.occasion === 'new-visit' ? visits : treatments),
});
