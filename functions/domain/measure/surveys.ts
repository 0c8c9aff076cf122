import { type Area, periodOf } from '../care/area.ts';
import { occasions } from '../care/occasion.ts';
import { addDays, type CivilDate } from '../care/period.ts';
import { mondayOf, weekName } from '../care/week.ts';
import { channels } from '../survey/invitation.ts';
import { type Counters, countersUnder } from './counters.ts';
import type { ResultView } from './figure.ts';
import { isOpenOn, presentResponse } from './response.ts';
import type { YearSurveys } from './year-surveys.ts';

type Week = YearSurveys['weeks'][number];
type Outcomes = Omit<Week, 'week'>;

const none: Outcomes = { answered: 0, waiting: 0, expired: 0, withdrawn: 0 };

/** Lists the Mondays of the weeks in the measurement period that have begun. */
function weeksOf(area: Area, year: number, today: CivilDate): CivilDate[] {
  const { from, to } = periodOf(area, year);
  const last = mondayOf(to < today ? to : today);
  const mondays: CivilDate[] = [];
  for (let monday = mondayOf(from); monday <= last; monday = addDays(monday, 7)) mondays.push(monday);
  return mondays;
}

/** Reads the outcomes by week from the counters of one occasion (`answered.2026-03-30`, `until.2026-03-30.2026-07-01`). */
function addWeeks(weeks: Map<CivilDate, Outcomes>, counters: Counters, today: CivilDate): void {
  for (const [name, value] of Object.entries(counters)) {
    const [kind, monday, until] = name.split('.');
    const end = kind === 'until' && until ? (isOpenOn(until, today) ? 'waiting' : 'expired') : kind;
    if (monday === undefined || end === undefined || !Object.hasOwn(none, end)) continue;
    const week = weeks.get(monday) ?? none;
    weeks.set(monday, { ...week, [end]: week[end as keyof Outcomes] + value });
  }
}

/** The median of numbers that are each counted; null when there are none. */
function medianOf(counted: readonly [number: number, times: number][]): number | null {
  const sorted = counted.toSorted(([one], [other]) => one - other);
  const total = sorted.reduce((sum, [, times]) => sum + times, 0);
  const at = (index: number) => {
    let passed = 0;
    for (const [number, times] of sorted) {
      passed += times;
      if (passed > index) return number;
    }
    return 0;
  };
  return total === 0 ? null : (at(Math.ceil(total / 2) - 1) + at(Math.floor(total / 2))) / 2;
}

/** Makes the numbers of a year's surveys on a day from the unit's totals. */
export function presentSurveys(counters: Counters, { area, year, today }: ResultView): YearSurveys {
  const weeks = new Map(weeksOf(area, year, today).map((monday) => [monday, none]));
  const days = new Map<number, number>();
  const byChannel = new Map<(typeof channels)[number], Omit<YearSurveys['channels'][number], 'channel'>>();
  const stopped: YearSurveys['stopped'] = [];
  for (const occasion of occasions) {
    const own = countersUnder(counters, `response.${occasion}.`);
    const number = (name: string) => own[name] ?? 0;
    addWeeks(weeks, own, today);
    for (const [text, value] of Object.entries(countersUnder(own, 'days.')))
      days.set(Number(text), (days.get(Number(text)) ?? 0) + value);
    for (const channel of channels) {
      const before = byChannel.get(channel) ?? { sent: 0, opened: 0, answered: 0 };
      const more = (step: keyof typeof before) => before[step] + number(`channel.${channel}.${step}`);
      const sums = { sent: more('sent'), opened: more('opened'), answered: more('answered') };
      if (sums.sent > 0) byChannel.set(channel, sums);
    }
    for (const form of area.forms[occasion]) {
      const [sent, opened, answered] = ['sent', 'opened', 'answered'].map((step) =>
        number(`form.${form}.${step}`),
      );
      if (sent) stopped.push({ occasion, form, sent, opened: opened ?? 0, answered: answered ?? 0 });
    }
  }
  return {
    year,
    occasions: occasions.map((occasion) => {
      const { open: waiting, forms: _, ...response } = presentResponse(counters, occasion, today);
      return { ...response, waiting, started: counters[`response.${occasion}.started`] ?? 0 };
    }),
    weeks: [...weeks]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([monday, outcomes]) => ({ week: weekName(monday), ...outcomes })),
    channels: [...byChannel].map(([channel, sums]) => ({ channel, ...sums })),
    daysToAnswer: {
      answered: [...days.values()].reduce((sum, times) => sum + times, 0),
      median: medianOf([...days]),
    },
    stopped,
  };
}
