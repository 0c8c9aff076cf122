import type { Occasion } from '../../../../functions/domain/care/occasion.ts';
import type { InvitationStatus } from '../../../../functions/domain/survey/invitation-state.ts';
import type { PatientRow } from '../../api.ts';

/** What became of a form at an occasion; `none` when it was never asked for. */
export type FormState = InvitationStatus | 'none';

/** The states as the matrix names them, about an enkät. */
export const formStateNames: Readonly<Record<InvitationStatus, string>> = {
  'not-sent': 'inte lämnad',
  created: 'skapad, inte lämnad',
  sent: 'lämnad',
  opened: 'öppnad',
  started: 'påbörjad',
  answered: 'besvarad',
  withdrawn: 'tillbakadragen',
  expired: 'utgången',
};

/**
 * Finds what became of a form at an occasion: answered when any invitation has an answer, else as the invitation stands
 * that came last in the record.
 */
export function formStateOf(
  invitations: PatientRow['invitations'],
  occasion: Occasion,
  form: string,
): FormState {
  const own = invitations.filter((one) => one.occasion === occasion && one.forms.includes(form));
  if (own.some(({ answered }) => answered.includes(form))) return 'answered';
  const open = own.findLast(({ status }) => status !== 'expired' && status !== 'withdrawn');
  return (open ?? own.at(-1))?.status ?? 'none';
}
