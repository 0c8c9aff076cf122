import { differingFields, isSame } from '../same.ts';
import { type Answer, AnswerHead } from '../survey/answer.ts';
import { hasHiddenAnswers } from '../survey/instruments/instruments.ts';
import type { Invitation } from '../survey/invitation.ts';
import type { Patient } from './patient.ts';
import type { RecordChange } from './record-changes.ts';
import { invitationFields } from './record-order.ts';

type OfInvitation = Pick<RecordChange, 'invitation' | 'form'>;

/** A patient's invitations, with the visits and treatments that they are about. */
type Invited = Pick<Patient, 'visits' | 'treatments' | 'invitations'>;

const changed = (of: OfInvitation, differing: ReturnType<typeof differingFields>): RecordChange[] =>
  differing.map(([field, values]) => ({ kind: 'changed', ...of, field, ...values }));

const ofInvitation = ({ occasion, sentAt }: Invitation): OfInvitation => ({
  invitation: { occasion, ...(sentAt === undefined ? {} : { sentAt }) },
});

/** Lists the differences between two answers; without values for answers that staff may not see. */
function answerFields(before: Answer, after: Answer, of: OfInvitation): RecordChange[] {
  const head = differingFields(before, after, Object.keys(AnswerHead.shape));
  const values = hasHiddenAnswers(of.form ?? '') ? [] : differingFields(before.values, after.values);
  return changed(of, [
    ...head,
    ...values.map(([item, both]): (typeof head)[number] => [`values.${item}`, both]),
  ]);
}

/**
 * Lists what becomes of one answer: that it is added or removed, or that it is written anew, with the fields that
 * differ. For an answer that staff may not see, `replaced` says nothing of whether the values differ.
 */
export function answerChanges(
  invitation: Invitation,
  form: string,
  before: Answer | undefined,
  after: Answer | undefined,
): RecordChange[] {
  const of = { ...ofInvitation(invitation), form };
  if (!after) return before ? [{ kind: 'removed', ...of }] : [];
  if (!before) return [{ kind: 'added', ...of }];
  if (isSame(before, after)) return [];
  return [{ kind: 'replaced', ...of }, ...answerFields(before, after, of)];
}

/** Lists the differences in an invitation's own fields, without its answers; that it is added when there was none. */
export function invitationFieldChanges(before: Invitation | undefined, after: Invitation): RecordChange[] {
  if (!before) return [{ kind: 'added', ...ofInvitation(after) }];
  return changed(ofInvitation(before), differingFields(before, after, [...invitationFields]));
}

/** The visit or treatment that an invitation is about, as people know it. */
function anchorOf({ visits, treatments }: Invited, { occasion, anchor }: Invitation): unknown {
  const about = (occasion === 'new-visit' ? visits : treatments).find(({ key }) => key === anchor);
  return about ? { kind: about.kind, date: about.date } : anchor;
}

/**
 * Lists the differences between a patient's invitations before and after a change: fields with their old and new
 * value, added answers, and rewritten answers. An anchor is given as its visit or treatment, not as a key.
 * @param after may leave out invitations that are unchanged
 */
export function invitationChanges(before: Invited, after: Invited): RecordChange[] {
  const byKey = new Map(before.invitations.map((one) => [one.key, one]));
  return after.invitations.flatMap((invitation): RecordChange[] => {
    const was = byKey.get(invitation.key);
    const own = invitationFieldChanges(was, invitation).map((change) =>
      was && change.field === 'anchor'
        ? { ...change, before: anchorOf(before, was), after: anchorOf(after, invitation) }
        : change,
    );
    const answers = Object.entries(invitation.answers ?? {}).flatMap(([form, answer]) =>
      answerChanges(was ?? invitation, form, was?.answers?.[form], answer),
    );
    return [...own, ...answers];
  });
}
