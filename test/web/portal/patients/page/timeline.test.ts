import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../../functions/domain/areas/perifer-facialispares.ts';
import type { HistoryEntry, SeenInvitation, SeenPatient } from '../../../../../web/portal/api.ts';
import {
  invitationStory,
  showsGrading,
  timelineOf,
} from '../../../../../web/portal/patients/page/timeline.ts';
import { toldHistory } from '../../../../../web/portal/patients/page/told-history.ts';
import { invitation, newVisit, patient, surgery } from '../../../../support/builders.ts';

const complication = { date: '2026-05-05', grade: 'II', expected: false } as const;

describe('a timeline', () => {
  const shown = timelineOf({
    ...patient({
      visits: [newVisit(), newVisit({ key: 'v2', kind: 'one-year', date: '2027-05-02' })],
      treatments: [surgery({ complications: [complication] })],
      invitations: [invitation(), invitation({ key: 'i2', occasion: 'one-year', anchor: 't1' })],
    }),
    version: 1,
    questions: [],
  } as unknown as SeenPatient);

  it('is newest first, with a complication above its operation of the same day', () => {
    expect(shown.map(({ kind, date }) => `${kind} ${date}`)).toEqual([
      'visit 2027-05-02',
      'complication 2026-05-05',
      'treatment 2026-05-05',
      'visit 2026-02-11',
    ]);
  });

  it('has the invitations of a visit in the order they were sent, the latest first', () => {
    const { sentAt: _, ...unsent } = invitation({ key: 'unsent' });
    const [entry] = timelineOf({
      ...patient({
        visits: [newVisit()],
        invitations: [
          unsent,
          invitation({ key: 'later', sentAt: '2026-02-13T09:00:00.500Z' }),
          invitation({ key: 'earlier', sentAt: '2026-02-13T09:00:00Z' }),
        ],
      }),
      version: 1,
      questions: [],
    } as unknown as SeenPatient);
    const keys = entry && 'invitations' in entry ? entry.invitations.map(({ key }) => key) : [];
    expect(keys).toEqual(['later', 'earlier', 'unsent']);
  });

  it('places each invitation at the visit or treatment it asks about', () => {
    expect(
      shown.map((entry) => ('invitations' in entry ? entry.invitations.map(({ key }) => key) : [])),
    ).toEqual([[], [], ['i2'], ['i1']]);
  });
});

describe('a visit shows its grading', () => {
  const grading = { notAssessable: 'other' } as const;
  it.each([
    [true, 'a new visit in an area that grades', periferFacialispares, {}],
    [true, 'a one-year visit there', periferFacialispares, { kind: 'one-year' as const }],
    [false, 'another visit there', periferFacialispares, { kind: 'other' as const }],
    [
      true,
      'another visit with a grading',
      periferFacialispares,
      { kind: 'other' as const, sunnybrook: grading },
    ],
    [false, 'a new visit in an area that does not grade', dysmeli, {}],
    [true, 'one there with a grading that came in an import', dysmeli, { sunnybrook: grading }],
  ])('%s: %s', (shown, _case, area, parts) => {
    expect(showsGrading(area, newVisit(parts))).toBe(shown);
  });
});

describe('the events of an invitation are in order', () => {
  const story = (more: object) =>
    invitationStory({ ...invitation(), status: 'sent', ...more } as SeenInvitation);

  it.each([
    [{ expiresAt: '2026-05-14' }, 'lämnad 2026-02-13 · svara senast 2026-05-14'],
    [{ status: 'not-sent', sentAt: undefined }, ''],
    [
      { status: 'opened', openedAt: '2026-02-14T09:00:00Z', expiresAt: '2026-05-14' },
      'lämnad 2026-02-13 · öppnad 2026-02-14 · svara senast 2026-05-14',
    ],
    [
      { status: 'withdrawn', withdrawnAt: '2026-03-01T09:00:00Z', expiresAt: '2026-05-14' },
      'lämnad 2026-02-13 · tillbakadragen 2026-03-01',
    ],
    [{ status: 'expired', expiresAt: '2026-05-14' }, 'lämnad 2026-02-13 · gick ut 2026-05-14'],
    [{ status: 'answered', expiresAt: '2026-05-14' }, 'lämnad 2026-02-13'],
  ])('%j', (more, expected) => {
    expect(story(more)).toBe(expected);
  });

  it('gives the day in Stockholm', () => {
    expect(story({ sentAt: '2026-12-31T23:30:00Z', status: 'answered' })).toBe('lämnad 2027-01-01');
  });
});

describe('the history', () => {
  const entry = (at: string, action: string, more: Partial<HistoryEntry> = {}): HistoryEntry =>
    ({ at, who: 'anna', action, ...more }) as HistoryEntry;

  it('joins consecutive readings, and never joins a change that has a reason', () => {
    const told = toldHistory([
      entry('5', 'read-patient'),
      entry('4', 'read-patient'),
      entry('3', 'change-patient', { reason: 'fel' }),
      entry('2', 'change-patient', { reason: 'fel' }),
      entry('1', 'read-patient', { who: 'bo' } as Partial<HistoryEntry>),
    ]);
    expect(told.map(({ at, times, since }) => [at, times, since])).toEqual([
      ['5', 2, '4'],
      ['3', 1, '3'],
      ['2', 1, '2'],
      ['1', 1, '1'],
    ]);
  });
});
