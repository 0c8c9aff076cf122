import { beforeEach, describe, expect, it } from 'vitest';
import type { Failure } from '../../functions/domain/failure.ts';
import { type AuditEntry, listAudit, writeWithEntry } from '../../functions/storage/audit.ts';
import { deletePatient } from '../../functions/storage/patient/deletion.ts';
import { putImported } from '../../functions/storage/patient/imported-patient.ts';
import {
  correctAnswer,
  createInvitation,
  renewCode,
  storeStaffAnswer,
  withdrawInvitation,
} from '../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient, updateRecord } from '../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../functions/storage/table.ts';
import { setContact } from '../../functions/storage/wording/unit-contact.ts';
import { answer, entry, invitation, patient, record } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { failed } from '../support/failed.ts';
import { sendWritesTwice, watchWrites } from '../support/stopped.ts';
import { itemAt, storePatient, unit } from '../support/world.ts';

const at = '2026-05-01T09:00:00Z';
const reference = 'SU-0001';
const newCode = { code: { hash: 'hash', salt: 'salt', serial: 1 }, before: undefined };
const onPaper = answer({ side: 'left', 1: 2 }, { mode: 'paper' });
const typedIn = (version: number) => ({ reference, key: 'i1', form: 'face', version });
const recordKey = [keys.patient(unit, reference), keys.record] as const;
const invitationKey = [keys.invitations(unit, reference), keys.invitation('i1')] as const;
const imported = (version: number) => ({
  record: record({ homeRegion: '12' }),
  read: { version, invited: 0 },
  invitations: [{ invitation: invitation({ channel: 'sms' as const }), isNew: false, expectedVersion: 1 }],
});

/** A change of the stored patient, one that is refused, and the read that shows its effect. */
type Change = {
  make: (table: Table, entry: AuditEntry) => Promise<unknown>;
  refused: (table: Table, entry: AuditEntry) => Promise<unknown>;
  kind: Failure['kind'];
  seen: readonly [string, string];
};

const changes: Record<string, Change> = {
  'a registered patient': {
    make: (table, log) => createRecord(table, unit, record({ reference: 'SU-0002' }), log),
    refused: (table, log) => createRecord(table, unit, record(), log),
    kind: 'conflict',
    seen: [keys.patient(unit, 'SU-0002'), keys.record],
  },
  'a corrected record': {
    make: (table, log) =>
      updateRecord(table, unit, record({ homeRegion: '12' }), { version: 1, invited: 0 }, log),
    refused: (table, log) =>
      updateRecord(table, unit, record({ homeRegion: '12' }), { version: 7, invited: 0 }, log),
    kind: 'conflict',
    seen: recordKey,
  },
  'a deletion': {
    make: (table, log) => deletePatient(table, unit, reference, 1, log),
    refused: (table, log) => deletePatient(table, unit, reference, 7, log),
    kind: 'conflict',
    seen: recordKey,
  },
  'an invitation': {
    make: (table, log) =>
      createInvitation(table, unit, { reference, version: 1 }, invitation({ key: 'i2' }), log),
    refused: (table, log) =>
      createInvitation(table, unit, { reference: 'SU-0009', version: 1 }, invitation(), log),
    kind: 'not-found',
    seen: [keys.invitations(unit, reference), keys.invitation('i2')],
  },
  'a withdrawal': {
    make: (table, log) => withdrawInvitation(table, unit, reference, 'i1', log),
    refused: (table, log) => withdrawInvitation(table, unit, reference, 'i9', log),
    kind: 'not-found',
    seen: invitationKey,
  },
  'a new code': {
    make: (table, log) => renewCode(table, unit, reference, 'i1', newCode, log),
    refused: (table, log) => renewCode(table, unit, reference, 'i9', newCode, log),
    kind: 'not-found',
    seen: invitationKey,
  },
  'an answer on paper': {
    make: (table, log) => storeStaffAnswer(table, unit, reference, 'i1', 'fdi', onPaper, log),
    refused: (table, log) => storeStaffAnswer(table, unit, reference, 'i1', 'face', onPaper, log),
    kind: 'conflict',
    seen: invitationKey,
  },
  'a corrected answer': {
    make: (table, log) => correctAnswer(table, unit, typedIn(1), answer({ 1: 3 }, { mode: 'phone' }), log),
    refused: (table, log) => correctAnswer(table, unit, typedIn(7), onPaper, log),
    kind: 'conflict',
    seen: invitationKey,
  },
  'a removed answer': {
    make: (table, log) => correctAnswer(table, unit, typedIn(1), null, log),
    refused: (table, log) => correctAnswer(table, unit, typedIn(7), null, log),
    kind: 'conflict',
    seen: invitationKey,
  },
  'an imported patient': {
    make: (table, log) => putImported(table, unit, imported(1), log),
    refused: (table, log) => putImported(table, unit, imported(7), log),
    kind: 'conflict',
    seen: invitationKey,
  },
  'whom patients call': {
    make: (table, log) => setContact(table, unit, { phone: '031-342 10 00', sv: {} }, 0, log),
    refused: (table, log) => setContact(table, unit, null, 7, log),
    kind: 'conflict',
    seen: [keys.wording(unit), keys.contact],
  },
};

