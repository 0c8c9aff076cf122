import { QueryCommand, UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import { type CivilDate, type Instant, toInstant } from '../../domain/care/period.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import { defaultLastDay, openBounds } from '../../domain/survey/invitation-state.ts';
import { write } from '../collision.ts';
import { named } from '../expression.ts';
import { pick, readAs } from '../item.ts';
import { indexes, type Table } from '../table.ts';
import { invitationKind, type StoredReceipt } from './invitation-item.ts';

/**
 * The reads and writes of the survey function: one query of the index `byCode`, and updates that touch only
 * the attributes in `surveyWritable` and return nothing.
 */

/** The key of an invitation; findByCode makes it, and only these functions use it. */
type Handle = { pk: string; sk: string };

/**
 * An invitation as its code shows it: nothing of the patient, no answers. As old as the index, a moment at
 * most.
 */
export type SurveyInvitation = {
  handle: Handle;
  unit: string;
  forms: string[];
  /** By answered form. */
  receipts: Readonly<Record<string, StoredReceipt>>;
  sentAt?: Instant | undefined;
  expiresAt?: CivilDate | undefined;
  withdrawnAt?: Instant | undefined;
};

const seen = ['unit', 'forms', 'receipts', 'sentAt', 'expiresAt', 'withdrawnAt'] as const;

/** Finds an invitation by one query of the index; null when no invitation has the code. */
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
 * Updates the invitation on the condition that it still has the code; without an update it only checks the
 * condition.
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
 * The condition that it is not withdrawn and that its last day is not over; an invitation with a code is created
 * or sent, so it has one. `:bound` is one of openBounds.
 */
const open = {
  condition:
    'attribute_not_exists(#withdrawnAt) AND (attribute_not_exists(#expiresAt) OR #expiresAt > :bound)',
  names: named('withdrawnAt', 'expiresAt'),
};

/**
 * - `stored`: this call stored the answer
 * - `repeated`: the same submission with the same values was stored before
 * - `taken`: another answer is stored
 * - `withdrawn`, `expired`: closed before it was stored
 * - `gone`: the invitation, its code or the form in it does not exist any more
 */
type Stored = 'stored' | 'repeated' | 'taken' | 'withdrawn' | 'expired' | 'gone';

export type Submission = {
  codeHash: string;
  form: string;
  answer: Answer;
  /** The digest of the submission's id. */
  digest: string;
  now: Date;
};

type Repetition = Pick<Submission, 'codeHash' | 'form' | 'digest'> & Pick<Answer, 'values'>;

/**
 * Decides whether an answered form has come again: the same submission with the same values. The first request
 * with the submission and other values burns it: no later one is acknowledged. That write comes before the
 * check, so that requests with every possible answer at once learn no more than one guess does.
 */
export async function isRepeated(
  table: Table,
  handle: Handle,
  { codeHash, form, digest, values }: Repetition,
): Promise<boolean> {
  const unburnt = '#receipts.#form.#digest = :digest AND attribute_not_exists(#receipts.#form.#burnt)';
  const ExpressionAttributeNames = {
    ...named('receipts', 'digest', 'burnt', 'answers', 'values'),
    '#form': form,
  };
  const ExpressionAttributeValues = { ':digest': digest, ':values': values };
  const burnt = await update(table, handle, codeHash, {
    UpdateExpression: 'SET #receipts.#form.#burnt = :true, #version = #version + :one',
    ConditionExpression: `${unburnt} AND #answers.#form.#values <> :values`,
    ExpressionAttributeNames: { ...ExpressionAttributeNames, ...named('version') },
    ExpressionAttributeValues: { ...ExpressionAttributeValues, ':true': true, ':one': 1 },
  });
  if (burnt) return false;
  return update(table, handle, codeHash, {
    ConditionExpression: `${unburnt} AND #answers.#form.#values = :values`,
    ExpressionAttributeNames,
    ExpressionAttributeValues,
  });
}

/**
 * Stores an answer with exactly one conditional update; it counts as stored when the database acknowledges
 * the update. Only when the condition fails do further requests follow, which read the reason and change no
 * answer.
 */
export async function storeAnswer(
  table: Table,
  handle: Handle,
  { codeHash, form, answer, digest, now }: Submission,
): Promise<Stored> {
  const { takesIn } = openBounds(now);
  const stored = await update(table, handle, codeHash, {
    UpdateExpression: 'SET #answers.#form = :answer, #receipts.#form = :receipt, #version = #version + :one',
    ConditionExpression: `contains(#forms, :form) AND attribute_not_exists(#answers.#form) AND ${open.condition}`,
    ExpressionAttributeNames: {
      ...named('forms', 'answers', 'receipts', 'version'),
      '#form': form,
      ...open.names,
    },
    ExpressionAttributeValues: {
      ':form': form,
      ':answer': answer,
      ':receipt': { digest },
      ':one': 1,
      ':bound': takesIn,
    },
  });
  if (stored) return 'stored';
  if (await isRepeated(table, handle, { codeHash, form, digest, values: answer.values })) return 'repeated';
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
  const answered = { ...named('answers'), '#form': form };
  if (await is('attribute_exists(#answers.#form)', answered)) return 'taken';
  if (await is('attribute_exists(#withdrawnAt)', named('withdrawnAt'))) return 'withdrawn';
  const { expiresAt, forms } = { expiresAt: named('expiresAt'), forms: named('forms') };
  const expired = 'contains(#forms, :form) AND #expiresAt <= :bound';
  if (await is(expired, { ...expiresAt, ...forms }, { ':form': form, ':bound': takesIn })) return 'expired';
  return 'gone';
}

/**
 * Notes the first activity on the opened page, while the invitation is open. It sends an invitation that was
 * only created, so the last day then follows from it, as it does when it is handed over.
 */
export async function markOpened(
  table: Table,
  { handle, sentAt, receipts }: Pick<SurveyInvitation, 'handle' | 'sentAt' | 'receipts'>,
  codeHash: string,
  now: Date,
): Promise<void> {
  const at = toInstant(now);
  const isSent = sentAt !== undefined || Object.keys(receipts).length > 0;
  await update(table, handle, codeHash, {
    UpdateExpression: `SET #openedAt = :now, ${isSent ? '' : '#expiresAt = :lastDay, '}#version = #version + :one`,
    ConditionExpression: `attribute_not_exists(#openedAt) AND ${open.condition}`,
    ExpressionAttributeNames: { ...named('openedAt', 'version'), ...open.names },
    ExpressionAttributeValues: {
      ':one': 1,
      ':now': at,
      ':bound': openBounds(now).opens,
      ...(isSent ? {} : { ':lastDay': defaultLastDay(at) }),
    },
  });
}
