import type { Instant } from '../../domain/care/period.ts';
import { Failed, fail } from '../../domain/failure.ts';
import type { PatientRecord } from '../../domain/patient/patient.ts';
import type { AcceptedAlike } from '../../domain/patient/reference-name.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { withLastDay } from '../../domain/survey/invitation-state.ts';
import { type AuditEntry, changesLimit, writeWithEntry } from '../audit.ts';
import { type AsRead, replacing, stillAsRead } from '../condition.ts';
import { named } from '../expression.ts';
import { keys, type Table } from '../table.ts';
import { type TransactItem, transact, transactionLimit } from '../transaction.ts';
import { removeLeftOver } from './deletion.ts';
import { fieldsOf, invitationItem, noSubmission } from './invitation-item.ts';
import { recordItem } from './record-item.ts';
import { writeNew } from './reference-names.ts';
import { markEnded, markHeld, markNew, noMark, noRecord, type Recordless } from './unfinished.ts';

export type ImportedPatient = {
  record: PatientRecord;
  /** The patient that the merge started from; null for a new one. */
  read: AsRead | null;
  /** The invitations that the import adds or changes, merged with what is stored. */
  invitations: readonly {
    invitation: Invitation;
    isNew: boolean;
    /** Version that the merge started from; of no meaning for a new one. */
    expectedVersion?: number | undefined;
  }[];
};

function recordPut(
  table: Table,
  unit: string,
  { record, read }: Pick<ImportedPatient, 'record' | 'read'>,
  changedAt: Instant,
): TransactItem {
  const { version, invited } = read ?? { version: 0, invited: 0 };
  const Item = recordItem(unit, record, { version: version + 1, invited }, changedAt);
  return { Put: { TableName: table.name, Item, ...(read ? stillAsRead(read) : replacing(undefined)) } };
}

function newInvitation(table: Table, unit: string, reference: string, invitation: Invitation): TransactItem {
  return {
    Put: {
      TableName: table.name,
      Item: invitationItem(unit, reference, invitation),
      ...replacing(undefined),
    },
  };
}

/** An answer whose values were not read cannot have been changed, so it stays as it is stored. */
const isWhole = ([, answer]: [string, Answer]): boolean => Object.keys(answer.values).length > 0;

/**
 * Replaces the domain's attributes and keeps the code and the receipts. Even after a wrong merge, an answer
 * from the web keeps its content: the condition only lets it be overwritten with itself.
 */
function changedInvitation(
  table: Table,
  unit: string,
  reference: string,
  invitation: Invitation,
  expectedVersion: number | undefined,
): TransactItem {
  const { key: _, ...fields } = fieldsOf(withLastDay(invitation));
  const set = ['#version = #version + :one'];
  const remove: string[] = [];
  const conditions = ['#version = :expected'];
  const names = named('version', ...Object.keys(fields));
  const values: Record<string, unknown> = { ':one': 1, ':expected': expectedVersion ?? 0 };
  for (const [field, value] of Object.entries(fields)) {
    if (value === undefined) remove.push(`#${field}`);
    else {
      set.push(`#${field} = :${field}`);
      values[`:${field}`] = value;
    }
  }
  const answers = Object.entries(invitation.answers ?? {}).filter(isWhole);
  for (const [index, [form, answer]] of answers.entries()) {
    const [name, value] = [`#form${index}`, `:answer${index}`];
    names[name] = form;
    values[value] = answer;
    set.push(`#answers.${name} = ${value}`, `#receipts.${name} = if_not_exists(#receipts.${name}, :none)`);
    conditions.push(
      `(attribute_not_exists(#answers.${name}) OR #answers.${name}.#mode <> :web OR #answers.${name} = ${value})`,
    );
  }
  if (answers.length > 0) {
    Object.assign(names, named('answers', 'receipts', 'mode'));
    Object.assign(values, { ':web': 'web', ':none': noSubmission });
  }
  return {
    Update: {
      TableName: table.name,
      Key: { pk: keys.invitations(unit, reference), sk: keys.invitation(invitation.key) },
      UpdateExpression: `SET ${set.join(', ')}${remove.length > 0 ? ` REMOVE ${remove.join(', ')}` : ''}`,
      ConditionExpression: conditions.join(' AND '),
      ExpressionAttributeNames: names,
      ExpressionAttributeValues: values,
    },
  };
}

