import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { toInstant } from '../../../functions/domain/care/period.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { createInvitation, storeStaffAnswer } from '../../../functions/storage/patient/invitations.ts';
import { getPatient } from '../../../functions/storage/patient/patients.ts';
import { findByCode, markOpened, storeAnswer } from '../../../functions/storage/patient/survey-invitation.ts';
import { surveyWritable, type Table } from '../../../functions/storage/table.ts';
import { answer, entry, invitation, patient } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { itemAt, storePatient, unit } from '../../support/world.ts';

const now = new Date('2026-02-15T18:22:00Z');
const veryGood = answer({ overall: 'very-good' });

let table: Table;
let number = 0;
let reference: string;
let codeHash: string;

beforeAll(async () => {
  table = await testTable();
});

beforeEach(async () => {
  number += 1;
  reference = `SU-${number}`;
  codeHash = hashCode(`CODE${number}`);
  await storePatient(table, patient({ reference }));
});

describe('a created invitation', () => {
  const { sentAt: _, ...unsent } = invitation({ key: 'i2' });
  const found = async () => {
    const opened = await findByCode(table, codeHash);
    if (!opened) throw new Error('the code opens nothing');
    return opened;
  };
  const read = async () => {
    const patientRead = await getPatient(table, unit, reference, { withPremValues: true });
    return patientRead?.patient.invitations.find(({ key }) => key === 'i2');
  };
  const raw = async () => {
    const { handle } = await found();
    return itemAt(table, handle.pk, handle.sk);
  };

  beforeEach(async () => {
    const created = { ...unsent, createdAt: '2026-02-13T09:00:00Z' };
    await createInvitation(table, unit, { reference, version: 1 }, created, entry(), { hash: codeHash });
  });

  it('opens and was sent when it was opened, though the survey stores no sending', async () => {
    await markOpened(table, await found(), codeHash, now);
    expect(await read()).toMatchObject({ openedAt: toInstant(now), sentAt: toInstant(now) });
    expect(await raw()).not.toHaveProperty('sentAt');
    expect(surveyWritable).not.toContain('sentAt');
  });

  it('has its last day 90 days after its creation, and after its opening once that sends it', async () => {
    expect(await read()).toMatchObject({ expiresAt: '2026-05-14' });
    await markOpened(table, await found(), codeHash, now);
    expect(await read()).toMatchObject({ expiresAt: '2026-05-16' });
  });

  it('keeps the last day that follows from an answer on paper when it is opened later', async () => {
    const onPaper = answer({ overall: 'good' }, { mode: 'paper', answeredAt: '2026-02-14T23:00:00Z' });
    await storeStaffAnswer(table, unit, reference, 'i2', 'prem', onPaper, entry(), true);
    expect(await read()).toMatchObject({ expiresAt: '2026-05-16' });
    await markOpened(table, await found(), codeHash, new Date('2026-03-20T09:00:00Z'));
    expect(await read()).toMatchObject({ expiresAt: '2026-05-16', openedAt: '2026-03-20T09:00:00Z' });
  });

  it('takes an answer and was sent when it was answered', async () => {
    const submission = { codeHash, form: 'prem', answer: veryGood, digest: 'a', now };
    expect(await storeAnswer(table, (await found()).handle, submission)).toBe('stored');
    expect(await read()).toMatchObject({ sentAt: veryGood.answeredAt, answers: { prem: veryGood } });
    expect(await raw()).not.toHaveProperty('sentAt');
  });
});
