import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { needName, needsOf } from '../../../functions/domain/worklist/needs.ts';
import {
  isHiding,
  nextOutcome,
  nextOutcomes,
  outcomeConflict,
  outcomeErrors,
  outcomes,
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

  it('is due again no earlier than was said before, in whichever order two people say it', () => {
    const snoozed = { outcome: 'snoozed', until: '2026-04-20', reason: 'x' } as const;
    const paper = nextOutcome({ outcome: 'on-paper' }, undefined, today);
    expect(nextOutcome({ outcome: 'no-reply' }, snoozed, today)).toMatchObject({ until: '2026-04-20' });
    expect(nextOutcome({ outcome: 'on-paper' }, snoozed, today)).toMatchObject({ until: '2026-04-20' });
    expect(nextOutcome({ outcome: 'no-reply' }, paper, today)).toMatchObject({
      until: paper.until,
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

describe('a patient who declined', () => {
  const declined = nextOutcome({ outcome: 'declined' }, undefined, today);

  it('is kept so by every outcome but the one that takes it back', () => {
    expect(outcomes.map((outcome) => [outcome, outcomeConflict({ outcome }, declined)])).toEqual([
      ['no-reply', 'need-declined'],
      ['declined', undefined],
      ['on-paper', 'need-declined'],
      ['snoozed', 'need-declined'],
      ['reopened', undefined],
    ]);
  });

  it('can decline after every other outcome', () => {
    for (const outcome of outcomes) {
      const before = nextOutcome({ outcome, until: '2026-03-20' }, undefined, today);
      expect(outcomeConflict({ outcome: 'declined' }, before)).toBeUndefined();
    }
  });

  it('is asked again when it is taken back, while what was put off stays so, and calls stay counted', () => {
    const snoozed = { outcome: 'snoozed', until: '2026-04-20', reason: 'x' } as const;
    const before = { 'call::i1': { ...declined, tries: 2 }, 'send::v1': snoozed, 'send::v2': declined };
    const after = nextOutcomes({ outcome: 'reopened' }, ['call::i1', 'send::v1', 'call::i2'], before, today);
    expect(after).toEqual({ 'call::i1': { outcome: 'reopened', until: today, tries: 2 } });
    expect(isHiding({ outcome: 'reopened', until: today }, today)).toBe(false);
  });

  it('cannot be taken back where it was not said', () => {
    const call = nextOutcome({ outcome: 'no-reply' }, undefined, today);
    for (const before of [undefined, call])
      expect(outcomeConflict({ outcome: 'reopened' }, before)).toBe('need-not-declined');
  });
});
