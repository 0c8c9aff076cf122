import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { kindOf, type Placed, readAs } from '../../functions/storage/item.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { invitationItem, invitationKind } from '../../functions/storage/patient/invitation-item.ts';
import { createInvitation } from '../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient, listPatients } from '../../functions/storage/patient/patients.ts';
import { recordItem, recordKind } from '../../functions/storage/patient/record-item.ts';
import { findByCode } from '../../functions/storage/patient/survey-invitation.ts';
import type { Table } from '../../functions/storage/table.ts';
import { readTallied } from '../../functions/storage/totals/tallied.ts';
import { entry, invitation, record } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { unit } from '../support/world.ts';

const stored = recordItem(unit, record(), { version: 1, invited: 0 }, '2026-03-01T09:00:00Z');

describe('an item', () => {
  it('is what its kind says', () => {
    expect(readAs([recordKind], stored).record).toEqual(record());
    expect(readAs([invitationKind, recordKind], stored)).toEqual(stored);
    expect(() => readAs([invitationKind], stored)).toThrow("'record' where 'invitation' belongs");
  });

  it.each([
    ['an older version', { ...stored, schemaVersion: 3 }, 'nothing lifts it'],
    [
      'a newer version',
      { ...stored, schemaVersion: recordKind.version + 1 },
      'a newer version of this program',
    ],
    ['no version', { ...stored, schemaVersion: undefined }, 'nothing lifts it'],
    ['a kind that there is not', { ...stored, kind: 'reminder' }, "'reminder' where 'record' belongs"],
    ['a kind by the name of what every object has', { ...stored, kind: 'toString' }, "'record' belongs"],
  ])('of %s is not taken for one, and nothing of it is told', (_, raw, why) => {
    expect(() => readAs([recordKind], raw)).toThrow(why);
    expect(() => readAs([recordKind], raw)).not.toThrow('SU-0001');
  });
});

describe('an item that an older version of the program wrote', () => {
  type Note = Placed<'note'> & { text: string; language: string };
  const noteKind = kindOf<Note>('note', {
    version: 6,
    lifts: {
      4: ({ words, ...item }) => ({ ...item, text: item.text ?? words }),
      5: (item) => ({ ...item, language: item.language ?? 'sv' }),
    },
  });
  const key = { pk: 'a', sk: 'b', kind: 'note' as const };
  const now: Note = { ...key, ...noteKind.mark, text: 'x', language: 'sv' };

  it.each([
    ['two versions before', { ...key, schemaVersion: 4, words: 'x' }],
    ['one version before', { ...key, schemaVersion: 5, text: 'x' }],
    ['the present version', now],
    ['an older version, and updated in part since', { ...key, schemaVersion: 4, text: 'x', language: 'sv' }],
  ])('is read in the present shape: %s', (_, raw) => {
    expect(readAs([noteKind], raw)).toEqual(now);
  });

  it('is not changed by being read', () => {
    const raw = Object.freeze({ ...key, schemaVersion: 4, words: 'x' });
    readAs([noteKind], raw);
    expect(raw).toEqual({ ...key, schemaVersion: 4, words: 'x' });
  });
});

describe('an item from a newer version of the program', () => {
  const reference = 'SU-0001';
  let table: Table;

  beforeEach(async () => {
    table = await testTable();
    await createRecord(table, unit, record(), entry());
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), {
      hash: hashCode('CODE'),
    });
  });

  const renew = ({ pk, sk, schemaVersion }: Placed) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'SET schemaVersion = :newer',
        ExpressionAttributeValues: { ':newer': schemaVersion + 1 },
      }),
    );

  it.each([
    ['record', stored, ['patient', 'list', 'tally']],
    ['invitation', invitationItem(unit, reference, invitation()), ['patient', 'list', 'tally', 'survey']],
  ])('is read by nobody: %s', async (_, item, by) => {
    await renew(item);
    const readers: Record<string, () => Promise<unknown>> = {
      patient: () => getPatient(table, unit, reference),
      list: () => listPatients(table, unit, { limit: 10 }),
      tally: () => readTallied(table, unit, reference),
      survey: () => findByCode(table, hashCode('CODE')),
    };
    for (const name of by) await expect(readers[name]?.()).rejects.toThrow('a newer version of this program');
  });
});
