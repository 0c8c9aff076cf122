import type { Counters } from '../counters.ts';
import type { Gap } from '../gap.ts';
import { followUpWindow, lastDayToFollowUp, type YearHistory } from '../history.ts';
import type { Membership } from '../membership.ts';
import { lastDayText, type MemberReason, type ReasonDetail } from '../reason.ts';

/** The common parts of the measures about patients treated the year before and followed up since. */

export const followUpReasons = {
  'not-followed-up': ({ date, what }: ReasonDetail) =>
    `Behandlad ${date}, ingen ettårskontroll inom fönstret ${what} månader.`,
  'window-ends': ({ date }: ReasonDetail, today: string) =>
    lastDayText(
      date,
      today,
      'En ettårskontroll räknas om den görs till och med',
      'Tiden för ettårskontroll gick ut',
    ).trim(),
};

const oneYearVisit: Gap = {
  name: 'ettårskontroll inom fönstret',
  filledIn: ({ visits }, { from }) =>
    visits.some(({ kind, date }) => kind === 'one-year' && date >= from) ? undefined : { record: 'visit' },
  need(history) {
    const last = history.treated.findLast(
      ({ windowEnds }) => windowEnds === lastDayToFollowUp(history.treated),
    );
    const [first] = history.treated;
    if (!first || !last) return undefined;
    const { from } = followUpWindow(history, first.treatment);
    return { kind: 'one-year-visit', treatment: last.treatment.key, from, lastDay: last.windowEnds };
  },
};

export const followUpGaps = { 'one-year-visit': oneYearVisit };

/** Names the visit of an occasion in Swedish: the one before a treatment or the one a year after. */
export const visitText = (occasion: string | undefined): string =>
  occasion === 'one-year' ? 'ettårskontrollen' : 'nybesök före behandlingen';

/**
 * The place of a patient treated the year before without a one-year visit that follows it up: in no
 * denominator.
 */
export function notFollowedUp(
  { area, treated }: YearHistory,
  counts: Counters = {},
): Membership<keyof typeof followUpReasons, keyof typeof followUpGaps> {
  const { fromMonths, toMonths } = area.followUpWindow;
  const first = treated[0]?.treatment.date;
  const last = lastDayToFollowUp(treated);
  const reasons: MemberReason<keyof typeof followUpReasons>[] = [
    { code: 'not-followed-up', ...(first ? { date: first } : {}), what: `${fromMonths}–${toMonths}` },
  ];
  if (last) reasons.push({ code: 'window-ends', date: last });
  return { inDenominator: false, inNumerator: false, counts, missing: ['one-year-visit'], reasons };
}
