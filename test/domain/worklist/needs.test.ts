import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../../functions/domain/care/area.ts';
import { historyOf, inYear } from '../../../functions/domain/measure/history.ts';
import { isReported } from '../../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import { concernedYears } from '../../../functions/domain/measure/tally.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { needName, needsOf } from '../../../functions/domain/worklist/needs.ts';
import { patientArbitrary } from '../../support/arbitraries.ts';
import { answer, invitation, newVisit, patient, surgery } from '../../support/builders.ts';
import { measure, membership } from '../../support/landing.ts';

const at = 'sahlgrenska';
const needs = (parts: Partial<Patient>) => needsOf(area, at, patient(parts));
const kindsOf = (parts: Partial<Patient>) => needs(parts).map(({ kind }) => kind);
const needOf = (parts: Partial<Patient>, kind: string) => needs(parts).find((one) => one.kind === kind);

/** Claims something about every measure, year and gap that is reported of a patient. */
function forEveryGap(
  of: MeasuredArea,
  unit: string,
  record: Patient,
  claim: (id: string, year: number, gap: string, found: readonly string[]) => void,
) {
  const all = needsOf(of, unit, record);
  for (const year of concernedYears(of, record)) {
    const history = inYear(historyOf({ area: of, unit: unitOf(of, unit), patient: record }), year);
    for (const one of of.measures.filter((each) => isReported(each, year))) {
      for (const gap of one.member(history)?.missing ?? []) {
        const need = one.gaps[gap]?.need?.(history);
        const found = need ? all.filter((each) => needName(each) === needName(need)) : [];
        if (need) expect(found.map(({ years }) => Object.hasOwn(years, year))).toEqual([true]);
        claim(
          one.id,
          year,
          gap,
          found.map(({ kind }) => kind),
        );
      }
    }
  }
  return all;
}

describe('the needs of any patient', () => {
  it('are just the gaps of the measures that staff can fill in', () => {
    const kinds: Record<string, string> = {
      referralReceivedOn: 'referral-date',
      reportedToReferrerOn: 'report-to-referrer',
      'one-year-visit': 'one-year-visit',
      homeRegion: 'facts',
      legalSex: 'facts',
      patientGroup: 'facts',
      cause: 'facts',
      procedures: 'facts',
    };
    const claim = (unit: string, of: MeasuredArea) =>
      fc.assert(
        fc.property(patientArbitrary(of), (record) => {
          const gaps = new Set<string>();
          const all = forEveryGap(of, unit, record, (_, year, gap, found) => {
            const kind = kinds[gap];
            if (kind) expect(found).toEqual([kind]);
            if (kind) gaps.add(`${kind} ${year}`);
          });
          const asked = ['send', 'call', 'hand-over', 'sunnybrook'];
          for (const { kind, years } of all) {
            if (asked.includes(kind)) continue;
            for (const year of Object.keys(years)) expect(gaps).toContain(`${kind} ${year}`);
          }
        }),
      );
    claim(at, area);
    claim('dysmeli-stockholm', dysmeli);
  });

  it('have names that differ, and days in order', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        const all = needsOf(area, at, record);
        expect(new Set(all.map(needName)).size).toBe(all.length);
        for (const { from, lastDay } of all) expect(lastDay === undefined || from <= lastDay).toBe(true);
      }),
    );
  });

  it('name a measure only while the patient is outside its numerator', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        for (const { years } of needsOf(area, at, record))
          for (const [year, ids] of Object.entries(years))
            for (const id of ids) expect(membership(id, Number(year), record)?.inNumerator).toBe(false);
      }),
    );
  });

  it('of a date at the new visit end when it is filled in, and the numerator gains one', () => {
    const fields = { 'referral-date': 'referralReceivedOn', 'report-to-referrer': 'reportedToReferrerOn' };
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        for (const need of needsOf(area, at, record)) {
          const field = need.kind in fields ? fields[need.kind as keyof typeof fields] : undefined;
          if (!field) continue;
          const visits = record.visits.map((visit) =>
            visit.key === need.visit ? { ...visit, [field]: visit.date } : visit,
          );
          const mended = { ...record, visits };
          expect(needsOf(area, at, mended).map(needName)).not.toContain(needName(need));
          for (const [year, ids] of Object.entries(need.years))
            for (const id of ids) expect(membership(id, Number(year), mended)?.inNumerator).toBe(true);
        }
      }),
    );
  });

  it('survive the order in which the patient was recorded', () => {
    fc.assert(
      fc.property(patientArbitrary(area), (record) => {
        const turned = {
          ...record,
          visits: record.visits.toReversed(),
          treatments: record.treatments.toReversed(),
          invitations: record.invitations.toReversed(),
        };
        expect(needsOf(area, at, turned).map(needName).sort()).toEqual(
          needsOf(area, at, record).map(needName).sort(),
        );
      }),
    );
  });
});

