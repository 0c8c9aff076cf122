import { addDays, type CivilDate, momentAt, stockholmDate, stockholmTime } from '../care/period.ts';
import { isFreeDay } from '../care/public-holidays.ts';

/** The days and hours in which a unit sends messages, in Stockholm. */
export type SendingHours = {
  /** `HH:MM`; a message goes from `from`, and before `to`. */
  hours: { from: string; to: string };
  /** Neither on Saturdays and Sundays nor on Swedish public holidays. */
  weekdaysOnly: boolean;
};

/** The first day from `day` on which the unit sends. */
export function sendingDay({ weekdaysOnly }: SendingHours, day: CivilDate): CivilDate {
  let sending = day;
  while (weekdaysOnly && isFreeDay(sending)) sending = addDays(sending, 1);
  return sending;
}

/** The first moment from `moment` on at which the unit sends. */
export function nextOpening(rules: SendingHours, moment: Date): Date {
  const { from, to } = rules.hours;
  const today = stockholmDate(moment);
  const time = stockholmTime(moment);
  const day = sendingDay(rules, time < to ? today : addDays(today, 1));
  return day === today && time >= from ? moment : momentAt(day, from);
}
