import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { PartSwatch } from '../../ui/chart/marks.tsx';
import { type BarPart, partNumbers, SplitBar } from '../../ui/chart/split-bar.tsx';
import { WithNumbers } from '../../ui/chart/with-numbers.tsx';
import { formatNumber, formatShare } from '../../ui/format.ts';
import { answersBeside, countBeside } from '../measure/beside.ts';
import { Groups } from '../measure/figure.tsx';
import { membersPath } from '../members/list-paths.ts';

type AnswersProps = { measure: Measure; result: MeasureResult; year: number };

/**
 * Divides the patients of a measure of answers: good answers, other answers, answers that wait for their group, and
 * the rest. While the result is withheld the answers that are shown are none.
 */
function answerParts({ answersHidden }: Measure, result: MeasureResult): BarPart[] {
  if (!answersHidden) return [];
  const { numerator = 0, denominator = 0, waiting = 0 } = result;
  const shown = answersBeside(result, answersHidden.answers).reduce((sum, [, count]) => sum + count, 0);
  const parts: BarPart[] = [
    { id: 'numerator', name: answersHidden.words.numerator, count: numerator, look: 'now' },
    { id: 'other', name: answersHidden.words.other, count: shown - numerator, look: 'before' },
    { id: 'waiting', name: 'svar som väntar på sin grupp', count: waiting, look: 'wait' },
    {
      id: 'none',
      name: 'inget svar än',
      count: Math.max(0, denominator - shown - waiting),
      look: 'none',
    },
  ];
  return parts;
}

/** The patients of a measure of answers as one bar. */
export function AnswersCard({ measure, result, year }: AnswersProps) {
  const { denominator = 0 } = result;
  const parts = answerParts(measure, result);
  const id = `answers-${measure.id}`;
  const title = `${measure.id}: de ${formatNumber(denominator)} patienternas svar`;
  const answered = countBeside(result, 'shareOfAnswered');
  if (denominator === 0) return null;
  const words = parts.map(({ name, count }) => `${formatNumber(count)} ${name}`).join(', ');
  return (
    <section class="card stack-small" aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p class="small quiet">
        Alla räknas, även de som inte har svarat.
        {typeof answered === 'number' &&
          ` Av de svar som visas är ${formatShare(answered)} ${measure.answersHidden?.words.numerator}.`}
      </p>
      <WithNumbers numbers={partNumbers(title, parts)}>
        <SplitBar name={`${title}: ${words}.`} parts={parts} />
        <ul class="key plain">
          {parts
            .filter(({ count }) => count > 0)
            .map(({ id: part, name, count, look }) => (
              <li key={part}>
                <PartSwatch look={look} />{' '}
                {part === 'none' ? (
                  <a
                    href={membersPath(year, measure.id, {
                      landed: 'denominator',
                      missing: measure.answersHidden?.unanswered ?? '',
                    })}
                  >
                    {formatNumber(count)} {name}
                  </a>
                ) : (
                  `${formatNumber(count)} ${name}`
                )}
              </li>
            ))}
        </ul>
      </WithNumbers>
      <Groups result={result} />
    </section>
  );
}
