import { beforeEach, describe, expect, it } from 'vitest';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { inParallel } from '../../../functions/in-parallel.ts';
import { listAudit } from '../../../functions/storage/audit.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { putImported, stepOf } from '../../../functions/storage/patient/imported-patient.ts';
import { invitationKind } from '../../../functions/storage/patient/invitation-item.ts';
import { createInvitation } from '../../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient, listPatients } from '../../../functions/storage/patient/patients.ts';
import { findByCode, storeAnswer } from '../../../functions/storage/patient/survey-invitation.ts';
import { partitionOf } from '../../../functions/storage/read.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { answer, entry, invitation, newVisit, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { watchWrites } from '../../support/stopped.ts';
import { itemAt, storePatient, unit } from '../../support/world.ts';

const reference = 'SU-0001';
const codeHash = hashCode('CODE');
const onTheWeb = answer({ overall: 'poor' });

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const whole = () => getPatient(table, unit, reference, { withPremValues: true });

async function answerOnTheWeb(): Promise<void> {
  const found = await findByCode(table, codeHash);
  if (!found) throw new Error('the code opens nothing');
  const now = new Date('2026-02-15T18:22:00Z');
  const submission = { codeHash, form: 'prem', answer: onTheWeb, digest: 'a', now };
  expect(await storeAnswer(table, found.handle, submission)).toBe('stored');
}

/** A patient with an open invitation that a code opens. */
async function invited(): Promise<void> {
  await createRecord(table, unit, record(), entry());
  await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), { hash: codeHash });
}

const change = (more = {}, invitationVersion = 1) => ({
  record: record({ homeRegion: '12' }),
  read: { version: 1, invited: 1 },
  invitations: [{ invitation: invitation(more), isNew: false, expectedVersion: invitationVersion }],
});

describe('an imported patient', () => {
  it('is new with all invitations and answers, whose forms are answered for the survey too', async () => {
    const invitations = [invitation({ answers: { prem: onTheWeb } }), invitation({ key: 'i2' })];
    await storePatient(table, patient({ invitations }));
    expect((await whole())?.patient.invitations).toMatchObject(invitations);
    expect((await whole())?.invitationVersions).toEqual({ i1: 1, i2: 1 });
  });

  it('that exists already is not taken for a new one', async () => {
    await storePatient(table, patient());
    const again = storePatient(table, patient({ homeRegion: '01', invitations: [invitation()] }));
    await expect(again).rejects.toEqual(failed('conflict'));
    expect((await whole())?.patient).toEqual(patient());
  });

  it('is changed together with an invitation, whose code goes on working', async () => {
    await invited();
    await putImported(table, unit, change({ channel: 'sms', openedAt: '2026-02-14T09:00:00Z' }), entry());
    const read = await whole();
    expect(read).toMatchObject({ version: 2, invitationVersions: { i1: 2 } });
    expect(read?.patient).toMatchObject({ homeRegion: '12', invitations: [{ channel: 'sms' }] });
    expect(await findByCode(table, codeHash)).not.toBeNull();
  });

  it('loses an optional field that the merged invitation does not have', async () => {
    await invited();
    await putImported(table, unit, change({ withdrawnAt: '2026-03-01T09:00:00Z' }), entry());
    await putImported(table, unit, { ...change({}, 2), read: { version: 2, invited: 1 } }, entry());
    expect((await whole())?.patient.invitations[0]).not.toHaveProperty('withdrawnAt');
  });

  it('adds an answer and leaves the others', async () => {
    await invited();
    await answerOnTheWeb();
    const onPaper = answer({ side: 'left', 1: 2 }, { mode: 'paper' });
    await putImported(table, unit, change({ answers: { prem: onTheWeb, face: onPaper } }, 2), entry());
    expect((await whole())?.patient.invitations[0]?.answers).toEqual({ prem: onTheWeb, face: onPaper });
    expect((await findByCode(table, codeHash))?.receipts).toEqual({ prem: { digest: 'a' }, face: 'none' });
  });

  it('is refused whole when an answer came on the web since the merge began', async () => {
    await invited();
    await answerOnTheWeb();
    const before = await whole();
    await expect(putImported(table, unit, change({ channel: 'sms' }), entry())).rejects.toEqual(
      failed('conflict'),
    );
    expect(await whole()).toEqual(before);
  });

  it('is refused whole when one of its invitations exists though it was taken for new', async () => {
    await invited();
    const before = await whole();
    const imported = {
      ...change(),
      invitations: [
        { invitation: invitation({ key: 'i2' }), isNew: true },
        { invitation: invitation(), isNew: true },
      ],
    };
    await expect(putImported(table, unit, imported, entry())).rejects.toEqual(failed('conflict'));
    expect(await whole()).toEqual(before);
  });

  it('never overwrites an answer from the web', async () => {
    await invited();
    await answerOnTheWeb();
    const other = change({ answers: { prem: answer({ overall: 'very-good' }) } }, 2);
    await expect(putImported(table, unit, other, entry())).rejects.toEqual(failed('conflict'));
    expect((await whole())?.patient.invitations[0]?.answers).toEqual({ prem: onTheWeb });
  });

  it('does not lose PREM values that were read without', async () => {
    await invited();
    await answerOnTheWeb();
    const read = await getPatient(table, unit, reference);
    await putImported(table, unit, change(read?.patient.invitations[0], 2), entry());
    expect((await whole())?.patient.invitations[0]?.answers).toEqual({ prem: onTheWeb });
  });

  it('that is stored, with more changed invitations than one transaction takes, goes in by steps', async () => {
    await storePatient(table, patient());
    const invitations = Array.from({ length: 99 }, (_, index) => ({
      invitation: invitation({ key: `i${index}` }),
      isNew: true,
    }));
    const more = { record: record(), read: { version: 1, invited: 0 }, invitations };
    await putImported(table, unit, stepOf(more), entry());
    expect((await whole())?.patient.invitations).toHaveLength(98);
    const rest = { ...more, read: { version: 2, invited: 0 }, invitations: invitations.slice(98) };
    expect(stepOf(rest)).toEqual(rest);
    await putImported(table, unit, stepOf(rest), { ...entry(), id: 'second' });
    expect((await whole())?.patient.invitations).toHaveLength(99);
  });
});

