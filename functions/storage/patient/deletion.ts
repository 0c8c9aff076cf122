import { Failed, fail } from '../../domain/failure.ts';
import { Again, retrying } from '../../retrying.ts';
import { type AuditEntry, changesLimit, writeWithEntry } from '../audit.ts';
import { stillAsRead } from '../condition.ts';
import { messageRemovals, removeMessages } from '../messages/messages.ts';
import { partitionOf } from '../read.ts';
import { removeReportMembers, reportMemberRemovals } from '../report/report-members.ts';
import { keys, type Table } from '../table.ts';
import { type TransactItem, transact, transactionLimit } from '../transaction.ts';
import { outcomesRemoval } from '../worklist/outcomes.ts';
import { invitationKind } from './invitation-item.ts';
import { contactRemoval } from './patient-contact.ts';
import { getRecord } from './record-item.ts';
import { nameRemoval } from './reference-names.ts';
import { markEnded, markHeld, markOver, noRecord, type Recordless } from './unfinished.ts';

/** Versions of reports whose lists a deletion takes the patient out of in its own transaction; more follow it. */
const reportsAtOnce = 40;

/** Messages that a deletion removes in its own transaction; more follow it. */
const messagesAtOnce = 20;

/** Attempts at a deletion, when an invitation is added in between. */
const attempts = 5;

/**
 * Removes the record, the invitations, the contact, the messages, what staff did about needs and the patient's place in signed reports, in one transaction when they fit; the tallies follow by the stream.
 * Nothing can be added to a patient without a record, so the removal after the record's is complete.
 * @throws Failed conflict when the record has been changed since `expectedVersion`, not-found when it is gone
 */
export async function deletePatient(
  table: Table,
  unit: string,
  reference: string,
  expectedVersion: number,
  entry: AuditEntry,
): Promise<void> {
  const place = { table, unit, reference };
  await retrying(attempts, async () => {
    const record = await getRecord(table, unit, reference);
    if (!record) {
      await removeLeftOver(place, entry.id);
      await removeReportMembers(table, unit, reference);
      await removeMessages(table, unit, reference);
      return fail({ kind: 'not-found', what: 'patient' });
    }
    if (record.version !== expectedVersion) fail({ kind: 'conflict', why: 'patient-changed' });
    // Read after the record, so that a later invitation makes the record's condition fail.
    const removals = await invitationRemovals(table, unit, reference);
    const { pk, sk } = record;
    const removal = { TableName: table.name, Key: { pk, sk }, ...stillAsRead(record) };
    const beside = [
      { Delete: removal },
      ...(await nameRemoval(table, unit, reference)),
      outcomesRemoval(table, unit, reference),
      contactRemoval(table, unit, reference),
      ...(await reportMemberRemovals(table, unit, reference)).slice(0, reportsAtOnce),
      ...(await messageRemovals(table, unit, reference)).slice(0, messagesAtOnce),
    ];
    const isWhole = beside.length + removals.length <= changesLimit;
    if (!isWhole) beside.push(markOver(place, entry.id));
    const first = [...beside, ...removals].slice(0, changesLimit);
    if (await writeWithEntry(table, unit, first, entry))
      return new Again(new Failed({ kind: 'conflict', why: 'patient-changed' }));
    if (!isWhole) await removeLeftOver(place, entry.id);
    // A report that was being signed may have listed the patient in between.
    await removeReportMembers(table, unit, reference);
    // A message may have been claimed in between.
    await removeMessages(table, unit, reference);
    return undefined;
  });
}

async function invitationRemovals(table: Table, unit: string, reference: string): Promise<TransactItem[]> {
  const items = await partitionOf(table, [invitationKind], keys.invitations(unit, reference));
  return items.map(({ pk, sk }) => ({ Delete: { TableName: table.name, Key: { pk, sk } } }));
}

/**
 * Removes invitations without a record: those that did not fit into the transaction of a deletion, or remain
 * after an interrupted deletion or import. A patient registered later under the reference must not get them. Ends early
 * when the reference is registered anew, or another removes them or has begun an import.
 * @param token names this removal
 * @param isMarked true also removes a mark without invitations
 */
export async function removeLeftOver(
  place: Recordless,
  token: string,
  { isMarked = false }: { isMarked?: boolean } = {},
): Promise<void> {
  const { table, unit, reference } = place;
  const left = () => invitationRemovals(table, unit, reference);
  if (!isMarked && (await left()).length === 0) return;
  if (await transact(table, [noRecord(place), markOver(place, token)])) return;
  for (;;) {
    const removals = await left();
    const some = removals.slice(0, transactionLimit - 2);
    const isLast = some.length === removals.length;
    const mark = isLast ? markEnded(place, token) : markHeld(place, token);
    if (await transact(table, [noRecord(place), mark, ...some])) return;
    if (isLast) return;
  }
}
