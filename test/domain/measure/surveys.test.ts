import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areas } from '../../../functions/domain/areas/areas.ts';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { stockholmDate } from '../../../functions/domain/care/period.ts';
import { mondayOf, weekName } from '../../../functions/domain/care/week.ts';
import { type CountedInvitation, endOn } from '../../../functions/domain/measure/response.ts';
import { presentSurveys } from '../../../functions/domain/measure/surveys.ts';
import { tallyOf } from '../../../functions/domain/measure/tally.ts';
import { YearSurveys } from '../../../functions/domain/measure/year-surveys.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import { dayArbitrary, patientsArbitrary } from '../../support/arbitraries.ts';
import { answer } from '../../support/builders.ts';
import { sumOf } from '../../support/counters.ts';
import { allItems, newVisit, patient, sent } from '../../support/history.ts';

const totalsOf = (patients: readonly Patient[], year: number, one = area) =>
  sumOf(patients.map((each) => tallyOf(one, one.units[0]?.id ?? '', each).get(year)?.counters ?? {}));

const surveys = (today: string, ...invitations: Invitation[]) =>
  presentSurveys(totalsOf([patient({ visits: [newVisit('2026-02-11')], invitations })], 2026), {
    area,
    year: 2026,
    today,
  });

const answeredOn = (day: string) => answer({ overall: 'good' }, { answeredAt: `${day}T18:00:00Z` });
const given = (key: string, sentOn: string, more: Partial<Invitation> = {}) =>
  sent('new-2026-02-11', { key, forms: ['prem'], sentAt: `${sentOn}T09:00:00Z`, ...more });

