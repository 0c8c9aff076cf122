import { describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { type AnswerGroups, noGroups } from '../../../functions/domain/measure/answer-groups.ts';
import { figuresOf } from '../../../functions/domain/measure/figure.ts';
import { shownFigures, shownMember } from '../../../functions/domain/measure/hiding.ts';
import { wilson } from '../../../functions/domain/measure/share.ts';
import { measure } from '../../support/landing.ts';

const view = { area, year: 2027, today: '2028-03-02' };
const hidden = measure('P1');

/** P1 of some patients: eight have answered, three of them known to staff; seven answers are good. */
const countersOf = (patients: number) => ({
  'P1.denominator': patients,
  'P1.numerator': 7,
  'P1.answers.good': 7,
  'P1.answers.poor': 1,
  'P1.known.numerator': 2,
  'P1.known.answers.good': 2,
  'P1.known.answers.poor': 1,
  'P1.sent': 10,
  'P1.answered': 8,
});
const shown = (groups?: AnswerGroups, patients = 10, counters = countersOf(patients)) => {
  const { figures = [], asOf } = shownFigures(hidden, counters, view, groups) ?? {};
  return { figures: new Map(figures.map((figure) => [figure.id, figure])), asOf };
};

const waiting = (count: number) => ({
  waiting: Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `m${index}`,
      { reference: `SU-${index}`, answeredAt: '2027-03-01T09:00:00Z', entry: 'e', adds: {} },
    ]),
  ),
});
const closed: AnswerGroups = {
  ...noGroups,
  results: 1,
  asOf: '2027-11-12',
  sums: { numerator: 4, 'answers.good': 4, 'answers.fair': 1 },
};

describe('the figures about answers', () => {
  it('are hidden while no group has closed and an answer waits', () => {
    const { figures, asOf } = shown({ ...noGroups, ...waiting(5) });
    expect(figures.get('P1')).toEqual({ id: 'P1', kind: 'share', n: null, of: 10, interval: null });
    expect([...figures.keys()]).toEqual(['P1', 'P1.responseRate', 'P1.waiting']);
    expect(figures.get('P1.waiting')?.n).toBe(5);
    expect(asOf).toBeUndefined();
  });

  it('are those of closed groups and of known answers, whatever waits', () => {
    const { figures, asOf } = shown({ ...closed, ...waiting(7) });
    expect(figures.get('P1')).toEqual({ id: 'P1', kind: 'share', n: 6, of: 10, interval: wilson(6, 10) });
    expect(figures.get('P1.answers')?.parts).toMatchObject({ good: 6, fair: 1, poor: 1 });
    expect(figures.get('P1.shareOfAnswered')).toMatchObject({ n: 6, of: 8 });
    expect(figures.get('P1.waiting')?.n).toBe(7);
    expect(asOf).toBe('2027-11-12');
  });

  it('are those of known answers where none is unread', () => {
    const all = { 'P1.numerator': 2, 'P1.answers.good': 2, 'P1.answers.poor': 1 };
    const { figures } = shown(undefined, 4, { ...countersOf(4), ...all });
    expect(figures.get('P1')).toMatchObject({ n: 2, of: 4 });
    expect(figures.get('P1.waiting')?.n).toBe(0);
  });

  it('do not show the known answer of a patient whom a group holds', () => {
    const held = { numerator: 1, 'answers.good': 1 };
    expect(shown({ ...closed, held }).figures.get('P1')?.n).toBe(5);
  });

  it('are hidden where unread answers were counted before there were groups', () => {
    const { figures } = shown();
    expect(figures.get('P1')?.n).toBeNull();
    expect(figures.get('P1.waiting')?.n).toBe(5);
  });

  it('make a share of the shown answers where these are more than the patients', () => {
    expect(shown(closed, 3).figures.get('P1')).toEqual({
      id: 'P1',
      kind: 'share',
      n: 6,
      of: 3,
      over: 8,
      interval: wilson(6, 8),
    });
  });
});

it('a measure without answers hides nothing', () => {
  const t1 = measure('T1');
  const counters = { 'T1.denominator': 2, 'T1.numerator': 1 };
  expect(shownFigures(t1, counters, view)).toEqual({ figures: figuresOf(t1, counters, view) });
});

it('a measure that is not reported yet has no figures', () => {
  expect(shownFigures(measure('R2'), {}, { ...view, year: 2026 })).toBeNull();
});

it('a list shows the place of a patient, but not the answer', () => {
  const member = { inDenominator: true, inNumerator: true, parts: ['a.b'], missing: ['prem'] };
  expect(shownMember(hidden, member)).toEqual({ inDenominator: true, missing: ['prem'] });
  expect(shownMember(measure('T1'), member)).toEqual(member);
});
