import { differingFields, isSame } from '../same.ts';
import { type Answer, AnswerHead } from '../survey/answer.ts';
import { hasHiddenAnswers } from '../survey/instruments/instruments.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { RecordChange } from './record-changes.ts';
import { invitationFields } from './record-order.ts';

type OfInvitation = Pick<RecordChange, 'invitation' | 'form'>;

const changed = (of: OfInvitation, differing: ReturnType<typeof differingFields>): RecordChange[] =>
  differing.map(([field, values]) => ({ kind: 'changed', ...of, field, ...values }));

/** Lists the differences between two answers; without values for answers that staff may not see. */
function answerFields(before: Answer, after: Answer, of: OfInvitation): RecordChange[] {
  const head = differingFields(before, after, Object.keys(AnswerHead.shape));
  const values = hasHiddenAnswers(of.form ?? '') ? [] : differingFields(before.values, after.values);
  return changed(of, [
    ...head,
    ...values.map(([item, both]): (typeof head)[number] => [`values.${item}`, both]),
  ]);
}

function answerChanges(before: Invitation | undefined, after: Invitation, of: OfInvitation): RecordChange[] {
  return Object.entries(after.answers ?? {}).flatMap(([form, answer]): RecordChange[] => {
    const was = before?.answers?.[form];
    if (!was) return [{ kind: 'added', ...of, form }];
    if (isSame(was, answer)) return [];
    return [{ kind: 'replaced', ...of, form }, ...answerFields(was, answer, { ...of, form })];
  });
}

/**
 * Lists the differences between a patient's invitations before and after a change: fields with their old and
 * new value, added answers, and rewritten answers.
 */
export function invitationChanges(
  before: readonly Invitation[],
  after: readonly Invitation[],
): RecordChange[] {
  const byKey = new Map(before.map((one) => [one.key, one]));
  return after.flatMap((invitation): RecordChange[] => {
    const was = byKey.get(invitation.key);
    const { occasion, sentAt } = was ?? invitation;
    const of: OfInvitation = { invitation: { occasion, ...(sentAt === undefined ? {} : { sentAt }) } };
    const own: RecordChange[] = was
      ? changed(of, differingFields(was, invitation, [...invitationFields]))
      : [{ kind: 'added', ...of }];
    return [...own, ...answerChanges(was, invitation, of)];
  });
}
