import type { Instant } from '../../domain/care/period.ts';
import type { Counters } from '../../domain/measure/counters.ts';
import type { CheckAnswer } from '../../domain/report/check.ts';
import type { SignedReport } from '../../domain/report/signed-report.ts';
import { kindOf, type Listed, type Placed } from '../item.ts';

export type ReportVersionItem = Placed<'report-version'> & SignedReport;
export const reportVersionKind = kindOf<ReportVersionItem>('report-version', { version: 1, lifts: {} });

/** A lead's answers to the checks of a year, by check. */
export type ReportAnswersItem = Placed<'report-answers'> & {
  version: number;
  answers: Readonly<Record<string, CheckAnswer & { by: string; at: Instant }>>;
};
export const reportAnswersKind = kindOf<ReportAnswersItem>('report-answers', { version: 1, lifts: {} });

/**
 * What one patient added to a signed version, for the unit alone. Each patient is an item, in a partition of their own:
 * the size of a report does not follow the number of patients, and the deletion of a patient finds them all.
 */
export type ReportMemberItem = Listed<'report-member'> & { counters: Counters };
export const reportMemberKind = kindOf<ReportMemberItem>('report-member', { version: 1, lifts: {} });
