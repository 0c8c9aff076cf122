import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { type Cohort, closedWindows, openWindows } from '../../../functions/domain/measure/window.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { type BarPart, SplitBar } from '../../ui/chart/split-bar.tsx';
import { formatNumber } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';

const sizeOf = ({ followedUp, windowsOpen, windowsClosed }: Cohort) =>
  followedUp + windowsOpen + windowsClosed;

/** «3 av 134 uppföljda · 131 kan ännu följas upp · 0 missade» */
export const cohortText = (cohort: Cohort): string =>
  `${formatNumber(cohort.followedUp)} av ${formatNumber(sizeOf(cohort))} uppföljda · ${formatNumber(
    cohort.windowsOpen,
  )} kan ännu följas upp · ${formatNumber(cohort.windowsClosed)} missade`;

const partsOf = ({ followedUp, windowsOpen, windowsClosed }: Cohort): BarPart[] => [
  { id: 'followed-up', name: 'uppföljda', count: followedUp, look: 'now' },
  { id: openWindows, name: 'kan ännu följas upp', count: windowsOpen, look: 'none' },
  { id: closedWindows, name: 'missade', count: windowsClosed, look: 'wait' },
];

type CohortProps = { measure: Measure; result: MeasureResult; year: number; cohort: Cohort };

/** How far the follow-up of the patients treated the year before has come. */
export function CohortProgress({ measure, result, year, cohort }: CohortProps) {
  const { treatmentYear } = cohort;
  const hasLists = result.status !== 'not-yet-reported';
  const to = (part: string) => membersPath(year, measure.id, { part });
  if (sizeOf(cohort) === 0) return <p class="quiet">Ingen patient är behandlad {treatmentYear}.</p>;
  return (
    <div class="stack-small">
      <h2>Behandlade {treatmentYear}</h2>
      <SplitBar name={`Behandlade ${treatmentYear}: ${cohortText(cohort)}.`} parts={partsOf(cohort)} />
      {!hasLists && <p>{cohortText(cohort)}</p>}
      {hasLists && (
        <p class="numeric-line">
          <a href={membersPath(year, measure.id, { landed: 'denominator' })}>
            {formatNumber(cohort.followedUp)} av {formatNumber(sizeOf(cohort))} uppföljda
          </a>{' '}
          · <a href={to(openWindows)}>{formatNumber(cohort.windowsOpen)} kan ännu följas upp</a> ·{' '}
          <a href={to(closedWindows)}>{formatNumber(cohort.windowsClosed)} missade</a>
        </p>
      )}
    </div>
  );
}
