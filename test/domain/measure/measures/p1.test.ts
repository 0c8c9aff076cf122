import { describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import { tallyOf } from '../../../../functions/domain/measure/tally.ts';
import type { Patient } from '../../../../functions/domain/patient/patient.ts';
import type { Answer } from '../../../../functions/domain/survey/answer.ts';
import type { Invitation } from '../../../../functions/domain/survey/invitation.ts';
import { answer } from '../../../support/builders.ts';
import { newVisit, oneYearVisit, patient, sent, surgery } from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

const prem = (overall: string, answeredAt = '2026-02-15T18:22:00Z') => ({
  prem: answer({ overall }, { answeredAt }),
});

/** A patient seen 2026-02-11, by default with an invitation for that visit. */
const seen = (...invitations: Invitation[]) => patient({ visits: [newVisit('2026-02-11')], invitations });

const answering = (overall: string, more: Partial<Answer> = {}) =>
  seen(sent('new-2026-02-11', { answers: { prem: answer({ overall }, more) } }));

describe('P1: the content of the counted answer', () => {
  it.each([
    ['numerator', 'very-good'],
    ['numerator', 'good'],
    ['denominator only', 'fair'],
    ['denominator only', 'poor'],
    ['denominator only', 'very-poor'],
    ['denominator only', 'not-applicable'],
  ])('%s: %s', (lands, overall) => {
    expect(landing('P1', 2026, answering(overall))).toBe(lands);
  });

  it.each([
    [
      'sent and not answered, with the last day to answer',
      seen(sent('new-2026-02-11', { expiresAt: '2026-05-15' })),
      { code: 'not-answered', date: '2026-05-15' },
    ],
    [
      'sent twice, with the later of the last days',
      seen(
        sent('new-2026-02-11', { key: 'i1', expiresAt: '2026-06-14' }),
        sent('new-2026-02-11', { key: 'i2', expiresAt: '2026-05-14' }),
      ),
      { code: 'not-answered', date: '2026-06-14' },
    ],
    [
      'sent and withdrawn',
      seen(sent('new-2026-02-11', { withdrawnAt: '2026-02-14T09:00:00Z' })),
      { code: 'withdrawn' },
    ],
    ['sent without the PREM', seen(sent('new-2026-02-11', { forms: ['face'] })), { code: 'not-sent' }],
    ['nothing sent', seen(), { code: 'not-sent' }],
    ['an invitation that was not sent', seen(withoutSending(sent('new-2026-02-11'))), { code: 'not-sent' }],
  ])('denominator only: %s', (_case, record, reason) => {
    const member = membership('P1', 2026, record);
    expect(member).toMatchObject({ inDenominator: true, inNumerator: false, missing: ['prem'] });
    expect(member?.reasons).toEqual([reason]);
  });

  it.each([
    [
      'a new visit without the team',
      patient({ visits: [newVisit('2026-02-11', { multidisciplinary: false })] }),
    ],
    ['a one-year visit', patient({ visits: [oneYearVisit('2026-02-11')] })],
  ])('outside: only %s', (_case, record) => {
    const invitations = [sent('new-2026-02-11', { answers: prem('very-good') })];
    expect(membership('P1', 2026, { ...record, invitations })).toBeNull();
  });
});

function withoutSending({ sentAt: _, ...rest }: Invitation): Invitation {
  return rest;
}

describe('P1: the choice of the counted answer', () => {
  const twice = (first: Patient['invitations'], second: Patient['invitations']) =>
    patient({ visits: [newVisit('2026-02-11'), newVisit('2026-09-01')], invitations: [...second, ...first] });

  it('the first of two answers for a visit, in any order in the record', () => {
    const later = sent('new-2026-02-11', { key: 'a', answers: prem('poor', '2026-03-01T00:00:00Z') });
    const earlier = sent('new-2026-02-11', { key: 'b', answers: prem('good', '2026-02-20T00:00:00Z') });
    expect(landing('P1', 2026, seen(later, earlier))).toBe('numerator');
    expect(landing('P1', 2026, seen(earlier, later))).toBe('numerator');
  });

  it('the first of two in the same second, one of them written to the millisecond', () => {
    const later = sent('new-2026-02-11', { key: 'a', answers: prem('poor', '2026-02-20T09:00:00.500Z') });
    const earlier = sent('new-2026-02-11', { key: 'b', answers: prem('good', '2026-02-20T09:00:00Z') });
    expect(landing('P1', 2026, seen(later, earlier))).toBe('numerator');
    expect(landing('P1', 2026, seen(earlier, later))).toBe('numerator');
  });

  it('the lower key of two given at the same moment', () => {
    const one = sent('new-2026-02-11', { key: 'a', answers: prem('poor') });
    const other = sent('new-2026-02-11', { key: 'b', answers: prem('good') });
    expect(landing('P1', 2026, seen(other, one))).toBe('denominator only');
    expect(landing('P1', 2026, seen(one, other))).toBe('denominator only');
  });

  it('the answer for the earliest new visit, even when it was given last', () => {
    const record = twice(
      [sent('new-2026-02-11', { answers: prem('poor', '2026-12-01T00:00:00Z') })],
      [sent('new-2026-09-01', { answers: prem('very-good', '2026-09-02T00:00:00Z') })],
    );
    expect(landing('P1', 2026, record)).toBe('denominator only');
  });

  it('the answer for a later new visit when the earliest has none', () => {
    const record = twice([sent('new-2026-02-11')], [sent('new-2026-09-01', { answers: prem('very-good') })]);
    expect(landing('P1', 2026, record)).toBe('numerator');
  });

  it('of two new visits on one day, the answer for the one with the lower key, if there is one', () => {
    const visits = [newVisit('2026-02-11', { key: 'b' }), newVisit('2026-02-11', { key: 'a' })];
    const first = sent('a', {
      key: 'i1',
      occasion: 'new-visit',
      answers: prem('poor', '2026-03-02T00:00:00Z'),
    });
    const other = sent('b', {
      key: 'i2',
      occasion: 'new-visit',
      answers: prem('good', '2026-03-01T00:00:00Z'),
    });
    expect(landing('P1', 2026, patient({ visits, invitations: [other, first] }))).toBe('denominator only');
    expect(landing('P1', 2026, patient({ visits, invitations: [other] }))).toBe('numerator');
  });

  it('the first answer, even when it is «not applicable»', () => {
    const record = twice(
      [sent('new-2026-02-11', { answers: prem('not-applicable') })],
      [sent('new-2026-09-01', { answers: prem('very-good') })],
    );
    expect(landing('P1', 2026, record)).toBe('denominator only');
  });
});

describe('P1 as shown', () => {
  const many = (count: number, record: Patient) => Array.from({ length: count }, () => record);

  it('counts forms, not patients, in the response rate', () => {
    const again = sent('new-2026-02-11', { key: 'again', answers: prem('good') });
    const onlyFace = sent('new-2026-02-11', { key: 'face', forms: ['face'] });
    const result = resultOf('P1', 2026, [seen(sent('new-2026-02-11'), again, onlyFace)]);
    expect(result).toMatchObject({ responseRate: { answered: 1, sent: 2 }, denominator: 1 });
  });

  it('counts no form that was not sent in the response rate', () => {
    const unsent = withoutSending(sent('new-2026-02-11', { key: 'unsent' }));
    expect(resultOf('P1', 2026, [seen(sent('new-2026-02-11'), unsent)]).responseRate).toEqual({
      answered: 0,
      sent: 1,
    });
  });

  it.each([1, 5, 9])('withholds the answers of %i patients that no one at the unit knows', (count) => {
    const result = resultOf('P1', 2026, [...many(count, answering('good')), ...many(10, seen())]);
    expect(result).toEqual({
      id: 'P1',
      kind: 'share',
      denominator: count + 10,
      responseRate: { answered: count, sent: count },
      waiting: count,
      withheld: true,
    });
  });

  it('shows five of ten such answers, and the day when their group closed', () => {
    const result = resultOf('P1', 2026, many(10, answering('good')), { today: '2026-11-12' });
    expect(result).toMatchObject({
      numerator: 5,
      denominator: 10,
      share: 0.5,
      answers: { good: 5 },
      shareOfAnswered: 1,
      responseRate: { answered: 10, sent: 10 },
      asOf: '2026-11-12',
      waiting: 5,
    });
    expect(result).not.toHaveProperty('withheld');
  });

  it.each<[string, Partial<Answer>]>([
    ['typed in', { mode: 'paper', typedIn: true }],
    ['imported readable', { cameReadable: true }],
  ])('shows at once an answer that was %s', (_, more) => {
    const result = resultOf('P1', 2026, [answering('good', more)]);
    expect(result).toMatchObject({ numerator: 1, denominator: 1, answers: { good: 1 }, waiting: 0 });
    expect(result).not.toHaveProperty('asOf');
  });

  it('takes an answer as unread whatever its mode says', () => {
    expect(resultOf('P1', 2026, [answering('good', { mode: 'paper' })])).toMatchObject({ waiting: 1 });
  });

  it('shows for a patient only whether there is an answer', () => {
    const tally = tallyOf(periferFacialispares, 'sahlgrenska', answering('poor'));
    expect(tally.get(2026)?.members.P1).toEqual({ inDenominator: true, reasons: [{ code: 'answered' }] });
  });

  it('an answer to a form about a treatment does not count in P1', () => {
    const record = patient({
      visits: [newVisit('2026-02-11')],
      treatments: [surgery('2026-03-01')],
      invitations: [sent('surgery-2026-03-01', { forms: ['prem'], answers: prem('good') })],
    });
    expect(landing('P1', 2026, record)).toBe('denominator only');
    expect(resultOf('P1', 2026, [record]).responseRate).toEqual({ answered: 0, sent: 0 });
  });
});
