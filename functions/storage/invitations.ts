import { TransactWriteCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { fail } from '../domain/failure.ts';
import { defaultExpiry } from '../domain/invitation.ts';
import type { Answer, Invitation } from '../domain/patient.ts';
import type { Instant } from '../domain/period.ts';
import { write } from './collision.ts';
import { named } from './expression.ts';
import { invitationItem, noSubmission } from './items.ts';
import { getPatient } from './patients.ts';
import { keys, type Table } from './table.ts';

/** What staff do with an invitation; what its code opens is in survey-invitation.ts. */

const noPatient = 'Det finns ingen patient med referensen.';
const noInvitation = 'Det finns inget sådant utskick.';

/** Holds while the patient has a record: nothing may be added to one who is being removed. */
const whileRecordExists = (table: Table, unit: string, reference: string) => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { pk: keys.patient(unit, reference), sk: keys.record },
    ConditionExpression: 'attribute_exists(#pk)',
    ExpressionAttributeNames: named('pk'),
  },
});

/**
 * @param codeHash of the code that opens it; left out while there is none
 * @throws Failed not-found when there is no such patient, conflict when the key is taken
 */
export async function createInvitation(
  table: Table,
  unit: string,
  reference: string,
  invitation: Invitation,
  codeHash?: string,
): Promise<void> {
  const refused = await write(() =>
    table.client.send(
      new TransactWriteCommand({
        TransactItems: [
          whileRecordExists(table, unit, reference),
          {
            Put: {
              TableName: table.name,
              Item: invitationItem(unit, reference, invitation, codeHash),
              ConditionExpression: 'attribute_not_exists(#pk)',
              ExpressionAttributeNames: named('pk'),
            },
          },
        ],
      }),
    ),
  );
  if (refused?.refused.includes(0)) fail({ kind: 'not-found', detail: noPatient });
  if (refused) fail({ kind: 'conflict', detail: 'Patienten har redan ett utskick med den nyckeln.' });
}

type Change = Required<
  Pick<UpdateCommandInput, 'UpdateExpression' | 'ConditionExpression' | 'ExpressionAttributeNames'>
> &
  Pick<UpdateCommandInput, 'ExpressionAttributeValues'>;

/** @returns whether it was changed: false when the condition did not hold */
async function change(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  { UpdateExpression, ...rest }: Change,
): Promise<boolean> {
  const { ExpressionAttributeNames, ExpressionAttributeValues } = rest;
  const refused = await write(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: keys.patient(unit, reference), sk: keys.invitation(key) },
        UpdateExpression: `SET #version = #version + :one, ${UpdateExpression}`,
        ConditionExpression: `attribute_exists(#pk) AND ${rest.ConditionExpression}`,
        ExpressionAttributeNames: { ...named('pk', 'version'), ...ExpressionAttributeNames },
        ExpressionAttributeValues: { ':one': 1, ...ExpressionAttributeValues },
      }),
    ),
  );
  return refused === null;
}

/** @throws Failed not-found when there is no such invitation */
async function invitationOrFail(
  table: Table,
  unit: string,
  reference: string,
  key: string,
): Promise<Invitation> {
  const stored = await getPatient(table, unit, reference);
  const invitation = stored?.patient.invitations.find((one) => one.key === key);
  return invitation ?? fail({ kind: 'not-found', detail: noInvitation });
}

/**
 * Closes the link; one that is withdrawn already keeps its first moment.
 * @throws Failed not-found when there is no such invitation
 */
export async function withdrawInvitation(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  at: Instant,
): Promise<void> {
  const changed = await change(table, unit, reference, key, {
    UpdateExpression: '#withdrawnAt = :at',
    ConditionExpression: 'attribute_not_exists(#withdrawnAt)',
    ExpressionAttributeNames: named('withdrawnAt'),
    ExpressionAttributeValues: { ':at': at },
  });
  if (!changed) await invitationOrFail(table, unit, reference, key);
}

/**
 * A new code opens the invitation, and the one before no longer does.
 * @param sentAt when it counts as sent, where it had not been sent; it is then open as long as any other
 * @throws Failed not-found when there is no such invitation, conflict when it is withdrawn
 */
export async function renewCode(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  codeHash: string,
  sentAt?: Instant,
): Promise<void> {
  const sending = sentAt !== undefined;
  const changed = await change(table, unit, reference, key, {
    UpdateExpression: sending
      ? '#codeHash = :codeHash, #sentAt = if_not_exists(#sentAt, :sentAt), #expiresAt = if_not_exists(#expiresAt, :expiresAt)'
      : '#codeHash = :codeHash',
    ConditionExpression: 'attribute_not_exists(#withdrawnAt)',
    ExpressionAttributeNames: named('codeHash', 'withdrawnAt', ...(sending ? ['sentAt', 'expiresAt'] : [])),
    ExpressionAttributeValues: {
      ':codeHash': codeHash,
      ...(sending ? { ':sentAt': sentAt, ':expiresAt': defaultExpiry(sentAt) } : {}),
    },
  });
  if (changed) return;
  await invitationOrFail(table, unit, reference, key);
  fail({ kind: 'conflict', detail: 'Utskicket är återkallat. Skapa ett nytt i stället.' });
}

/**
 * Records an answer that came on paper, by phone or at the clinic.
 * @throws Failed not-found when there is no such invitation or form in it, conflict when the form is answered
 */
export async function storeStaffAnswer(
  table: Table,
  unit: string,
  reference: string,
  key: string,
  form: string,
  answer: Answer,
): Promise<void> {
  const changed = await change(table, unit, reference, key, {
    UpdateExpression: '#answers.#form = :answer, #receipts.#form = :none',
    ConditionExpression: 'contains(#forms, :form) AND attribute_not_exists(#answers.#form)',
    ExpressionAttributeNames: { ...named('answers', 'receipts', 'forms'), '#form': form },
    ExpressionAttributeValues: { ':answer': answer, ':none': noSubmission, ':form': form },
  });
  if (changed) return;
  const { forms } = await invitationOrFail(table, unit, reference, key);
  if (!forms.includes(form)) fail({ kind: 'not-found', detail: 'Formuläret ingår inte i utskicket.' });
  fail({ kind: 'conflict', detail: 'Formuläret är redan besvarat.' });
}
