import type { ComponentChildren } from 'preact';
import { type Measure, shareOf } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult, ResponseRate } from '../../../functions/domain/measure/measure-result.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { occasionNames, partText } from '../words.ts';
import { Bar } from './bar.tsx';
import { Rate } from './rate.tsx';
import { yearText } from './year-text.ts';

type ExtrasProps = {
  measure: Measure;
  result: MeasureResult;
  before: MeasureResult | undefined;
  year: number;
};

/** A result in short, to hold another year against; undefined where there is none to show. */
function wholeText({ count, share }: MeasureResult): string | undefined {
  if (count !== undefined) return formatNumber(count);
  return typeof share === 'number' ? formatShare(share) : undefined;
}

const isRate = (rate: NonNullable<MeasureResult['responseRate']>): rate is ResponseRate => 'sent' in rate;

/** The measure's response rates, each with its name and where its forms are listed. */
function ratesOf({ rated = [] }: Measure, { responseRate }: MeasureResult, year: number) {
  if (!responseRate) return [];
  return rated.flatMap(({ occasion, forms, yearsBefore }) => {
    const rate = isRate(responseRate) ? responseRate : responseRate[occasion];
    const name = isRate(responseRate)
      ? 'Svarsfrekvens'
      : `Svarsfrekvens, ${occasionNames[occasion].toLowerCase()}`;
    return rate ? [{ name, rate, year: year - yearsBefore, occasion, forms }] : [];
  });
}

/** What a measure tells beside its number, in the order it matters. */
export function MeasureExtras({ measure, result, before, year }: ExtrasProps) {
  const { area } = usePlace();
  const rows: { term: string; text: ComponentChildren }[] = [];
  const add = (term: string, text: ComponentChildren) => rows.push({ term, text });
  const { shareOfAnswered, sameInstrument, notAssessable, patientChoseToWait } = result;
  const { followUpWindow, windowsOpen } = result;
  const lastYear = before && wholeText(before);
  if (lastYear)
    add(
      `Året innan (${yearText(area, year - 1)})`,
      <a href={membersPath(year - 1, result.id, { landed: 'denominator' })}>{lastYear}</a>,
    );
  for (const { name, ...rate } of ratesOf(measure, result, year)) add(name, <Rate {...rate} />);
  if (typeof shareOfAnswered === 'number') add('Andel av dem som svarat', formatShare(shareOfAnswered));
  const addPart = (part: string, count: number) =>
    add(
      partText(area, part),
      <a href={membersPath(year, result.id, { part })}>{formatCount(count, 'patient', 'patienter')}</a>,
    );
  if (sameInstrument) addPart('sameInstrument', sameInstrument);
  if (notAssessable) addPart('notAssessable', notAssessable);
  if (followUpWindow) {
    const { fromMonths, toMonths } = followUpWindow;
    add('Uppföljningsfönster', `${fromMonths}–${toMonths} månader efter behandlingen`);
  }
  if (windowsOpen) addPart('windowsOpen', windowsOpen);
  if (patientChoseToWait) addPart('patientChoseToWait', patientChoseToWait);
  return (
    <>
      {rows.length > 0 && (
        <dl class="extras">
          {rows.map(({ term, text }) => (
            <div key={term}>
              <dt>{term}</dt>
              <dd>{text}</dd>
            </div>
          ))}
        </dl>
      )}
      {result.answers && <Answers answers={result.answers} />}
    </>
  );
}

/** How the counted answers fall on the options: aggregates only, never who. */
function Answers({ answers }: { answers: Record<string, number> }) {
  const texts = findWording('prem', 'sv')?.options.experience ?? {};
  const total = Object.values(answers).reduce((sum, count) => sum + count, 0);
  return (
    <details>
      <summary>Räknade svar</summary>
      <dl class="bars">
        {Object.entries(answers).map(([option, count]) => (
          <div key={option}>
            <dt>{texts[option] ?? option}</dt>
            <dd>
              <Bar share={shareOf(count, total) ?? 0} />
              <span class="numeric">{formatNumber(count)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
