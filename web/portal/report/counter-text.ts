import { gapText } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasuredArea } from '../../../functions/domain/measure/measured-area.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import { partText } from '../words.ts';

const ownNames: Readonly<Record<string, string>> = {
  numerator: 'täljare',
  denominator: 'nämnare',
  count: 'antal',
  waiting: 'svar som väntar',
};

/** The Swedish name of a measure's counter. */
export function counterText(area: MeasuredArea, measure: Measure, counter: string): string {
  const own = ownNames[counter];
  if (own) return own;
  if (measure.counted?.patients === counter) return 'patienter';
  if (counter.startsWith('gap.')) return `saknar ${gapText(measure.gaps, counter.slice('gap.'.length))}`;
  for (const beside of measure.beside) {
    if (beside.kind === 'forms' && beside.counters.sent === counter)
      return `${beside.name.toLowerCase()}, skickade`;
    if (beside.kind === 'forms' && beside.counters.answered === counter)
      return `${beside.name.toLowerCase()}, besvarade`;
    if (beside.kind === 'answers' && counter.startsWith(`${beside.id}.`)) {
      const option = counter.slice(beside.id.length + 1);
      return findWording(beside.form, 'sv')?.options[beside.optionSet]?.[option] ?? option;
    }
  }
  return partText(area, measure, counter);
}
