import type { Answer } from '../survey/answer.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { Patient, Treatment, Visit } from './patient.ts';

/** What is known of an invitation beside its answers. */
export const invitationFields = [
  'key',
  'occasion',
  'anchor',
  'forms',
  'channel',
  'sentAt',
  'openedAt',
  'expiresAt',
  'withdrawnAt',
] as const satisfies readonly (keyof Invitation)[];

/** Fields in the order in which people read a record; the database gives them in none. */
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

/** The same fields in the order named, then those not named. */
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

/** The same record, its fields in the order of the contract's example. */
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