const logged = async (table: Table) =>
  (await listAudit(table, unit, { month: at.slice(0, 7), limit: 100 })).entries;

let table: Table;
let log: AuditEntry;
beforeEach(async () => {
  table = await testTable();
  await storePatient(table, patient({ invitations: [invitation({ answers: { face: onPaper } })] }));
  log = entry({ at, reference, reason: 'fel datum', detail: { key: 'i1' } });
});

describe.each(Object.entries(changes))('%s', (_, { make, refused, kind, seen }) => {
  it('is written in one request with its entry', async () => {
    const before = await itemAt(table, ...seen);
    const writes = watchWrites(table);
    await make(table, log);
    expect(writes.names).toEqual(['TransactWriteItems']);
    expect(await logged(table)).toEqual([log]);
    expect(await itemAt(table, ...seen)).not.toEqual(before);
  });

  it('that is refused leaves no entry', async () => {
    await expect(refused(table, log)).rejects.toEqual(failed(kind));
    expect(await logged(table)).toEqual([]);
  });

  it('whose write is sent twice is made once, with one entry', async () => {
    sendWritesTwice(table);
    await make(table, log);
    expect(await logged(table)).toEqual([log]);
  });

  it('is not made when its entry cannot be written', async () => {
    await writeWithEntry(table, unit, [], log);
    const before = await itemAt(table, ...seen);
    await expect(make(table, { ...log, who: 'somebody-else' })).rejects.toThrow('access log');
    expect(await itemAt(table, ...seen)).toEqual(before);
    expect(await logged(table)).toEqual([log]);
  });
});

describe('a withdrawal of a withdrawn invitation', () => {
  it('changes nothing, and writes no entry', async () => {
    await withdrawInvitation(table, unit, reference, 'i1', log);
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at, reference }));
    expect(await logged(table)).toEqual([log]);
  });
});

describe('a deletion of more than one transaction takes', () => {
  const count = 120;
  beforeEach(async () => {
    for (let index = 2; index <= count; index++)
      await createInvitation(
        table,
        unit,
        { reference, version: 1 },
        invitation({ key: `i${index}` }),
        entry(),
      );
  });
  const left = async () => {
    await createRecord(table, unit, record(), entry());
    return (await getPatient(table, unit, reference))?.patient.invitations;
  };

  it('has its one entry from the first', async () => {
    const writes = watchWrites(table);
    await deletePatient(table, unit, reference, 1, log);
    // The record with its entry, the mark of the removal, and the rest.
    expect(writes.names).toEqual(Array(3).fill('TransactWriteItems'));
    expect(await logged(table)).toEqual([log]);
    expect(await left()).toEqual([]);
  });

  it('is logged when it is interrupted, and a second call removes the rest', async () => {
    const writes = watchWrites(table);
    writes.stopAfter(1);
    await expect(deletePatient(table, unit, reference, 1, log)).rejects.toThrow('stopped');
    expect(await logged(table)).toEqual([log]);
    expect(await getPatient(table, unit, reference)).toBeNull();
    writes.stopAfter(Number.POSITIVE_INFINITY);
    const again = deletePatient(table, unit, reference, 1, entry({ at, reference }));
    await expect(again).rejects.toEqual(failed('not-found'));
    expect(await logged(table)).toEqual([log]);
    expect(await left()).toEqual([]);
  });
});
