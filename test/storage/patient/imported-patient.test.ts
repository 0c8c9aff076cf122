import { beforeEach, describe, expect, it } from 'vitest';
import { inParallel } from '../../../functions/in-parallel.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { putImported } from '../../../functions/storage/patient/imported-patient.ts';
import { createInvitation } from '../../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient, listPatients } from '../../../functions/storage/patient/patients.ts';
import { findByCode, storeAnswer } from '../../../functions/storage/patient/survey-invitation.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { answer, entry, invitation, newVisit, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { storePatient, unit } from '../../support/world.ts';

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

  it('with more invitations than one transaction takes is refused as input', async () => {
    const invitations = Array.from({ length: 98 }, (_, index) => invitation({ key: `i${index}` }));
    await expect(storePatient(table, patient({ invitations }))).rejects.toEqual(
      failed('too-many-invitations'),
    );
    expect(await whole()).toBeNull();
    await storePatient(table, patient({ invitations: invitations.slice(1) }));
    expect((await whole())?.patient.invitations).toHaveLength(97);
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
