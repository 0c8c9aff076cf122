import { describe, expect, it } from 'vitest';
import type { Patient } from '../../../../functions/domain/patient/patient.ts';
import type { Invitation } from '../../../../functions/domain/survey/invitation.ts';
import { lastDayOf } from '../../../../functions/domain/survey/invitation-state.ts';
import { answer } from '../../../support/builders.ts';
import {
  allItems,
  botulinum,
  newVisit,
  oneYearVisit,
  patient,
  physiotherapy,
  sent,
  surgery,
} from '../../../support/history.ts';
import { landing, membership, resultOf } from '../../../support/landing.ts';

type Answers = NonNullable<Invitation['answers']>;

const complete = (...forms: string[]): Answers =>
  Object.fromEntries(forms.map((form) => [form, answer(allItems(form))]));
const halfFace: Answers = { face: answer({ '1': 2, '2': 1 }) };
const threeAndThree = { '1': 4, '2': 4, '3': 4, '6': 4, '7': 4, '8': 4 };

const atNewVisit = (answers: Answers, visit = 'new-2026-02-01') => sent(visit, { answers });
const atOneYear = (answers: Answers, treatment = 'surgery-2026-03-10') => sent(treatment, { answers });

/** A patient seen 2026-02-01, operated 2026-03-10, followed up 2027-03-10. */
const followed = (parts: Partial<Patient> = {}) =>
  patient({
    visits: [newVisit('2026-02-01'), oneYearVisit('2027-03-10')],
    treatments: [surgery('2026-03-10')],
    invitations: [atNewVisit(complete('face')), atOneYear(complete('face'))],
    ...parts,
  });

describe('P2: FaCE or FDI complete before and after the same treatment', () => {
  it.each([
    ['numerator', 'FaCE at both', complete('face'), complete('face'), 1],
    ['numerator', 'FDI at both', complete('fdi'), complete('fdi'), 1],
    ['numerator', 'FaCE before and FDI after', complete('face'), complete('fdi'), 0],
    ['numerator', 'FDI before and both after', complete('fdi'), complete('face', 'fdi'), 1],
    ['denominator only', 'nothing before', {}, complete('face'), 0],
    ['denominator only', 'nothing after', complete('face'), {}, 0],
    ['denominator only', 'an incomplete FaCE after', complete('face'), halfFace, 0],
    ['denominator only', 'an incomplete FaCE before', halfFace, complete('fdi'), 0],
  ])('%s: %s', (lands, _case, first, second, same) => {
    const record = followed({ invitations: [atNewVisit(first), atOneYear(second)] });
    expect(landing('P2', 2027, record)).toBe(lands);
    expect(resultOf('P2', 2027, [record]).sameInstrument).toBe(same);
  });

  it('an FDI with three of five items in both halves is complete', () => {
    const record = followed({
      invitations: [atNewVisit({ fdi: answer(threeAndThree) }), atOneYear(complete('face'))],
    });
    expect(landing('P2', 2027, record)).toBe('numerator');
  });

  it.each([
    ['outside', 'not followed up', { visits: [newVisit('2026-02-01')] }],
    ['outside', 'treated the year before', { treatments: [surgery('2025-03-10')] }],
    [
      'outside',
      'botulinum that B3 does not count',
      {
        treatments: [botulinum('2026-03-10')],
        invitations: [atNewVisit(complete('face')), atOneYear(complete('face'), 'botulinum-2026-03-10')],
      },
    ],
  ])('%s: %s', (lands, _case, parts) => {
    expect(landing('P2', 2027, followed(parts))).toBe(lands);
  });

  it.each([
    ['outside', '2026-12-09'],
    ['numerator', '2026-12-10'],
    ['numerator', '2027-06-10'],
    ['outside', '2027-06-11'],
  ])('%s: treated 2026-03-10, followed up %s', (lands, date) => {
    expect(landing('P2', 2027, followed({ visits: [newVisit('2026-02-01'), oneYearVisit(date)] }))).toBe(
      lands,
    );
  });

  it.each([
    ['numerator', '2026-03-10', 'on the day of the treatment'],
    ['numerator', '2024-02-01', 'in any earlier year'],
    ['denominator only', '2026-03-11', 'after the treatment'],
  ])('%s: the new visit was %s (%s)', (lands, date) => {
    const record = followed({
      visits: [newVisit(date), oneYearVisit('2027-03-10')],
      invitations: [atNewVisit(complete('face'), `new-${date}`), atOneYear(complete('face'))],
    });
    expect(landing('P2', 2027, record)).toBe(lands);
  });

  it('denominator only: the form before is anchored to a new visit without the team', () => {
    const visits = [newVisit('2026-02-01', { multidisciplinary: false }), oneYearVisit('2027-03-10')];
    expect(landing('P2', 2027, followed({ visits }))).toBe('denominator only');
  });

  it('numerator: the pair may be around another treatment of the year than the one followed up', () => {
    const record = followed({
      treatments: [surgery('2026-03-10'), physiotherapy('2026-11-01')],
      invitations: [atNewVisit(complete('face')), atOneYear(complete('face'), 'physiotherapy-2026-11-01')],
    });
    expect(landing('P2', 2027, record)).toBe('numerator');
  });

  it('denominator only: before one treatment and after another, with that reason', () => {
    const record = followed({
      visits: [newVisit('2026-06-01'), oneYearVisit('2027-03-10')],
      treatments: [surgery('2026-03-10'), physiotherapy('2026-11-01')],
      invitations: [atNewVisit(complete('face'), 'new-2026-06-01'), atOneYear(complete('face'))],
    });
    expect(membership('P2', 2027, record)).toMatchObject({
      inDenominator: true,
      inNumerator: false,
      missing: ['prom@one-year'],
      reasons: [{ code: 'forms-around-different-treatments' }],
    });
  });

  it('names the form that was never sent and the form that is not complete', () => {
    const record = followed({ invitations: [atOneYear(halfFace)] });
    expect(membership('P2', 2027, record)).toMatchObject({
      missing: ['prom@new-visit', 'prom@one-year'],
      reasons: [
        { code: 'form-not-sent', what: 'new-visit' },
        { code: 'form-incomplete', what: 'one-year' },
      ],
    });
  });

  it('names the form that is unanswered, its last day, and the form that was withdrawn', () => {
    const { answers: _, ...awaited } = atNewVisit(halfFace);
    const { answers: __, ...other } = atOneYear(halfFace);
    const withdrawn = { ...other, withdrawnAt: '2027-06-01T08:00:00Z' };
    expect(membership('P2', 2027, followed({ invitations: [awaited, withdrawn] }))).toMatchObject({
      missing: ['prom@new-visit', 'prom@one-year'],
      reasons: [
        {
          code: 'form-not-answered',
          what: 'new-visit',
          date: lastDayOf(awaited),
        },
        { code: 'form-withdrawn', what: 'one-year' },
      ],
    });
  });
});

