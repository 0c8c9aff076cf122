import type { Area } from '../domain/care/area.ts';
import type { GivenPatient, Patient, Treatment } from '../domain/patient/patient.ts';
import type { Answer } from '../domain/survey/answer.ts';
import type { GivenInvitation, Invitation } from '../domain/survey/invitation.ts';

/** The language of a new answer whose line names none. */
const usualLanguage = 'sv';

function invitationFilledIn(stored: Invitation | undefined, given: GivenInvitation): Invitation {
  const { answers: said, ...rest } = given;
  if (!said) return rest;
  const answers = Object.entries(said).map(([form, answer]): [string, Answer] => [
    form,
    { ...answer, language: answer.language ?? stored?.answers?.[form]?.language ?? usualLanguage },
  ]);
  return { ...rest, answers: Object.fromEntries(answers) };
}

function treatmentFilledIn(stored: Treatment | undefined, given: Treatment): Treatment {
  if (given.procedures || stored?.kind !== given.kind || !stored.procedures) return given;
  return { ...given, procedures: stored.procedures };
}

/** Fills in what a line leaves out of its treatments and answers: from the stored entries of the same keys, if any. */
export function filledIn(stored: Patient | null, given: GivenPatient): Patient {
  const treatments = new Map(stored?.treatments.map((one) => [one.key, one]));
  const invitations = new Map(stored?.invitations.map((one) => [one.key, one]));
  return {
    ...given,
    treatments: given.treatments.map((one) => treatmentFilledIn(treatments.get(one.key), one)),
    invitations: given.invitations.map((one) => invitationFilledIn(invitations.get(one.key), one)),
  };
}

/** Finds the operations of a line that lack their procedures, by their positions. */
export function withoutProcedures(area: Area, { treatments }: Patient): number[] {
  const carrying = area.treatmentKinds.filter(({ carries }) => carries === 'procedures').map(({ id }) => id);
  return [...treatments.entries()]
    .filter(([, { kind, procedures }]) => carrying.includes(kind) && !procedures)
    .map(([index]) => index);
}
