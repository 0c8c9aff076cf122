import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { lastDayBy } from '../../../functions/domain/care/period.ts';
import { hashCode } from '../../../functions/storage/patient/code-hash.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import {
  createInvitation,
  renewCode,
  storeStaffAnswer,
  withdrawInvitation,
} from '../../../functions/storage/patient/invitations.ts';
import { getPatient } from '../../../functions/storage/patient/patients.ts';
import {
  findByCode,
  isRepeated,
  markOpened,
  type SurveyInvitation,
  storeAnswer,
} from '../../../functions/storage/patient/survey-invitation.ts';
import { surveyProjection, type Table } from '../../../functions/storage/table.ts';
import { answer, entry, invitation, patient } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { itemAt, storePatient, unit } from '../../support/world.ts';

const now = new Date('2026-02-15T18:22:00Z');
const veryGood = answer({ overall: 'very-good' });
const poor = answer({ overall: 'poor' });

let table: Table;
let number = 0;
let reference: string;
let code: string;
let codeHash: string;

beforeAll(async () => {
  table = await testTable();
});

beforeEach(async () => {
  number += 1;
  reference = `SU-${number}`;
  code = `CODE${number}`;
  codeHash = hashCode(code);
  await storePatient(table, patient({ reference }));
  await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), { hash: codeHash });
});

async function open(): Promise<SurveyInvitation> {
  const found = await findByCode(table, codeHash);
  if (!found) throw new Error('the code opens nothing');
  return found;
}

async function send(digest: string, given = veryGood, form = 'prem', at = now, hash = codeHash) {
  return storeAnswer(table, (await open()).handle, { codeHash: hash, form, answer: given, digest, now: at });
}

const stored = async () => {
  const { handle } = await open();
  return itemAt(table, handle.pk, handle.sk);
};

describe('a code', () => {
  it('opens its invitation with what the survey needs and nothing of the patient or the answers', async () => {
    await send('a');
    const { handle, ...opened } = await open();
    expect(handle).toEqual({ pk: expect.any(String), sk: expect.any(String) });
    expect(opened).toEqual({
      unit,
      forms: ['prem', 'face', 'fdi'],
      receipts: { prem: { digest: 'a' } },
      sentAt: '2026-02-13T09:00:00Z',
      expiresAt: '2026-05-14',
    });
    expect(surveyProjection).toEqual(expect.arrayContaining(Object.keys(opened)));
  });

  it('opens nothing when it is not known', async () => {
    expect(await findByCode(table, hashCode('NOSUCHCODE'))).toBeNull();
  });

  it('is nowhere in the table', async () => {
    expect(JSON.stringify(await stored())).not.toContain(code);
  });

  it('no longer opens anything once it is replaced, and what was answered stays', async () => {
    await send('a');
    const { handle } = await open();
    const before = codeHash;
    codeHash = hashCode(`NEW${number}`);
    await renewCode(
      table,
      unit,
      reference,
      'i1',
      { code: { hash: codeHash, salt: 's', serial: 1 }, before: { hash: before } },
      entry(),
    );
    expect(await findByCode(table, before)).toBeNull();
    expect((await open()).receipts).toEqual({ prem: { digest: 'a' } });
    const late = { codeHash: before, form: 'face', answer: answer({ 1: 3 }), digest: 'b', now };
    expect(await storeAnswer(table, handle, late)).toBe('gone');
  });
});

