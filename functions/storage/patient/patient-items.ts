import type { Patient, PatientRecord } from '../../domain/patient/patient.ts';
import { invitationFields } from '../../domain/patient/record-order.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import { isPrem } from '../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { withExpiry } from '../../domain/survey/invitation-state.ts';
import type { AsRead } from '../condition.ts';
import { type Item, type Listed, pick } from '../item.ts';
import { keys, schemaVersion } from '../table.ts';

export type RecordItem = Listed<'record'> & AsRead & { record: PatientRecord };

export type InvitationItem = Listed<'invitation'> &
  InvitationFields & {
    unit: string;
    version: number;
    answers: Record<string, Answer>;
    /** What was answered, by form: the digest of the submission. Says which forms are answered without their answers. */
    receipts: Record<string, string>;
    codeHash?: string;
  };

/** In place of a digest where an answer came by staff or import: equal to no submission's. */
export const noSubmission = 'none';

export function recordItem(unit: string, record: PatientRecord, { version, invited }: AsRead): RecordItem {
  const { reference } = record;
  return {
    pk: keys.patient(unit, reference),
    sk: keys.record,
    list: keys.patientList(unit),
    listKey: keys.recordListKey(reference),
    kind: 'record',
    schemaVersion,
    version,
    invited,
    record,
  };
}

type InvitationFields = Pick<Invitation, (typeof invitationFields)[number]>;

/** The attributes of an invitation that are the domain's own, without its answers; absent ones are undefined. */
export const fieldsOf = (invitation: InvitationFields): InvitationFields =>
  Object.fromEntries(invitationFields.map((field) => [field, invitation[field]])) as InvitationFields;

export function invitationItem(
  unit: string,
  reference: string,
  invitation: Invitation,
  codeHash?: string,
): InvitationItem {
  const answers = invitation.answers ?? {};
  return {
    pk: keys.invitations(unit, reference),
    sk: keys.invitation(invitation.key),
    list: keys.patientList(unit),
    listKey: keys.invitationListKey(reference, invitation.key),
    kind: 'invitation',
    schemaVersion,
    version: 1,
    unit,
    // Stored wherever something was sent, so that closing needs no rule in the database.
    ...fieldsOf(withExpiry(invitation)),
    answers,
    receipts: Object.fromEntries(Object.keys(answers).map((form) => [form, noSubmission])),
    ...(codeHash === undefined ? {} : { codeHash }),
  };
}

/** Values of PREM answers are for totals and exports: everything else gets them empty. */
function hidden(answers: Record<string, Answer>): Record<string, Answer> {
  return Object.fromEntries(
    Object.entries(answers).map(([form, answer]) => [
      form,
      isPrem(form) ? { ...answer, values: {} } : answer,
    ]),
  );
}

function invitationOf(item: InvitationItem, withPremValues: boolean): Invitation {
  const fields = pick(item, invitationFields);
  const answers = withPremValues ? item.answers : hidden(item.answers);
  return Object.keys(answers).length > 0 ? { ...fields, answers } : fields;
}

/** A patient with the versions that a later write can be conditioned on. */
export type StoredPatient = AsRead & {
  /** Without the values of PREM answers (`values` is `{}`), unless they were asked for. */
  patient: Patient;
  /** Of each invitation, by its key. */
  invitationVersions: Readonly<Record<string, number>>;
};

/** @returns null when there is no record among the items */
export function patientOf(
  items: readonly Item[],
  { withPremValues = false }: { withPremValues?: boolean } = {},
): StoredPatient | null {
  const found = items.find((item) => item.kind === 'record');
  if (!found) return null;
  const invitations = items.filter((item) => item.kind === 'invitation');
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
