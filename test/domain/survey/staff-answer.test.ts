import { describe, expect, it } from 'vitest';
import { answerModes } from '../../../functions/domain/survey/answer.ts';
import { answeredAt, isCorrectable, staffModes } from '../../../functions/domain/survey/staff-answer.ts';
import { answer } from '../../support/builders.ts';

const now = new Date('2026-03-02T09:00:00Z');
const sentAt = '2026-02-13T14:00:00Z';

describe('the moment of an answer with only a known day', () => {
  it('of a created invitation may be any day since then: the answer shows that it was handed over', () => {
    const handedOver = { createdAt: sentAt, sentAt: '2026-02-20T09:00:00Z' };
    expect(answeredAt(handedOver, '2026-02-18', now)).toEqual({ instant: '2026-02-17T23:00:00Z' });
    expect(answeredAt({ createdAt: sentAt }, '2026-02-12', now)).toHaveProperty('errors');
  });

  it.each([
    ['the start of a day between', '2026-02-20', '2026-02-19T23:00:00Z'],
    ['when it was sent, on the day of sending', '2026-02-13', sentAt],
    ['the start of today', '2026-03-02', '2026-03-01T23:00:00Z'],
  ])('is %s', (_, answeredOn, expected) => {
    expect(answeredAt({ sentAt }, answeredOn, now)).toEqual({ instant: expected });
  });

  it.each([
    ['tomorrow', { sentAt }, '2026-03-03'],
    ['the day before it was sent', { sentAt }, '2026-02-12'],
    ['a form that is not sent', {}, '2026-02-20'],
  ])('is refused for %s', (_, invitation, answeredOn) => {
    expect(answeredAt(invitation, answeredOn, now)).toMatchObject({ errors: [{ path: 'answeredOn' }] });
  });

  it('follows the day in Stockholm', () => {
    const late = { sentAt: '2026-02-13T23:30:00Z' };
    expect(answeredAt(late, '2026-02-13', now)).toHaveProperty('errors');
    expect(answeredAt(late, '2026-02-14', now)).toEqual({ instant: late.sentAt });
    const halfPastMidnight = new Date('2026-03-02T23:30:00Z');
    expect(answeredAt({ sentAt }, '2026-03-03', halfPastMidnight)).toEqual({
      instant: '2026-03-02T23:00:00Z',
    });
  });

  it('may be the day on which it was sent by a clock that was ahead', () => {
    const ahead = { sentAt: '2026-03-02T23:00:02Z' };
    const before = new Date('2026-03-02T22:59:59Z');
    expect(answeredAt(ahead, '2026-03-03', before)).toEqual({ instant: ahead.sentAt });
    expect(answeredAt(ahead, '2026-03-04', before)).toHaveProperty('errors');
  });
});

describe('an answer that is corrected', () => {
  const before = answer({ 1: 2, 2: 3 }, { answeredAt: '2026-02-20T08:15:00Z', mode: 'paper' });

  it('keeps its moment when the day is the same, even a day that would be refused now', () => {
    expect(answeredAt({ sentAt }, '2026-02-20', now, before)).toEqual({ instant: before.answeredAt });
    const unsent = { ...before, answeredAt: '2026-02-01T08:15:00Z' };
    expect(answeredAt({}, '2026-02-01', now, unsent)).toEqual({ instant: unsent.answeredAt });
    expect(answeredAt({ sentAt }, '2026-02-21', now, before)).toEqual({ instant: '2026-02-20T23:00:00Z' });
  });

  it('is one that staff received: an answer on the web cannot be corrected', () => {
    expect(answerModes.filter((mode) => isCorrectable({ mode }))).toEqual([...staffModes]);
  });
});