describe('a new patient with more invitations than one transaction takes', () => {
  const many = (count: number, more = {}) =>
    patient({
      ...more,
      invitations: Array.from({ length: count }, (_, index) => invitation({ key: `i${1000 + index}` })),
    });
  const left = () => partitionOf(table, [invitationKind], keys.invitations(unit, reference));
  const mark = () => itemAt(table, keys.unfinished(unit), reference);
  const isWhole = async (one: Patient) => {
    expect((await whole())?.patient).toMatchObject(one);
    expect(await mark()).toBeUndefined();
    expect((await listAudit(table, unit, { month: '2026-03', limit: 10 })).entries).toHaveLength(1);
  };

  it.each([96, 97, 98, 194, 195, 300])('goes in whole: %i invitations', async (count) => {
    await storePatient(table, many(count));
    await isWhole(many(count));
  });

  it('is not there, or goes in whole, wherever the import is interrupted, and the same import completes it', async () => {
    const writes = watchWrites(table);
    for (let after = 0; ; after++) {
      writes.stopAfter(after);
      const isInterrupted = await storePatient(table, many(300)).then(
        () => false,
        () => true,
      );
      writes.stopAfter(Number.POSITIVE_INFINITY);
      if (!isInterrupted) break;
      expect(await whole()).toBeNull();
      expect(await listPatients(table, unit, { limit: 10 })).toEqual({ patients: [] });
      // The clean-up can be interrupted too.
      writes.stopAfter(after % 3);
      await storePatient(table, many(300)).catch(() => undefined);
      writes.stopAfter(Number.POSITIVE_INFINITY);
      expect(await whole()).toBeNull();
      expect(after).toBeLessThan(10);
    }
    await isWhole(many(300));
  });

  it.each([
    ['registered', () => createRecord(table, unit, record(), entry()), patient()],
    ['imported otherwise', () => storePatient(table, many(120)), many(120)],
  ])('gets nothing of an interrupted import when they are %s', async (_, store, right) => {
    const writes = watchWrites(table);
    writes.stopAfter(3);
    await expect(storePatient(table, many(300))).rejects.toThrow('stopped');
    writes.stopAfter(Number.POSITIVE_INFINITY);
    expect((await left()).length).toBeGreaterThan(97);
    await store();
    await isWhole(right);
  });

  it.each([
    ['registered', () => createRecord(table, unit, record(), entry()), () => patient()],
    ['imported with other invitations', () => storePatient(table, many(98)), () => many(98)],
  ])('is a conflict where the patient is %s during the import', async (_, store, right) => {
    for (const place of [1, 2, 3, 4]) {
      table = await testTable();
      let count = 0;
      let isDone = false;
      table.client.middlewareStack.add(
        (next, context) => async (request) => {
          if (context.commandName === 'TransactWriteItemsCommand') count += 1;
          if (!isDone && count === place) {
            isDone = true;
            await store();
          }
          return next(request);
        },
        { step: 'initialize', name: 'meanwhile' },
      );
      const outcome = await storePatient(table, many(300)).catch((error: unknown) => error);
      if (isDone) expect(outcome).toEqual(failed('conflict'));
      await isWhole(isDone ? right() : many(300));
    }
  });

  it('leaves nothing when the reference is refused as alike', async () => {
    await storePatient(table, patient({ reference: 'su-1' }));
    const { invitations, ...own } = many(300);
    const all = invitations.map((one) => ({ invitation: one, isNew: true }));
    const imported = { record: own, read: null, invitations: all };
    await expect(putImported(table, unit, imported, entry())).rejects.toEqual(failed('conflict'));
    expect(await left()).toEqual([]);
    expect(await mark()).toBeUndefined();
  });
});

describe('a thousand patients', () => {
  it('go in, eight at a time', async () => {
    const patients = Array.from({ length: 1000 }, (_, index) =>
      patient({
        reference: `SU-${index}`,
        visits: [newVisit()],
        invitations: [
          invitation({ answers: { prem: onTheWeb, face: answer({ side: 'left', 1: 2 }) } }),
          invitation({ key: 'i2' }),
        ],
      }),
    );
    await inParallel(patients, 8, (one) => storePatient(table, one));
    expect((await listPatients(table, unit, { limit: 2000 })).patients).toHaveLength(1000);
  });
});
