import type { Counters } from '../measure/counters.ts';
import { isSame } from '../same.ts';
import { answerTo, type Check, type CheckAnswers, holds } from './check.ts';
import type { ReportComment } from './content.ts';

/**
 * - `open`: something stands in the way of signing
 * - `ready`: it can be signed
 * - `signed`: the last version has today's numbers
 * - `changed`: a number has changed since
 */
export const reportStates = ['open', 'ready', 'signed', 'changed'] as const;
export type ReportState = (typeof reportStates)[number];

/** The checks that stand in the way of signing. */
export const inTheWay = (checks: readonly Check[], answers: CheckAnswers): Check[] =>
  checks.filter((check) => !holds(check, answers));

/** @param signed the counters of the last version */
export function reportStateOf(
  checks: readonly Check[],
  answers: CheckAnswers,
  counters: Counters,
  signed: Counters | undefined,
): ReportState {
  if (signed) return isSame(signed, counters) ? 'signed' : 'changed';
  return inTheWay(checks, answers).length === 0 ? 'ready' : 'open';
}

/** The answers that go into the report, in the order of the checks. */
export const commentsIn = (checks: readonly Check[], answers: CheckAnswers): ReportComment[] =>
  checks.flatMap((check) => {
    const comment = answerTo(check, answers);
    return comment === undefined
      ? []
      : [{ check: check.id, text: check.text, count: check.count ?? 0, comment }];
  });
