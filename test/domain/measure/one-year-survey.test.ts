import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { oneYearSurvey } from '../../../functions/domain/measure/one-year-survey.ts';
import type { Treatment } from '../../../functions/domain/patient/patient.ts';
import type { InvitationStatus } from '../../../functions/domain/survey/invitation-state.ts';
import { botulinum, patient, physiotherapy, surgery } from '../../support/history.ts';

const asked = (anchor: string, status: InvitationStatus) =>
  ({ occasion: anchor.startsWith('new-') ? 'new-visit' : 'one-year', anchor, status }) as const;

const survey = (
  today: string,
  treatments: readonly Treatment[],
  invitations: readonly ReturnType<typeof asked>[] = [],
) =>
  oneYearSurvey(
    { area, unit: unitOf(area, 'sahlgrenska'), patient: patient({ treatments: [...treatments] }) },
    invitations,
    today,
  );

const operated = surgery('2026-03-10');

describe('one treatment', () => {
  it.each([
    ['2026-11-09', 'early'],
    ['2026-11-10', 'soon'],
    ['2026-12-09', 'soon'],
    ['2026-12-10', 'due'],
    ['2027-06-10', 'due'],
    ['2027-06-11', 'past'],
  ])('of 2026-03-10 is on %s: %s', (today, state) => {
    expect(survey(today, [operated]).standing).toMatchObject({
      state,
      choice: { treatment: operated, window: { from: '2026-12-10', to: '2027-06-10' } },
    });
  });

  it('is proposed from a month before its window until the window closes', () => {
    const proposed = (today: string) => survey(today, [operated]).proposed?.treatment.key;
    expect(proposed('2026-11-09')).toBeUndefined();
    expect(proposed('2026-11-10')).toBe(operated.key);
    expect(proposed('2027-06-10')).toBe(operated.key);
    expect(proposed('2027-06-11')).toBeUndefined();
  });
});

describe('several treatments', () => {
  const [first, second, third] = [surgery('2026-03-10'), physiotherapy('2026-05-10'), surgery('2026-12-01')];
  const all = [second, first, third];

  it('are sorted latest first', () => {
    expect(survey('2027-03-01', all).choices.map(({ treatment }) => treatment.date)).toEqual([
      '2026-12-01',
      '2026-05-10',
      '2026-03-10',
    ]);
  });

  it('the latest whose window is open is proposed, before one whose window opens soon', () => {
    expect(survey('2027-01-20', all).proposed?.treatment).toBe(first);
    expect(survey('2027-02-10', all).proposed?.treatment).toBe(second);
    expect(survey('2027-08-01', all).proposed?.treatment).toBe(second);
    expect(survey('2027-08-11', all).proposed?.treatment).toBe(third);
  });

  it('the state is the next window when all are early', () => {
    expect(survey('2026-06-01', [first, second]).standing).toMatchObject({
      state: 'early',
      choice: { treatment: first },
    });
  });

  it('an answer for one settles the others of its treatment year, not those of the next', () => {
    const later = surgery('2027-01-10');
    const answered = asked(first.key, 'answered');
    expect(survey('2027-05-01', all, [answered]).standing).toEqual({
      state: 'answered',
      invitation: answered,
    });
    expect(survey('2027-10-10', [...all, later], [answered]).standing).toMatchObject({
      state: 'due',
      choice: { treatment: later },
    });
  });
});

it('a treatment outside the care definition, or before the first year, is a choice that is never proposed', () => {
  const treatments = [botulinum('2026-04-01'), surgery('2025-08-31')];
  for (const today of ['2027-03-01', '2026-08-01']) {
    const { choices, proposed, standing } = survey(today, treatments);
    expect(choices.map(({ counted }) => counted)).toEqual([false, false]);
    expect(proposed).toBeUndefined();
    expect(standing).toEqual({ state: 'none' });
  }
});

describe('an invitation', () => {
  it.each(['sent', 'opened', 'started'] as const)(
    'decides the state when it is %s, for any treatment',
    (status) => {
      const invitation = asked('surgery-2025-10-01', status);
      const { open, standing } = survey('2027-03-01', [operated, surgery('2025-10-01')], [invitation]);
      expect(open).toEqual([invitation]);
      expect(standing).toEqual({ state: 'sent', invitation });
    },
  );

  it.each(['withdrawn', 'expired', 'not-sent'] as const)('leaves the survey due when it is %s', (status) => {
    const { open, standing } = survey('2027-03-01', [operated], [asked(operated.key, status)]);
    expect(open).toEqual([]);
    expect(standing.state).toBe('due');
  });

  it('has no effect on the survey when it is for a new visit', () => {
    const { open, standing } = survey('2027-03-01', [operated], [asked('new-2026-02-01', 'sent')]);
    expect(open).toEqual([]);
    expect(standing.state).toBe('due');
  });
});
