import type { Answer } from '../survey/answer.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { Patient, Treatment, Visit } from './patient.ts';

/** The fields of an invitation, without its answers. */
export const invitationFields = [
  'key',
  'occasion',
  'anchor',
  'forms',
  'channel',
  'createdAt',
  'sentAt',
  'openedAt',
  'expiresAt',
  'withdrawnAt',
] as const satisfies readonly (keyof Invitation)[];

/** The fields in the order in which people read a record; the database returns them in no fixed order. */
const fields = {
  patient: [
    'reference',
    'birthDate',
    'legalSex',
    'homeRegion',
    'patientGroup',
    'cause',
    'visits',
    'treatments',
    'invitations',
  ] satisfies (keyof Patient)[],
  visit: [
    'key',
    'kind',
    'date',
    'mode',
    'multidisciplinary',
    'referralReceivedOn',
    'patientChoseToWait',
    'reportedToReferrerOn',
    'sunnybrook',
  ] satisfies (keyof Visit)[],
  treatment: ['key', 'kind', 'date', 'mode', 'procedures', 'complications'] satisfies (keyof Treatment)[],
  complication: ['date', 'grade', 'expected'],
  invitation: [...invitationFields, 'answers'],
  answer: ['answeredAt', 'respondent', 'mode', 'language', 'wording', 'values'] satisfies (keyof Answer)[],
};

/** Sorts the fields: first those named, in that order, then the others. */
function inOrder<T extends object>(part: T, names: readonly string[]): T {
  const place = (name: string) => (names.includes(name) ? names.indexOf(name) : names.length);
  const entries = Object.entries(part).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries.sort(([one], [other]) => place(one) - place(other))) as T;
}

function invitationInOrder({ answers, ...invitation }: Invitation): Invitation {
  if (!answers) return inOrder(invitation, fields.invitation);
  const given = Object.entries(inOrder(answers, invitation.forms));
  return {
    ...inOrder(invitation, fields.invitation),
    answers: Object.fromEntries(given.map(([form, answer]) => [form, inOrder(answer, fields.answer)])),
  };
}

/** Sorts the fields of a record in the order of the contract's example. */
export function patientInOrder(patient: Patient): Patient {
  return inOrder(
    {
      ...patient,
      visits: patient.visits.map((visit) => inOrder(visit, fields.visit)),
      treatments: patient.treatments.map((treatment) =>
        inOrder(
          treatment.complications
            ? {
                ...treatment,
                complications: treatment.complications.map((one) => inOrder(one, fields.complication)),
              }
            : treatment,
          fields.treatment,
        ),
      ),
      invitations: patient.invitations.map(invitationInOrder),
    },
    fields.patient,
  );
}
