import { gapCountText, gapListText, gapOf } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { type Cohort, closedWindows, openWindows } from '../../../functions/domain/measure/window.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatCount } from '../../ui/format.ts';
import type { MembersQuery } from '../api.ts';
import { membersPath } from '../members/list-paths.ts';

type MissingLine = { text: string; query: MembersQuery };
export type MissingGroup = { title: string; lines: MissingLine[] };

const isOfVisit = (measure: Measure, gap: string) => {
  const kind = gapOf(measure.gaps, gap)?.filledIn?.({ visits: [], treatments: [] }, { from: '', to: '' });
  return kind?.record === 'visit' && kind.key === undefined;
};

/**
 * Groups what a measure lacks by what can still be done: facts to fill in, what waits for the patient, one-year
 * visits that still can be made, and what can no longer happen.
 */
export function missingOf(measure: Measure, result: MeasureResult, cohort?: Cohort): MissingGroup[] {
  // A withheld result comes without the counts; the lists are there all the same.
  const gaps: [string, string][] = result.withheld
    ? Object.keys(measure.gaps).map((gap) => [gap, gapListText(measure.gaps, gap)])
    : Object.entries(result.gaps ?? {})
        .sort(([, one], [, other]) => other - one)
        .map(([gap, count]) => [gap, gapCountText(measure.gaps, gap, count)]);
  const lines = gaps
    .filter(([gap]) => !cohort || !isOfVisit(measure, gap))
    .map(([gap, text]) => ({ gap, text, query: { missing: gap } }));
  const ofStaff = ({ gap }: { gap: string }) => gapOf(measure.gaps, gap)?.need !== undefined;
  const [open, closed] = [cohort?.windowsOpen ?? 0, cohort?.windowsClosed ?? 0];
  const windows = (count: number, part: string): MissingLine[] =>
    count === 0
      ? []
      : [{ text: `${formatCount(count, 'ettårskontroll', 'ettårskontroller')}`, query: { part } }];
  return [
    { title: 'Kan fyllas i', lines: lines.filter(ofStaff) },
    { title: 'Beror på patienten', lines: lines.filter((line) => !ofStaff(line)) },
    { title: 'Kan ännu göras', lines: windows(open, openWindows) },
    { title: 'Går inte längre', lines: windows(closed, closedWindows) },
  ].filter((group) => group.lines.length > 0);
}

type MissingProps = { measure: Measure; result: MeasureResult; year: number; cohort: Cohort | undefined };

/** What is missing, each with a link to the patients that lack it. */
export function Missing({ measure, result, year, cohort }: MissingProps) {
  const groups = missingOf(measure, result, cohort);
  return (
    <section class="stack-small missing-groups" aria-label="Saknas">
      <h2>Saknas</h2>
      {groups.length === 0 && <p class="quiet">Inget saknas.</p>}
      {groups.map(({ title, lines }) => (
        <div key={title}>
          <h3 class="small quiet">{title}</h3>
          <ul class="plain">
            {lines.map(({ text, query }) => (
              <li key={text}>
                <a href={membersPath(year, measure.id, query)}>{text}</a>
              </li>
            ))}
          </ul>
        </div>
      ))}
    </section>
  );
}
