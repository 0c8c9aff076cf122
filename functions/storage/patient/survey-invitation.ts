import { QueryCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { type Instant, toInstant } from '../../domain/care/period.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import { write } from '../collision.ts';
import { named } from '../expression.ts';
import { pick, readAs } from '../item.ts';
import { indexes, type Table } from '../table.ts';
import { invitationKind } from './invitation-item.ts';

/**
 * What the code opens, and all that the survey function does to the table: one query of the index `byCode`, and
 * updates that touch only the attributes in `surveyWritable` and give nothing back.
 */

/** Where an invitation is; made by findByCode, of no meaning elsewhere. */
type Handle = { pk: string; sk: string };

/** An invitation as its code shows it: nothing of the patient, no answers. As old as the index, a moment at most. */
export type SurveyInvitation = {
  handle: Handle;
  unit: string;
  forms: string[];
  /** Digest of the submission by answered form; of no submission where staff recorded the answer. */
  receipts: Readonly<Record<string, string>>;
  sentAt?: Instant | undefined;
  expiresAt?: Instant | undefined;
  withdrawnAt?: Instant | undefined;
};

const seen = ['unit', 'forms', 'receipts', 'sentAt', 'expiresAt', 'withdrawnAt'] as const;

/** One query of the index; null when no invitation has the code. */
export async function findByCode(table: Table, codeHash: string): Promise<SurveyInvitation | null> {
  const { Items } = await table.client.send(
    new QueryCommand({
      TableName: table.name,
      IndexName: indexes.byCode,
      KeyConditionExpression: '#codeHash = :codeHash',
      ExpressionAttributeNames: named('codeHash'),
      ExpressionAttributeValues: { ':codeHash': codeHash },
    }),
  );
  const [item] = Items ?? [];
  if (!item) return null;
  const invitation = readAs([invitationKind], item);
  return { handle: pick(invitation, ['pk', 'sk']), ...pick(invitation, seen) };
}

type Condition = Required<Pick<UpdateCommandInput, 'ConditionExpression' | 'ExpressionAttributeNames'>> &
  Pick<UpdateCommandInput, 'UpdateExpression' | 'ExpressionAttributeValues'>;

/**
 * A conditional update of the invitation that still has the code; without an update it changes nothing and asks only
 * whether the condition holds.
 */
async function update(table: Table, handle: Handle, codeHash: string, asked: Condition): Promise<boolean> {
  const { ConditionExpression, ExpressionAttributeNames, ExpressionAttributeValues } = asked;
  const refused = await write(() =>
    table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: handle.pk, sk: handle.sk },
        UpdateExpression: asked.UpdateExpression,
        ConditionExpression: `#codeHash = :codeHash AND ${ConditionExpression}`,
        ExpressionAttributeNames: { ...named('codeHash'), ...ExpressionAttributeNames },
        ExpressionAttributeValues: { ':codeHash': codeHash, ...ExpressionAttributeValues },
        ReturnValues: 'NONE',
      }),
    ),
  );
  return refused === null;
}

/**
 * Not withdrawn, not expired; what has a code is created or sent. Instants compare as text here: within the second (or the minute, where one was
 * given without seconds) of expiry it may still be open, or at the very start of that second already be closed.
 */
const open = {
  condition: 'attribute_not_exists(#withdrawnAt) AND (attribute_not_exists(#expiresAt) OR #expiresAt > :now)',
  names: named('withdrawnAt', 'expiresAt'),
  values: (now: Date) => ({ ':now': toInstant(now) }),
};

/**
 * - `stored`: now, by this call
 * - `repeated`: this very submission (by its digest) is what is stored
 * - `taken`: something else is
 * - `withdrawn`, `expired`: closed before it was stored
 * - `gone`: the invitation, its code or the form in it does not exist any more
 */
type Stored = 'stored' | 'repeated' | 'taken' | 'withdrawn' | 'expired' | 'gone';

export type Submission = {
  codeHash: string;
  form: string;
  answer: Answer;
  /** Of the submission's id and values. */
  digest: string;
  now: Date;
};

/**
 * Stores an answer: exactly one conditional update, and it is stored when that has been acknowledged. Only when the
 * condition fails are there more requests, which change nothing and ask why.
 */
export async function storeAnswer(
  table: Table,
  handle: Handle,
  { codeHash, form, answer, digest, now }: Submission,
): Promise<Stored> {
  const stored = await update(table, handle, codeHash, {
    UpdateExpression: 'SET #answers.#form = :answer, #receipts.#form = :digest, #version = #version + :one',
    ConditionExpression: `contains(#forms, :form) AND attribute_not_exists(#answers.#form) AND ${open.condition}`,
    ExpressionAttributeNames: {
      ...named('forms', 'answers', 'receipts', 'version'),
      '#form': form,
      ...open.names,
    },
    ExpressionAttributeValues: {
      ':form': form,
      ':answer': answer,
      ':digest': digest,
      ':one': 1,
      ...open.values(now),
    },
  });
  if (stored) return 'stored';
  const is = (
    ConditionExpression: string,
    ExpressionAttributeNames: Record<string, string>,
    ExpressionAttributeValues?: Record<string, string>,
  ) =>
    update(table, handle, codeHash, {
      ConditionExpression,
      ExpressionAttributeNames,
      ...(ExpressionAttributeValues ? { ExpressionAttributeValues } : {}),
    });
  const formOf = (attribute: string) => ({ ...named(attribute), '#form': form });
  if (await is('#receipts.#form = :digest', formOf('receipts'), { ':digest': digest })) return 'repeated';
  if (await is('attribute_exists(#answers.#form)', formOf('answers'))) return 'taken';
  if (await is('attribute_exists(#withdrawnAt)', named('withdrawnAt'))) return 'withdrawn';
  const { expiresAt, forms } = { expiresAt: named('expiresAt'), forms: named('forms') };
  const expired = 'contains(#forms, :form) AND #expiresAt <= :now';
  if (await is(expired, { ...expiresAt, ...forms }, { ':form': form, ...open.values(now) })) return 'expired';
  return 'gone';
}

/** Notes that somebody touched the opened page: the first time only, and while it is open. */
export async function markOpened(table: Table, handle: Handle, codeHash: string, now: Date): Promise<void> {
  await update(table, handle, codeHash, {
    UpdateExpression: 'SET #openedAt = :now, #version = #version + :one',
    ConditionExpression: `attribute_not_exists(#openedAt) AND ${open.condition}`,
    ExpressionAttributeNames: { ...named('openedAt', 'version'), ...open.names },
    ExpressionAttributeValues: { ':one': 1, ...open.values(now) },
  });
}