describe('the surveys of a year', () => {
  it('stand in the week they were sent, by what became of them on the day', () => {
    const all = [
      given('a', '2026-03-30', { answers: { prem: answeredOn('2026-07-01') } }),
      given('b', '2026-04-05', { expiresAt: '2026-04-20' }),
      given('c', '2026-04-01', { withdrawnAt: '2026-04-02T09:00:00Z' }),
      given('d', '2026-04-06', { expiresAt: '2026-04-21' }),
    ];
    const [w14, w15] = [
      { week: '2026-W14', answered: 1, waiting: 1, expired: 0, withdrawn: 1 },
      { week: '2026-W15', answered: 0, waiting: 1, expired: 0, withdrawn: 0 },
    ];
    const on = (day: string) =>
      surveys(day, ...all).weeks.filter(({ week }) => ['2026-W14', '2026-W15'].includes(week));
    expect(on('2026-04-20')).toEqual([w14, w15]);
    expect(on('2026-04-21')).toEqual([{ ...w14, waiting: 0, expired: 1 }, w15]);
    expect(on('2026-04-22')).toEqual([
      { ...w14, waiting: 0, expired: 1 },
      { ...w15, waiting: 0, expired: 1 },
    ]);
  });

  it('have every week that has begun, and those outside the period in which one was sent', () => {
    const { weeks } = surveys('2026-01-14', given('early', '2025-12-01'), given('late', '2026-03-02'));
    expect(weeks.map(({ week }) => week)).toEqual([
      '2025-W49',
      '2026-W01',
      '2026-W02',
      '2026-W03',
      '2026-W10',
    ]);
  });

  it('take the median of days from sending to the last answer', () => {
    const answeredAfter = (key: string, day: string) =>
      given(key, '2026-03-01', { answers: { prem: answeredOn(day) } });
    expect(surveys('2026-04-01').daysToAnswer).toEqual({ answered: 0, median: null });
    const three = [
      answeredAfter('a', '2026-03-01'),
      answeredAfter('b', '2026-03-04'),
      answeredAfter('c', '2026-03-31'),
    ];
    expect(surveys('2026-04-01', ...three).daysToAnswer).toEqual({ answered: 3, median: 3 });
    const four = [...three, answeredAfter('d', '2026-03-05')];
    expect(surveys('2026-04-01', ...four).daysToAnswer).toEqual({ answered: 4, median: 3.5 });
  });

  it('have days only of those with every form answered, from the day in Stockholm', () => {
    const face = answer(allItems('face'), { answeredAt: '2026-03-05T23:30:00Z' });
    const forms = ['prem', 'face'];
    const partly = given('a', '2026-03-01', { forms, answers: { prem: answeredOn('2026-03-02') } });
    const all = given('b', '2026-03-01', { forms, answers: { prem: answeredOn('2026-03-02'), face } });
    expect(surveys('2026-04-01', partly, all).daysToAnswer).toEqual({ answered: 1, median: 5 });
  });

  it('say by form where patients stop, and by channel how they were reached', () => {
    const forms = ['prem', 'face', 'fdi'];
    const prem = answeredOn('2026-03-02');
    const found = surveys(
      '2026-04-01',
      given('a', '2026-03-01', { forms, answers: { prem } }),
      given('b', '2026-03-01', { forms, channel: 'sms', openedAt: '2026-03-01T10:00:00Z' }),
      given('c', '2026-03-01', { forms, channel: 'sms' }),
    );
    expect(found.stopped).toEqual([
      { occasion: 'new-visit', form: 'prem', sent: 3, opened: 2, answered: 1 },
      { occasion: 'new-visit', form: 'face', sent: 3, opened: 2, answered: 0 },
      { occasion: 'new-visit', form: 'fdi', sent: 3, opened: 2, answered: 0 },
    ]);
    expect(found.channels).toEqual([
      { channel: 'letter', sent: 1, opened: 1, answered: 0 },
      { channel: 'sms', sent: 2, opened: 1, answered: 0 },
    ]);
    expect(found.occasions[0]).toMatchObject({ sent: 3, opened: 2, started: 1, answered: 0, waiting: 3 });
  });

  it.each(areas)('are the numbers of the listed invitations, for any patients, year and day ($id)', (one) => {
    fc.assert(
      fc.property(patientsArbitrary(one), dayArbitrary('2025-01-01'), (patients, today) => {
        for (const year of [2025, 2026, 2027, 2028]) {
          const listed = patients.flatMap(
            (each) => tallyOf(one, one.units[0]?.id ?? '', each).get(year)?.invitations ?? [],
          );
          const all = listed.filter(({ sentAt }) => sentAt);
          const found = presentSurveys(totalsOf(patients, year, one), { area: one, year, today });
          expect(YearSurveys.safeParse(found).success).toBe(true);
          const ended = (of: readonly CountedInvitation[], end: string) =>
            of.filter((each) => endOn(each, today) === end).length;
          const outcomes = (of: readonly CountedInvitation[]) => ({
            answered: ended(of, 'answered'),
            waiting: ended(of, 'open'),
            expired: ended(of, 'expired'),
            withdrawn: ended(of, 'withdrawn'),
          });
          for (const { occasion, ...numbers } of found.occasions) {
            const own = all.filter((each) => each.occasion === occasion);
            expect(numbers).toMatchObject({ sent: own.length, ...outcomes(own) });
            expect(numbers.started).toBe(own.filter(({ answered }) => answered.length > 0).length);
          }
          for (const { week, ...numbers } of found.weeks) {
            const own = all.filter(({ sentAt = '' }) => weekName(mondayOf(stockholmDate(sentAt))) === week);
            expect(numbers).toEqual(outcomes(own));
          }
          const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
          const ofWeeks = found.weeks.map(
            (each) => each.answered + each.waiting + each.expired + each.withdrawn,
          );
          expect(sum(ofWeeks)).toBe(all.length);
          expect(sum(found.channels.map((each) => each.sent))).toBe(all.length);
          expect(found.daysToAnswer.answered).toBe(sum(found.occasions.map((each) => each.answered)));
        }
      }),
    );
  });
});
