import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { itemOf, ofKind } from '../../functions/storage/item.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { createInvitation } from '../../functions/storage/patient/invitations.ts';
import { invitationItem, recordItem } from '../../functions/storage/patient/patient-items.ts';
import { createRecord, getPatient, listPatients } from '../../functions/storage/patient/patients.ts';
import { findByCode } from '../../functions/storage/patient/survey-invitation.ts';
import { schemaVersion, type Table } from '../../functions/storage/table.ts';
import { readTallied } from '../../functions/storage/totals/tallied.ts';
import { entry, invitation, record } from '../support/builders.ts';
import { testTable } from '../support/dynamo.ts';
import { unit } from '../support/world.ts';

const stored = recordItem(unit, record(), { version: 1, invited: 0 });

describe('an item', () => {
  it('is what its kind says', () => {
    expect(ofKind(itemOf(stored), 'record').record).toEqual(record());
    expect(() => ofKind(itemOf(stored), 'invitation')).toThrow("'record' where 'invitation' belongs");
  });

  it.each([
    ['an older schema', { ...stored, schemaVersion: schemaVersion - 1 }],
    ['a newer schema', { ...stored, schemaVersion: schemaVersion + 1 }],
    ['no schema', { ...stored, schemaVersion: undefined }],
    ['a kind that there is not', { ...stored, kind: 'reminder' }],
    ['a kind by the name of what every object has', { ...stored, kind: 'toString' }],
  ])('of %s is not taken for one, and nothing of it is told', (_, raw) => {
    expect(() => itemOf(raw)).toThrow(`this program reads schema ${schemaVersion}`);
    expect(() => itemOf(raw)).not.toThrow('SU-0001');
  });
});

describe('what another version of the program wrote', () => {
  const reference = 'SU-0001';
  let table: Table;

  beforeEach(async () => {
    table = await testTable();
    await createRecord(table, unit, record(), entry());
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), hashCode('CODE'));
  });

  const age = ({ pk, sk }: { pk: string; sk: string }) =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk, sk },
        UpdateExpression: 'SET schemaVersion = :older',
        ExpressionAttributeValues: { ':older': schemaVersion - 1 },
      }),
    );

  it.each([
    ['record', stored, ['patient', 'list', 'tally']],
    ['invitation', invitationItem(unit, reference, invitation()), ['patient', 'list', 'tally', 'survey']],
  ])('is read by nobody: %s', async (_, item, by) => {
    await age(item);
    const readers: Record<string, () => Promise<unknown>> = {
      patient: () => getPatient(table, unit, reference),
      list: () => listPatients(table, unit, { limit: 10 }),
      tally: () => readTallied(table, unit, reference),
      survey: () => findByCode(table, hashCode('CODE')),
    };
    for (const name of by) await expect(readers[name]?.()).rejects.toThrow('this program reads schema');
  });
});
