import { describe, expect, it } from 'vitest';
import { invitationChanges } from '../../../functions/domain/patient/invitation-changes.ts';
import { RecordChange } from '../../../functions/domain/patient/record-changes.ts';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import { withValue, workedExample } from '../../support/worked-example.ts';

const before = workedExample().invitations as Invitation[];
const withChange = (path: string, value: unknown) =>
  withValue({ invitations: before }, `invitations.${path}`, value).invitations as Invitation[];
const changes = (path: string, value: unknown) => invitationChanges(before, withChange(path, value));
const first = { occasion: 'new-visit', sentAt: '2026-02-13T09:00:00Z' };

describe('what a change makes of invitations', () => {
  it('is nothing where they are the same', () => {
    expect(invitationChanges(before, before)).toEqual([]);
  });

  it.each([
    ['0.channel', 'email', 'letter'],
    ['0.withdrawnAt', '2026-03-01T09:00:00Z', undefined],
    ['0.anchor', 'v9', 'v1'],
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

  it('is that an invitation is added, with its answers', () => {
    expect(invitationChanges([], before.slice(0, 1)).map(({ kind, form }) => [kind, form])).toEqual([
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
