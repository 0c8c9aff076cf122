import type { CivilDate } from '../care/period.ts';

/** The kinds of need, in the order of the worklist. `waiting` is of referrals that wait for their visit, which are not stored yet. */
export const needKinds = [
  'call',
  'hand-over',
  'send',
  'one-year-visit',
  'waiting',
  'referral-date',
  'report-to-referrer',
  'sunnybrook',
  'facts',
] as const;
export type NeedKind = (typeof needKinds)[number];

/** The part of the record that a need is about, by key; `field` is the one that is missing there. */
type NeedPlace = {
  visit?: string;
  treatment?: string;
  invitation?: string;
  field?: string;
};

/** Something about a patient that staff can mend, as one measure and year see it. */
export type MeasureNeed = NeedPlace & {
  kind: NeedKind;
  /** The first day on which it is shown. */
  from: CivilDate;
  /** The last day on which it can be mended, if there is one. */
  lastDay?: CivilDate;
};

/** Something about a patient that staff can mend, and its effect on the numbers. It depends on no clock. */
export type Need = MeasureNeed & {
  /**
   * The measurement years that it concerns, each with the measures to whose numerator mending it can add the patient;
   * none for facts that only place the patient in breakdowns.
   */
  years: Readonly<Record<string, readonly string[]>>;
};
