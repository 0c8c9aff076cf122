import type { UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Instant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { defaultLastDay } from '../../domain/survey/invitation-state.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import type { Creation } from '../creation.ts';
import { named } from '../expression.ts';
import { dueAttributes } from '../messages/due-attributes.ts';
import { getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { codeIn, invitationItem, invitationKind, noSubmission, type StoredCode } from './invitation-item.ts';
import { getPatient } from './patients.ts';
import { getRecord } from './record-item.ts';

/** Staff's actions on an invitation; the survey's are in survey-invitation.ts. */

type PatientAsRead = { reference: string; version: number };

/**
 * Holds while the record is the one that was read, and counts the new invitation on it, so that a change of
 * the record notices it.
 */
const invitedOn = (table: Table, unit: string, { reference, version }: PatientAsRead) => ({
  Update: {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    UpdateExpression: 'SET #invited = #invited + :one',
    ConditionExpression: '#version = :version',
    ExpressionAttributeNames: named('invited', 'version'),
    ExpressionAttributeValues: { ':one': 1, ':version': version },
  },
});

/**
 * @param patient with the version of the record that holds the invitation's visit or treatment
 * @param code the invitation's code, if it has one
 * @param creation when the caller may send the request again
 * @param sendAt when the system is to send it, if it is
 * @throws Failed not-found when there is no such patient, conflict when the record has been changed since or the key is
 *   taken
 */
export async function createInvitation(
  table: Table,
  unit: string,
  patient: PatientAsRead,
  invitation: Invitation,
  entry: AuditEntry,
  code?: StoredCode,
  creation?: Creation,
  sendAt?: Instant,
): Promise<void> {
  const { reference } = patient;
  const asked = sendAt && { sendAskedAt: entry.at, ...dueAttributes(unit, sendAt) };
  const Item = { ...invitationItem(unit, reference, invitation, code), ...asked };
  const put = { TableName: table.name, Item, ...replacing(undefined) };
  const changes = [invitedOn(table, unit, patient), { Put: put }];
  const refused = await writeWithEntry(table, unit, changes, entry, creation);
  if (!refused) return;
  if (!(await getRecord(table, unit, reference))) fail({ kind: 'not-found', what: 'patient' });
  if (refused.refused.includes(0)) fail({ kind: 'conflict', why: 'patient-changed' });
  fail({ kind: 'conflict', why: 'invitation-exists' });
}

type InvitationUpdate = { UpdateExpression: string } & Required<
  Pick<UpdateCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames'>
> &
  Pick<UpdateCommandInput, 'ExpressionAttributeValues'>;

/** Adds the moment of the change to an update, which sets or removes. */
const noting = (update: string): string =>
  update.startsWith('SET ')
    ? update.replace('SET ', 'SET #changedAt = :changedAt, ')
    : `SET #changedAt = :changedAt ${update}`;

/** @returns whether it was changed: false when the condition did not hold */
async function change(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  { UpdateExpression, ...rest }: InvitationUpdate,
  entry: AuditEntry,
  creation?: Creation,
): Promise<boolean> {
  const { ExpressionAttributeNames, ExpressionAttributeValues } = rest;
  const update = {
    TableName: table.name,
    Key: { pk: keys.invitations(unit, reference), sk: keys.invitation(key) },
    UpdateExpression: `${noting(UpdateExpression)} ADD #version :one`,
    ConditionExpression: `attribute_exists(#pk) AND ${rest.ConditionExpression}`,
    ExpressionAttributeNames: { ...named('pk', 'version', 'changedAt'), ...ExpressionAttributeNames },
    ExpressionAttributeValues: { ':one': 1, ':changedAt': entry.at, ...ExpressionAttributeValues },
  };
  return (await writeWithEntry(table, unit, [{ Update: update }], entry, creation)) === null;
}

/** @throws Failed not-found when there is no such invitation */
async function invitationOrFail(
  table: Table,
  unit: string,
  reference: string,
  key: string,
): Promise<Invitation> {
  const stored = await getPatient(table, unit, reference);
  const invitation = stored?.patient.invitations.find((one) => one.key === key);
  return invitation ?? fail({ kind: 'not-found', what: 'invitation' });
}

/**
 * Closes the link at the moment of the entry. An invitation that is withdrawn already keeps its first moment,
 * and no entry is written.
 * @throws Failed not-found when there is no such invitation
 */
export async function withdrawInvitation(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  entry: AuditEntry,
): Promise<void> {
  const closing = {
    UpdateExpression: 'SET #withdrawnAt = :at',
    ConditionExpression: 'attribute_not_exists(#withdrawnAt)',
    ExpressionAttributeNames: named('withdrawnAt'),
    ExpressionAttributeValues: { ':at': entry.at },
  };
  const changed = await change(table, unit, reference, key, closing, entry);
  if (!changed) await invitationOrFail(table, unit, reference, key);
}

/**
 * Reads the derived code, strongly consistent.
 * @returns undefined when no code was issued, or there is no such invitation
 */
export async function getCode(
  table: Table,
  unit: string,
  reference: string,
  key: string,
): Promise<StoredCode | undefined> {
  const place = { pk: keys.invitations(unit, reference), sk: keys.invitation(key) };
  const item = await getItem(table, invitationKind, place);
  return item && codeIn(item);
}

/** A code that replaces another. */
type NewCode = {
  code: Required<StoredCode>;
  /** The replaced code, as it was read. */
  before: StoredCode | undefined;
  /**
   * For an invitation that is neither created nor sent: the state that it gets at the moment of the entry.
   */
  becomes?: 'createdAt' | 'sentAt' | undefined;
  /** When the caller may send the request again. */
  creation?: Creation | undefined;
};

/**
 * Replaces the code: the new one opens the invitation, and the old one no longer does.
 * @throws Failed not-found when there is no such invitation, conflict when it is withdrawn or has another code since
 */
export async function renewCode(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  { code, before, becomes, creation }: NewCode,
  entry: AuditEntry,
): Promise<void> {
  const set = ['#codeHash = :codeHash', '#codeSalt = :salt', '#codeSerial = :serial'];
  const names = named('codeHash', 'codeSalt', 'codeSerial', 'withdrawnAt');
  const values: Record<string, unknown> = {
    ':codeHash': code.hash,
    ':salt': code.salt,
    ':serial': code.serial,
  };
  if (before) values[':before'] = before.hash;
  if (becomes) {
    set.push('#becomes = if_not_exists(#becomes, :at)', '#expiresAt = if_not_exists(#expiresAt, :expiresAt)');
    Object.assign(names, named('expiresAt'), { '#becomes': becomes });
    Object.assign(values, { ':at': entry.at, ':expiresAt': defaultLastDay(entry.at) });
  }
  const isBefore = before ? '#codeHash = :before' : 'attribute_not_exists(#codeHash)';
  const renewal = {
    UpdateExpression: `SET ${set.join(', ')}`,
    ConditionExpression: `attribute_not_exists(#withdrawnAt) AND ${isBefore}`,
    ExpressionAttributeNames: names,
    ExpressionAttributeValues: values,
  };
  const changed = await change(table, unit, reference, key, renewal, entry, creation);
  if (changed) return;
  const { withdrawnAt } = await invitationOrFail(table, unit, reference, key);
  fail({ kind: 'conflict', why: withdrawnAt ? 'withdrawn' : 'code-renewed' });
}

/**
 * Sends a created invitation at the moment of the entry; from then on it is open as long as any other. One
 * that is already sent, opened or answered stays as it is, and no entry is written.
 * @returns the moment when it was sent
 * @throws Failed not-found when there is no such invitation, conflict when it is withdrawn or has no code
 */
export async function handOver(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  entry: AuditEntry,
): Promise<Instant> {
  const handing = {
    UpdateExpression: 'SET #sentAt = :at, #expiresAt = :expiresAt',
    ConditionExpression:
      'attribute_exists(#codeHash) AND attribute_exists(#createdAt) AND attribute_not_exists(#sentAt) AND attribute_not_exists(#openedAt) AND attribute_not_exists(#withdrawnAt) AND size(#answers) = :none',
    ExpressionAttributeNames: named(
      'codeHash',
      'createdAt',
      'sentAt',
      'openedAt',
      'withdrawnAt',
      'answers',
      'expiresAt',
    ),
    ExpressionAttributeValues: { ':at': entry.at, ':expiresAt': defaultLastDay(entry.at), ':none': 0 },
  };
  const changed = await change(table, unit, reference, key, handing, entry);
  if (changed) return entry.at;
  const { sentAt, withdrawnAt } = await invitationOrFail(table, unit, reference, key);
  if (sentAt) return sentAt;
  return fail({ kind: 'conflict', why: withdrawnAt ? 'withdrawn' : 'no-code' });
}

/**
 * Records an answer that came on paper, by phone or at the clinic. The first answer to an invitation that was
 * only created sends it, so the last day then follows from it.
 * @param sends whether this is such an answer
 * @throws Failed not-found when there is no such invitation or form in it, conflict when the form is answered
 */
export async function storeStaffAnswer(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  form: string,
  answer: Answer,
  entry: AuditEntry,
  sends = false,
): Promise<void> {
  const recording = {
    UpdateExpression: `SET #answers.#form = :answer, #receipts.#form = :none${sends ? ', #expiresAt = :lastDay' : ''}`,
    ConditionExpression: 'contains(#forms, :form) AND attribute_not_exists(#answers.#form)',
    ExpressionAttributeNames: {
      ...named('answers', 'receipts', 'forms', ...(sends ? ['expiresAt'] : [])),
      '#form': form,
    },
    ExpressionAttributeValues: {
      ':answer': answer,
      ':none': noSubmission,
      ':form': form,
      ...(sends && { ':lastDay': defaultLastDay(answer.answeredAt) }),
    },
  };
  const changed = await change(table, unit, reference, key, recording, entry);
  if (changed) return;
  const { forms } = await invitationOrFail(table, unit, reference, key);
  if (!forms.includes(form)) fail({ kind: 'not-found', what: 'form' });
  fail({ kind: 'conflict', why: 'answered' });
}

/** The answer to replace or remove: that of a form, in a known version of an invitation. */
type KnownAnswer = { reference: string; key: string; form: string; version: number };

/**
 * Replaces or removes an answer that staff typed in or an import brought. After a removal the form can be
 * answered by its code again, while the invitation is open.
 * @param answer null: removes it
 * @throws Failed not-found when there is no such invitation, conflict when it has been changed since, the
 *   form has no answer, or the answer was given on the web and may not change
 */
export async function correctAnswer(
  table: Table,
  unit: string,
  { reference, key, form, version }: KnownAnswer,
  answer: Answer | null,
  entry: AuditEntry,
): Promise<void> {
  const correction = {
    UpdateExpression: answer ? 'SET #answers.#form = :answer' : 'REMOVE #answers.#form, #receipts.#form',
    ConditionExpression:
      '#version = :known AND attribute_exists(#answers.#form) AND #answers.#form.#mode <> :web',
    ExpressionAttributeNames: { ...named('answers', 'mode', ...(answer ? [] : ['receipts'])), '#form': form },
    ExpressionAttributeValues: { ':known': version, ':web': 'web', ...(answer ? { ':answer': answer } : {}) },
  };
  const changed = await change(table, unit, reference, key, correction, entry);
  if (changed) return;
  await invitationOrFail(table, unit, reference, key);
  fail({ kind: 'conflict', why: 'answer-changed' });
}