describe('an answer', () => {
  it('is stored with the invitation, and says so', async () => {
    expect(await send('a')).toBe('stored');
    const found = await getPatient(table, unit, reference, { withPremValues: true });
    expect(found?.patient.invitations[0]?.answers).toEqual({ prem: veryGood });
  });

  it('takes one request to the database', async () => {
    const { handle } = await open();
    let requests = 0;
    const counting: Table['client'] = Object.create(table.client);
    counting.send = ((...args: Parameters<Table['client']['send']>) => {
      requests += 1;
      return table.client.send(...args);
    }) as Table['client']['send'];
    const submission = { codeHash, form: 'prem', answer: veryGood, digest: 'a', now };
    expect(await storeAnswer({ ...table, client: counting }, handle, submission)).toBe('stored');
    expect(requests).toBe(1);
  });

  it('of two phones at once is stored from one of them, and taken for the other', async () => {
    const given = [veryGood, poor];
    const outcomes = await Promise.all(given.map((one, index) => send(`phone-${index}`, one)));
    expect([...outcomes].sort()).toEqual(['stored', 'taken']);
    const winner = outcomes.indexOf('stored');
    expect(await stored()).toMatchObject({
      answers: { prem: given[winner] },
      receipts: { prem: { digest: `phone-${winner}` } },
    });
  });

  it('sent by many at once is stored exactly once', async () => {
    const outcomes = await Promise.all(Array.from({ length: 12 }, (_, index) => send(`phone-${index}`)));
    expect(outcomes.filter((one) => one === 'stored')).toHaveLength(1);
    expect(outcomes.filter((one) => one === 'taken')).toHaveLength(11);
  });

  it('sent again is `repeated`, and changes no stored value', async () => {
    await send('a');
    const before = await stored();
    expect(await send('a')).toBe('repeated');
    expect(await stored()).toStrictEqual(before);
  });

  it('sent again is `repeated` whatever the order of its values', async () => {
    await send('a', answer({ side: 'left', 1: 2 }), 'face');
    expect(await send('a', answer({ 1: 2, side: 'left' }), 'face')).toBe('repeated');
  });

  it('sent again with other values is `taken`, and burns the repeat: not even the stored one is `repeated`', async () => {
    await send('a');
    expect(await send('a', poor)).toBe('taken');
    const after = await stored();
    expect(after).toMatchObject({
      answers: { prem: veryGood },
      receipts: { prem: { digest: 'a', burnt: true } },
    });
    expect(await send('a')).toBe('taken');
    expect(await stored()).toStrictEqual(after);
  });

  it('is burnt in its own form alone', async () => {
    await send('a');
    await send('a', answer({ 1: 2 }), 'face');
    await send('a', poor);
    expect(await send('a', answer({ 1: 2 }), 'face')).toBe('repeated');
  });

  it('is not compared by a request whose burning has not come first', async () => {
    await send('a');
    const asked: UpdateCommandInput[] = [];
    const watching: Table['client'] = Object.create(table.client);
    watching.send = ((command: UpdateCommand) => {
      asked.push(command.input);
      return table.client.send(command);
    }) as Table['client']['send'];
    const { handle } = await open();
    const again = { codeHash, form: 'prem', digest: 'a', values: veryGood.values };
    expect(await isRepeated({ ...table, client: watching }, handle, again)).toBe(true);
    expect(asked.map(({ UpdateExpression }) => UpdateExpression !== undefined)).toEqual([true, false]);
  });

  it('sent twice at once is stored once and repeated once', async () => {
    expect((await Promise.all([send('a'), send('a')])).sort()).toEqual(['repeated', 'stored']);
  });

  it('to an answered form is `taken`, whatever its values, and changes nothing', async () => {
    await send('a');
    const before = await stored();
    expect(await send('b', veryGood)).toBe('taken');
    expect(await send('b', poor)).toBe('taken');
    expect(await stored()).toEqual(before);
  });

  it('leaves the other forms open', async () => {
    await send('a');
    expect(await send('b', answer({ side: 'left', 1: 2 }), 'face')).toBe('stored');
    expect(await stored()).toMatchObject({
      receipts: { prem: { digest: 'a' }, face: { digest: 'b' } },
      version: 3,
    });
  });

  it('to a form that is not in the invitation is `gone`', async () => {
    expect(await send('a', veryGood, 'other')).toBe('gone');
  });

  it('to a form that staff recorded on paper is taken', async () => {
    await storeStaffAnswer(table, unit, reference, 'i1', 'prem', { ...poor, mode: 'paper' }, entry());
    expect(await send('a')).toBe('taken');
    expect((await open()).receipts).toHaveProperty('prem');
  });

  it.each([
    ['in the last second of its last day', '2026-05-14T21:59:59Z', 'stored'],
    ['on the day after', '2026-05-15T09:00:00Z', 'stored'],
    ['in the last second of the seventh day after', '2026-05-21T21:59:59Z', 'stored'],
    ['on the eighth day after', '2026-05-21T22:00:00Z', 'expired'],
  ])('%s at %s → %s', async (_, at, outcome) => {
    expect(await send('a', veryGood, 'prem', new Date(at))).toBe(outcome);
  });

  it.each([
    ['2026-05-14T09:00:00Z', '2026-05-21T21:59:59Z', 'stored'],
    ['2026-05-14T09:00:00Z', '2026-05-21T22:00:00Z', 'expired'],
    ['2026-05-14T22:00:00Z', '2026-05-21T22:00:00Z', 'expired'],
    ['2026-05-14T22:30:00Z', '2026-05-22T21:59:59Z', 'stored'],
  ])('an expiry that is stored as the moment %s, at %s → %s', async (expiresAt, at, outcome) => {
    const { handle } = await open();
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: handle,
        UpdateExpression: 'SET expiresAt = :expiresAt, schemaVersion = :six',
        ExpressionAttributeValues: { ':expiresAt': expiresAt, ':six': 6 },
      }),
    );
    expect((await open()).expiresAt).toBe(lastDayBy(expiresAt));
    expect(await send('a', veryGood, 'prem', new Date(at))).toBe(outcome);
  });

  it('after the invitation is withdrawn is refused', async () => {
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-02-14T09:00:00Z' }));
    const before = await stored();
    expect(await send('a')).toBe('withdrawn');
    expect(await stored()).toEqual(before);
  });

  it('that was stored before is still repeated after withdrawal and expiry', async () => {
    await send('a');
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-02-16T09:00:00Z' }));
    expect(await send('a', veryGood, 'prem', new Date('2027-01-01T00:00:00Z'))).toBe('repeated');
  });

  it('to a removed invitation is `gone`, and creates nothing', async () => {
    const { handle } = await open();
    await deletePatient(table, unit, reference, 1, entry());
    const submission = { codeHash, form: 'prem', answer: veryGood, digest: 'a', now };
    expect(await storeAnswer(table, handle, submission)).toBe('gone');
    expect(await itemAt(table, handle.pk, handle.sk)).toBeUndefined();
  });

  it('with another code is `gone`', async () => {
    expect(await send('a', veryGood, 'prem', now, hashCode('ANOTHER'))).toBe('gone');
    expect(await stored()).toMatchObject({ answers: {}, receipts: {}, version: 1 });
  });
});

describe('the first touch of an opened page', () => {
  it('is noted once', async () => {
    const opened = await open();
    await markOpened(table, opened, codeHash, new Date('2026-02-14T10:00:00Z'));
    const first = await stored();
    expect(first).toMatchObject({ openedAt: '2026-02-14T10:00:00Z', version: 2 });
    await markOpened(table, opened, codeHash, new Date('2026-02-14T11:00:00Z'));
    expect(await stored()).toEqual(first);
  });

  it('is not noted on the days after the last one', async () => {
    await markOpened(table, await open(), codeHash, new Date('2026-05-14T22:00:00Z'));
    expect(await stored()).not.toHaveProperty('openedAt');
  });

  it('is not noted once the invitation is closed', async () => {
    const opened = await open();
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-02-14T09:00:00Z' }));
    await markOpened(table, opened, codeHash, new Date('2026-02-14T10:00:00Z'));
    expect(await stored()).not.toHaveProperty('openedAt');
  });
});