describe('P2 as shown', () => {
  it.each([2025, 2026])('%i is not yet reported', (year) => {
    expect(resultOf('P2', year, [followed()])).toMatchObject({
      status: 'not-yet-reported',
      firstReportYear: 2028,
    });
  });

  it('counts PROM forms per occasion, also of patients who are in no denominator', () => {
    const onlySeen = patient({
      reference: 'P-2',
      visits: [newVisit('2026-05-01')],
      invitations: [atNewVisit(complete('fdi'), 'new-2026-05-01')],
    });
    expect(resultOf('P2', 2027, [followed(), onlySeen])).toMatchObject({
      numerator: 1,
      denominator: 1,
      treatmentYear: 2026,
      responseRate: { 'new-visit': { answered: 2, sent: 4 }, 'one-year': { answered: 1, sent: 2 } },
    });
    expect(membership('P2', 2027, onlySeen)?.reasons).toEqual([{ code: 'not-treated' }]);
  });

  it('counts no form that was not sent', () => {
    const unsent = (anchor: string): Invitation => {
      const { sentAt: _, ...rest } = sent(anchor, { key: `unsent-${anchor}` });
      return rest;
    };
    const record = followed();
    const invitations = [...record.invitations, unsent('new-2026-02-01'), unsent('surgery-2026-03-10')];
    expect(resultOf('P2', 2027, [{ ...record, invitations }]).responseRate).toEqual(
      resultOf('P2', 2027, [record]).responseRate,
    );
    expect(resultOf('P2', 2027, [record]).responseRate).toEqual({
      'new-visit': { answered: 1, sent: 2 },
      'one-year': { answered: 1, sent: 2 },
    });
  });

  it('counts no form about botulinum outside the definition, or about other years', () => {
    const record = followed({
      visits: [newVisit('2027-02-01'), oneYearVisit('2027-03-10')],
      treatments: [botulinum('2026-03-10'), surgery('2027-05-01')],
      invitations: [
        sent('botulinum-2026-03-10'),
        sent('new-2027-02-01'),
        sent('surgery-2027-05-01', { sentAt: '2028-01-01T00:00:00Z' }),
      ],
    });
    expect(resultOf('P2', 2027, [record]).responseRate).toEqual({
      'new-visit': { answered: 0, sent: 0 },
      'one-year': { answered: 0, sent: 0 },
    });
  });
});
