import { describe, expect, it } from 'vitest';
import { answeredAt } from '../../functions/domain/staff-answer.ts';

const now = new Date('2026-03-02T09:00:00Z');
const sentAt = '2026-02-13T14:00:00Z';

describe('the moment of an answer of which only the day is known', () => {
  it.each([
    ['noon of a day between', '2026-02-20', '2026-02-20T12:00:00Z'],
    ['when it was sent, on the day of sending', '2026-02-13', sentAt],
    ['now, today', '2026-03-02', '2026-03-02T09:00:00Z'],
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

  it('goes by the day in Stockholm', () => {
    const late = { sentAt: '2026-02-13T23:30:00Z' };
    expect(answeredAt(late, '2026-02-13', now)).toHaveProperty('errors');
    expect(answeredAt(late, '2026-02-14', now)).toEqual({ instant: '2026-02-14T12:00:00Z' });
  });
});
