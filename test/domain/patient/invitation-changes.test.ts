import { describe, expect, it } from 'vitest';
import {
  answerChanges,
  invitationChanges,
  invitationFieldChanges,
} from '../../../functions/domain/patient/invitation-changes.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { RecordChange } from '../../../functions/domain/patient/record-changes.ts';
import { answer } from '../../support/builders.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const before = workedExample() as Patient;
const changes = (path: string, value: unknown) =>
  invitationChanges(before, withValue(before, `invitations.${path}`, value) as Patient);
const first = { occasion: 'new-visit', sentAt: '2026-02-13T09:00:00Z' };

describe('what a change makes of invitations', () => {
  it('is nothing where they are the same', () => {
    expect(invitationChanges(before, before)).toEqual([]);
  });

  it.each([
    ['0.channel', 'email', 'letter'],
    ['0.withdrawnAt', '2026-03-01T09:00:00Z', undefined],
  ])('is each field with what it was and what it becomes: %s', (path, after, was) => {
    expect(changes(path, after)).toEqual([
      {
        kind: 'changed',
        invitation: first,
        field: path.split('.')[1],
        ...(was === undefined ? {} : { before: was }),
        after,
      },
    ]);
  });

  it('is of an anchor the visit or treatment that it was and becomes, or its key when there is none', () => {
    const visit = { kind: 'new', date: '2026-02-11' };
    expect(changes('0.anchor', 'v2')).toMatchObject([
      { kind: 'changed', field: 'anchor', before: visit, after: { kind: 'one-year', date: '2027-05-02' } },
    ]);
    expect(changes('0.anchor', 'v9')).toMatchObject([{ field: 'anchor', before: visit, after: 'v9' }]);
  });

  it('is that an invitation is added, with its answers', () => {
    const after = { ...before, invitations: before.invitations.slice(0, 1) };
    expect(
      invitationChanges({ ...before, invitations: [] }, after).map(({ kind, form }) => [kind, form]),
    ).toEqual([
      ['added', undefined],
      ['added', 'prem'],
      ['added', 'face'],
    ]);
  });

  it('is that an answer is written anew, and each item with what it was and what it becomes', () => {
    expect(changes('0.answers.face.values.2', 4)).toEqual([
      { kind: 'replaced', invitation: first, form: 'face' },
      { kind: 'changed', invitation: first, form: 'face', field: 'values.2', before: 1, after: 4 },
    ]);
  });

  it('is of PREM that the answer is written anew, and never a value', () => {
    const told = changes('0.answers.prem.values.overall', 'poor');
    expect(told).toEqual([{ kind: 'replaced', invitation: first, form: 'prem' }]);
    for (const one of told) expect(RecordChange.parse(one)).toEqual(one);
  });
});

describe('a change by staff', () => {
  const [invitation] = before.invitations;
  if (!invitation) throw new Error('the example has an invitation');
  const typed = answer({ 1: 2, 2: 3 }, { mode: 'paper' });

  it('of an answer is that it is added, removed, or written anew with what it was and becomes', () => {
    const told = (one: typeof typed | undefined, other: typeof typed | undefined) =>
      answerChanges(invitation, 'face', one, other).map(({ kind, field, before: was, after }) => [
        kind,
        ...(field ? [field, was, after] : []),
      ]);
    expect(told(undefined, typed)).toEqual([['added']]);
    expect(told(typed, undefined)).toEqual([['removed']]);
    expect(told(typed, { ...typed, respondent: 'guardian', values: { 1: 2, 2: 4, side: 'left' } })).toEqual([
      ['replaced'],
      ['changed', 'respondent', 'patient', 'guardian'],
      ['changed', 'values.2', 3, 4],
      ['changed', 'values.side', undefined, 'left'],
    ]);
  });

  it('of a PREM answer is the same whether its value differs or not', () => {
    const prem = { ...typed, values: { overall: 'good' }, entryId: 'one' };
    for (const overall of ['good', 'poor'])
      expect(
        answerChanges(invitation, 'prem', prem, { ...prem, values: { overall }, entryId: 'other' }),
      ).toEqual([{ kind: 'replaced', invitation: first, form: 'prem' }]);
  });

  it('of an invitation is its fields, and that it is added when it is new', () => {
    const withdrawnAt = '2026-03-01T09:00:00Z';
    expect(invitationFieldChanges(invitation, { ...invitation, withdrawnAt })).toEqual([
      { kind: 'changed', invitation: first, field: 'withdrawnAt', after: withdrawnAt },
    ]);
    expect(invitationFieldChanges(undefined, invitation)).toEqual([{ kind: 'added', invitation: first }]);
  });
});