describe('a new visit', () => {
  it('without an invitation needs one, until the year is reported', () => {
    expect(needOf({}, 'send')).toEqual({
      kind: 'send',
      visit: 'v1',
      from: '2026-02-11',
      lastDay: '2027-03-31',
      years: { 2026: ['P1'] },
    });
  });

  it('needs a call 18 days after the invitation, and another invitation when it has expired', () => {
    const invitations = [invitation()];
    expect(needOf({ invitations }, 'call')).toMatchObject({
      invitation: 'i1',
      from: '2026-03-03',
      lastDay: '2026-05-14',
      years: { 2026: ['P1'] },
    });
    expect(needOf({ invitations }, 'send')).toMatchObject({ visit: 'v1', from: '2026-05-15' });
  });

  it('needs the invitation handed over, from the day after it was created', () => {
    const { sentAt: createdAt, ...created } = invitation();
    const invitations = [{ ...created, createdAt }];
    expect(needOf({ invitations }, 'hand-over')).toMatchObject({
      invitation: 'i1',
      from: '2026-02-14',
      lastDay: '2026-05-14',
    });
    expect(kindsOf({ invitations })).not.toContain('call');
  });

  it('needs no survey once PREM is answered, and one again when the only invitation is withdrawn', () => {
    const surveys = ['send', 'call', 'hand-over'];
    const answered = invitation({ answers: { prem: answer({ overall: 'poor' }) } });
    expect(kindsOf({ invitations: [answered] }).filter((kind) => surveys.includes(kind))).toEqual([]);
    const withdrawn = invitation({ withdrawnAt: '2026-02-20T09:00:00Z' });
    expect(needOf({ invitations: [withdrawn] }, 'send')?.from).toBe('2026-02-11');
  });

  it('needs the dates that are missing, one each', () => {
    expect(needs({}).map(needName)).toEqual([
      'referral-date:referralReceivedOn:v1',
      'send::v1',
      'report-to-referrer:reportedToReferrerOn:v1',
    ]);
  });

  it('that is not the first of its year needs nothing', () => {
    const visits = [newVisit(), newVisit({ key: 'v2', date: '2026-09-01' })];
    expect(needs({ visits }).map(({ visit }) => visit)).toEqual(['v1', 'v1', 'v1']);
  });
});

describe('a counted treatment', () => {
  const treatments = [surgery({ date: '2026-03-10' })];

  it('needs a one-year visit and a survey while its window is open', () => {
    const expected = { treatment: 't1', from: '2026-12-10', lastDay: '2027-06-10' };
    const found = needs({ visits: [], treatments });
    expect(found.map(({ kind }) => kind)).toEqual(['one-year-visit', 'send']);
    expect(found[0]).toMatchObject({ ...expected, years: { 2027: ['R2', 'P2'] } });
    expect(found[1]).toMatchObject({ ...expected, years: { 2027: ['P2'] } });
  });

  it('that is followed up needs the gradings that can still be filled in', () => {
    const before = newVisit({ date: '2026-02-11', referralReceivedOn: '2026-01-01' });
    const after = newVisit({ key: 'v2', kind: 'one-year', date: '2027-03-10' });
    const gradings = needs({ visits: [before, after], treatments }).filter(
      ({ kind }) => kind === 'sunnybrook',
    );
    expect(gradings.map(({ visit }) => visit)).toEqual(['v1', 'v2']);
    expect(gradings.map(({ years }) => years)).toEqual([{ 2027: ['R2'] }, { 2027: ['R2'] }]);
    const bilateral = { ...after, sunnybrook: { notAssessable: 'bilateral' as const } };
    expect(kindsOf({ visits: [bilateral], treatments })).not.toContain('sunnybrook');
  });
});

it('facts about the patient are needed once, and raise no numerator', () => {
  const { homeRegion: _, ...record } = patient();
  const found = needsOf(area, at, { ...record, treatments: [surgery()] }).filter(
    ({ kind }) => kind === 'facts',
  );
  expect(found).toEqual([{ kind: 'facts', field: 'homeRegion', from: '2026-02-11', years: { 2026: [] } }]);
  expect(measure('B1').kind).toBe('count');
});
