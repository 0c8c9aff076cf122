import { Failed, fail } from '../../domain/failure.ts';
import type { PatientRecord } from '../../domain/patient/patient.ts';
import type { AcceptedAlike } from '../../domain/patient/reference-name.ts';
import { Again, retrying } from '../../retrying.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { type AsRead, replacing, stillAsRead } from '../condition.ts';
import type { Creation } from '../creation.ts';
import { named } from '../expression.ts';
import { referenceOf } from '../item.ts';
import { pagesOf, partitionOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { removeLeftOver } from './deletion.ts';
import { invitationKind } from './invitation-item.ts';
import { getRecord, recordItem, recordKind } from './record-item.ts';
import { writeNew } from './reference-names.ts';
import { type Fact, factKinds, patientOf, type StoredPatient } from './stored-patient.ts';
import { noMark } from './unfinished.ts';

/**
 * Reads a patient, strongly consistent.
 * @returns null when the unit has no such patient
 */
export async function getPatient(
  table: Table,
  unit: string,
  reference: string,
  options: { withPremValues?: boolean } = {},
): Promise<StoredPatient | null> {
  const record = await getRecord(table, unit, reference);
  if (!record) return null;
  // Read one after the other: a change based on this record then accounts for every invitation added before
  // it.
  const invitations = await partitionOf(table, [invitationKind], keys.invitations(unit, reference));
  return patientOf([record, ...invitations], options);
}

/** Attempts at a creation, when another patient is created under the same name at the same time. */
const attempts = 5;

/**
 * @returns the version of the new record
 * @param accepted the references that the new one may read like
 * @param creation when the caller may send the request again
 * @throws Failed conflict when the reference is taken, or reads like one that is not accepted
 */
export async function createRecord(
  table: Table,
  unit: string,
  record: PatientRecord,
  entry: AuditEntry,
  accepted: AcceptedAlike = [],
  creation?: Creation,
): Promise<number> {
  const { reference } = record;
  const place = { table, unit, reference };
  await removeLeftOver(place, entry.id);
  const Item = recordItem(unit, record, { version: 1, invited: 0 }, entry.at);
  const put = { TableName: table.name, Item, ...replacing(undefined) };
  const changes = [{ Put: put }, noMark(place)];
  return retrying(attempts, async () => {
    const collision = await writeNew(table, unit, { reference, accepted }, changes, entry, creation);
    if (!collision) return 1;
    const exists = new Failed({ kind: 'conflict', why: 'patient-exists' });
    // Another patient was created under the same name, so the check is made again; or an import of the patient has begun.
    if (!collision.refused.includes(0)) {
      await removeLeftOver(place, entry.id, { isMarked: collision.refused.includes(1) });
      return new Again(exists);
    }
    throw exists;
  });
}

/**
 * Replaces the record.
 * @param read the patient that the change is based on, judged together with their invitations
 * @returns the new version
 * @throws Failed conflict when the record has been changed, or an invitation added, since; not-found when it
 *   is gone. Then nothing is changed
 */
export async function updateRecord(
  table: Table,
  unit: string,
  record: PatientRecord,
  read: AsRead,
  entry: AuditEntry,
): Promise<number> {
  const version = read.version + 1;
  const condition = stillAsRead(read);
  const update = {
    TableName: table.name,
    Key: { pk: keys.patient(unit, record.reference), sk: keys.record },
    // The record is written whole, in its present shape.
    UpdateExpression:
      'SET #record = :record, #changedAt = :changedAt, #version = :version, #schemaVersion = :schemaVersion',
    ConditionExpression: condition.ConditionExpression,
    ExpressionAttributeNames: {
      ...named('record', 'changedAt', 'schemaVersion'),
      ...condition.ExpressionAttributeNames,
    },
    ExpressionAttributeValues: {
      ':record': record,
      ':changedAt': entry.at,
      ':version': version,
      ':schemaVersion': recordKind.version,
      ...condition.ExpressionAttributeValues,
    },
  };
  const refused = await writeWithEntry(table, unit, [{ Update: update }], entry);
  if (!refused) return version;
  const isThere = await getRecord(table, unit, record.reference);
  return fail(
    isThere ? { kind: 'conflict', why: 'patient-changed' } : { kind: 'not-found', what: 'patient' },
  );
}

/** Sorts after every character of a reference or a key, as `#` sorts before them. */
const last = '~';

/**
 * Patients ordered by reference, with their invitations.
 * @param prefix only references that begin with it
 * @param after the last reference of the page before
 * @returns `next` is the last reference returned, when there are more
 */
export async function listPatients(
  table: Table,
  unit: string,
  {
    prefix = '',
    after,
    limit,
    withPremValues = false,
  }: { prefix?: string; after?: string; limit: number; withPremValues?: boolean },
): Promise<{ patients: StoredPatient[]; next?: string }> {
  const behind = after === undefined ? '' : `${after}#${last}`;
  const from = behind > prefix ? behind : prefix || ' ';
  const to = prefix + last;
  if (from > to) return { patients: [] };
  const pages = pagesOf(table, factKinds, {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list AND #listKey BETWEEN :from AND :to',
    ExpressionAttributeNames: named('list', 'listKey'),
    ExpressionAttributeValues: { ':list': keys.patientList(unit), ':from': from, ':to': to },
    Limit: (limit + 1) * 4,
  });
  const patients: StoredPatient[] = [];
  for await (const items of groupsOf(pages)) {
    const patient = patientOf(items, { withPremValues });
    if (!patient) continue;
    const previous = patients.at(-1);
    if (previous && patients.length === limit) return { patients, next: previous.patient.reference };
    patients.push(patient);
  }
  return { patients };
}

/** Groups consecutive items by patient. */
async function* groupsOf(pages: AsyncIterable<Fact[]>): AsyncGenerator<Fact[]> {
  let group: Fact[] = [];
  for await (const page of pages) {
    for (const item of page) {
      if (group[0] && referenceOf(group[0]) !== referenceOf(item)) {
        yield group;
        group = [];
      }
      group.push(item);
    }
  }
  if (group.length > 0) yield group;
}
