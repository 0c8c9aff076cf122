import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { needName, needsOf } from '../../../functions/domain/worklist/needs.ts';
import {
  isHiding,
  nextOutcome,
  outcomeErrors,
  settledBy,
} from '../../../functions/domain/worklist/outcome.ts';
import { invitation, patient } from '../../support/builders.ts';

const today = '2026-03-10';
const pathsOf = (...asked: Parameters<typeof outcomeErrors>) =>
  outcomeErrors(...asked).map(({ path }) => path);

describe('a need put off', () => {
  it.each([
    ['2026-03-10', ['until']],
    ['2026-03-11', []],
    ['2027-03-11', []],
    ['2027-03-12', ['until']],
  ])('until %s has errors at %j', (until, paths) => {
    expect(pathsOf('facts', { outcome: 'snoozed', until, reason: 'x' }, today)).toEqual(paths);
  });

  it('needs a day and a reason', () => {
    expect(pathsOf('facts', { outcome: 'snoozed' }, today)).toEqual(['until', 'reason']);
  });

  it('comes back on its day', () => {
    const outcome = nextOutcome({ outcome: 'snoozed', until: '2026-03-20', reason: 'x' }, undefined, today);
    expect(['2026-03-19', '2026-03-20'].map((day) => isHiding(outcome, day))).toEqual([true, false]);
  });
});

describe('a call', () => {
  it('without a reply is counted, and due again after three days', () => {
    const first = nextOutcome({ outcome: 'no-reply' }, undefined, today);
    expect(first).toEqual({ outcome: 'no-reply', until: '2026-03-13', tries: 1 });
    expect(nextOutcome({ outcome: 'no-reply' }, first, '2026-03-13').tries).toBe(2);
    expect(nextOutcome({ outcome: 'on-paper' }, first, today)).toMatchObject({
      until: '2026-03-24',
      tries: 1,
    });
  });

  it.each([
    ['call', 'no-reply', []],
    ['send', 'no-reply', ['outcome']],
    ['send', 'declined', []],
    ['send', 'on-paper', ['outcome']],
    ['referral-date', 'declined', ['outcome']],
  ] as const)('%s can end as %s: errors at %j', (kind, outcome, paths) => {
    expect(pathsOf(kind, { outcome }, today)).toEqual(paths);
  });

  it('takes no day for what is not put off', () => {
    expect(pathsOf('call', { outcome: 'no-reply', until: '2026-03-20' }, today)).toEqual(['until']);
  });
});

it('a patient who declines is asked no more about the visit, also when the invitation expires', () => {
  const needs = needsOf(area, 'sahlgrenska', patient({ invitations: [invitation()] }));
  const call = needs.find(({ kind }) => kind === 'call');
  if (!call) throw new Error('no call');
  expect(settledBy(call, 'declined', needs)).toEqual(['call::i1', 'send::v1']);
  expect(settledBy(call, 'no-reply', needs)).toEqual([needName(call)]);
  expect(isHiding(nextOutcome({ outcome: 'declined' }, undefined, today), '2199-12-30')).toBe(true);
});
