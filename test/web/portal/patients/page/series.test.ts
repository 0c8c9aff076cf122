import { describe, expect, it } from 'vitest';
import { stockholmDate } from '../../../../../functions/domain/care/period.ts';
import { face } from '../../../../../functions/domain/survey/instruments/face.ts';
import type { SeenPatient } from '../../../../../web/portal/api.ts';
import { seriesOf } from '../../../../../web/portal/patients/page/series.ts';
import { answer, invitation, patient, surgery } from '../../../../support/builders.ts';

const items = (value: number) =>
  Object.fromEntries(Array.from({ length: 15 }, (_, index) => [String(index + 1), value]));

/** A FaCE answer as staff see it. */
const seen = (value: number, more: Parameters<typeof answer>[1] = {}) => ({
  ...answer(items(value), more),
  scores: face.score(items(value)),
});

const seenPatient = (...invitations: object[]) =>
  ({ ...patient(), version: 1, questions: [], invitations }) as unknown as SeenPatient;

const atNewVisit = (faceAnswer: object) => ({
  ...invitation(),
  status: 'answered',
  answers: { face: faceAnswer },
});
const afterOneYear = (faceAnswer: object) => ({
  ...invitation({ key: 'i2', occasion: 'one-year', anchor: 't1' }),
  status: 'answered',
  answers: { face: faceAnswer },
});
const later = { answeredAt: '2027-05-03T10:00:00Z' };

describe('scores at both times', () => {
  it('stand side by side, total first, with the change', () => {
    const [series] = seriesOf(seenPatient(afterOneYear(seen(4, later)), atNewVisit(seen(3))));
    expect(series?.points.map(({ occasion }) => occasion)).toEqual(['new-visit', 'one-year']);
    expect(series?.rows[0]).toEqual({
      scale: 'total',
      scores: [{ value: 50 }, { value: 75 }],
      change: { difference: 25, beyondError: true },
    });
    expect(series?.rows).toHaveLength(7);
  });

  it('name the visit or treatment asked about, which may have another day than the answer', () => {
    const { invitations, ...rest } = seenPatient(afterOneYear(seen(4, later)), atNewVisit(seen(3)));
    const [series] = seriesOf({ ...rest, invitations, treatments: [surgery()] });
    expect(series?.points.map(({ about, date }) => [about, date])).toEqual([
      [{ kind: 'new', date: '2026-02-11' }, stockholmDate(answer({}).answeredAt)],
      [{ kind: 'surgery', date: '2026-05-05' }, '2027-05-03'],
    ]);
    const [unknown] = seriesOf({ ...rest, invitations, visits: [], treatments: [] });
    expect(unknown?.points.map(({ about }) => about)).toEqual([undefined, undefined]);
  });

  it('stand in the order they were answered, also within one day', () => {
    const at = (time: string) => ({ answeredAt: `2027-05-03T${time}Z` });
    const [series] = seriesOf(
      seenPatient(afterOneYear(seen(4, at('10:00:00.500'))), atNewVisit(seen(3, at('10:00:00')))),
    );
    expect(series?.points.map(({ occasion }) => occasion)).toEqual(['new-visit', 'one-year']);
    expect(series?.isCompared).toBe(true);
  });

  it('have no change while there is one time only', () => {
    const [series] = seriesOf(seenPatient(atNewVisit(seen(3))));
    expect(series?.isCompared).toBe(false);
    expect(series?.rows.every(({ change }) => change === null)).toBe(true);
  });

  it('leave PREM out, since nobody may see the answers of one patient', () => {
    const { values: _, ...withoutValues } = answer({});
    const prem = { ...invitation(), status: 'answered', answers: { prem: withoutValues } };
    expect(seriesOf(seenPatient(prem))).toEqual([]);
  });
});

describe('respondents are never pooled', () => {
  it('a guardian before and the patient after give two series without a change', () => {
    const all = seriesOf(
      seenPatient(
        atNewVisit(seen(3, { respondent: 'guardian' })),
        afterOneYear(seen(5, { ...later, respondent: 'patient' })),
      ),
    );
    expect(all.map(({ respondent, points }) => [respondent, points.length])).toEqual([
      ['guardian', 1],
      ['patient', 1],
    ]);
    expect(all.flatMap(({ rows }) => rows).every(({ change }) => change === null)).toBe(true);
  });
});