/** Most invitations of a stored patient that are added or changed at once, beside the record. */
const changedAtOnce = changesLimit - 1;

/** Most invitations in the transaction that creates a patient, beside the record, the mark and the name. */
const createdAtOnce = changesLimit - 3;

/** Most invitations in a transaction before it, beside the condition of no record and the mark. */
const aheadAtOnce = transactionLimit - 2;

/**
 * Takes the part of an import that is written at once: a new patient whole, of a stored one as many invitations as one
 * transaction holds. The others are what a merge finds changed after it.
 */
export const stepOf = (imported: ImportedPatient): ImportedPatient =>
  imported.read ? { ...imported, invitations: imported.invitations.slice(0, changedAtOnce) } : imported;

const patientChanged = { kind: 'conflict', why: 'patient-changed' } as const;

/** Writes invitations of a patient without a record, whom no reader sees. @throws Failed conflict */
async function writeAhead(
  place: Recordless,
  invitations: readonly TransactItem[],
  token: string,
): Promise<void> {
  for (let from = 0; from < invitations.length; from += aheadAtOnce) {
    const mark = from === 0 ? markNew(place, token) : markHeld(place, token);
    const some = invitations.slice(from, from + aheadAtOnce);
    if (await transact(place.table, [noRecord(place), mark, ...some])) fail(patientChanged);
  }
}

/**
 * Writes a new patient: the invitations that do not fit into the last transaction first, then the record with the
 * others, the name and the entry. The patient is there from the last one on. An import that is interrupted before it
 * leaves invitations that the next removes.
 */
async function putNew(
  table: Table,
  unit: string,
  { record, invitations }: ImportedPatient,
  entry: AuditEntry,
  accepted: AcceptedAlike,
): Promise<void> {
  const { reference } = record;
  const place: Recordless = { table, unit, reference };
  const token = entry.id;
  await removeLeftOver(place, token);
  const all = invitations.map(({ invitation }) => newInvitation(table, unit, reference, invitation));
  const ahead = all.slice(createdAtOnce);
  const mark = ahead.length > 0 ? markEnded(place, token) : noMark(place);
  const put = recordPut(table, unit, { record, read: null }, entry.at);
  let isMarked = ahead.length > 0;
  try {
    await writeAhead(place, ahead, token);
    const changes = [put, mark, ...all.slice(0, createdAtOnce)];
    const collision = await writeNew(table, unit, { reference, accepted }, changes, entry);
    if (!collision) return;
    isMarked ||= collision.refused.includes(1);
    fail(patientChanged);
  } catch (error) {
    if (isMarked && error instanceof Failed) await removeLeftOver(place, token, { isMarked });
    throw error;
  }
}

/**
 * Writes one step of an imported patient and the entry, all or nothing. Stored parts that are not in `imported` stay.
 * @param imported from `stepOf`
 * @throws Failed conflict when anything was written since the merge started (merge again and retry), too-large when an
 *   item would not fit
 */
export async function putImported(
  table: Table,
  unit: string,
  imported: ImportedPatient,
  entry: AuditEntry,
  accepted: AcceptedAlike = [],
): Promise<void> {
  if (!imported.read) return putNew(table, unit, imported, entry, accepted);
  const { reference } = imported.record;
  const changes = [
    recordPut(table, unit, imported, entry.at),
    ...imported.invitations.map(({ invitation, isNew, expectedVersion }) =>
      isNew
        ? newInvitation(table, unit, reference, invitation)
        : changedInvitation(table, unit, reference, invitation, expectedVersion),
    ),
  ];
  if (await writeWithEntry(table, unit, changes, entry)) fail(patientChanged);
}
