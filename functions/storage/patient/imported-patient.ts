import { fail } from '../../domain/failure.ts';
import type { PatientRecord } from '../../domain/patient/patient.ts';
import type { AcceptedAlike } from '../../domain/patient/reference-name.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { withLastDay } from '../../domain/survey/invitation-state.ts';
import { type AuditEntry, changesLimit, writeWithEntry } from '../audit.ts';
import { type AsRead, replacing, stillAsRead } from '../condition.ts';
import { named } from '../expression.ts';
import { keys, type Table } from '../table.ts';
import type { TransactItem } from '../transaction.ts';
import { removeLeftOver } from './deletion.ts';
import { fieldsOf, invitationItem, noSubmission } from './invitation-item.ts';
import { recordItem } from './record-item.ts';
import { writeNew } from './reference-names.ts';

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

function recordPut(table: Table, unit: string, { record, read }: ImportedPatient): TransactItem {
  const { version, invited } = read ?? { version: 0, invited: 0 };
  const Item = recordItem(unit, record, { version: version + 1, invited });
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

/** Most invitations of a patient that are added or changed at once: beside the record, and for a new patient the name. */
const roomFor = ({ read }: Pick<ImportedPatient, 'read'>) => changesLimit - (read ? 1 : 2);

/** @throws Failed too-many-invitations when more invitations change than one transaction takes */
export function checkRoom(imported: Pick<ImportedPatient, 'invitations' | 'read'>): void {
  const limit = roomFor(imported);
  if (imported.invitations.length > limit) fail({ kind: 'too-many-invitations', limit });
}

/**
 * Writes one imported patient and the entry, all or nothing, in one transaction. Stored parts that are not in
 * `imported` stay.
 * @throws Failed conflict when anything was written since the merge started (merge again and retry), too-many-invitations
 *   when more invitations change than one transaction takes, too-large when an item would not fit
 */
export async function putImported(
  table: Table,
  unit: string,
  imported: ImportedPatient,
  entry: AuditEntry,
  accepted: AcceptedAlike = [],
): Promise<void> {
  const { reference } = imported.record;
  checkRoom(imported);
  if (!imported.read) await removeLeftOver(table, unit, reference);
  const changes = [
    recordPut(table, unit, imported),
    ...imported.invitations.map(({ invitation, isNew, expectedVersion }) =>
      isNew
        ? newInvitation(table, unit, reference, invitation)
        : changedInvitation(table, unit, reference, invitation, expectedVersion),
    ),
  ];
  const collision = imported.read
    ? await writeWithEntry(table, unit, changes, entry)
    : await writeNew(table, unit, { reference, accepted }, changes, entry);
  if (collision) fail({ kind: 'conflict', why: 'patient-changed' });
}
