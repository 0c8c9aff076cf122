import type { ComponentChildren } from 'preact';
import type { BesideNumber, Measure } from '../../../functions/domain/measure/measure.ts';
import { shareOf } from '../../../functions/domain/measure/share.ts';
import { openWindows } from '../../../functions/domain/measure/window.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { partText } from '../words.ts';
import { Bar } from './bar.tsx';
import { answersBeside, countBeside, rateBeside } from './beside.ts';
import { Rate } from './rate.tsx';
import { yearText } from './year-text.ts';

type ExtrasProps = {
  measure: Measure;
  result: MeasureResult;
  before: MeasureResult | undefined;
  year: number;
};

/** Writes a result in short, to compare years; undefined when there is none to show. */
function wholeText({ count, share }: MeasureResult): string | undefined {
  if (count !== undefined) return formatNumber(count);
  return typeof share === 'number' ? formatShare(share) : undefined;
}

/** The numbers beside a measure's own, most important first. */
export function MeasureExtras({ measure, result, before, year }: ExtrasProps) {
  const { area } = usePlace();
  const rows: { term: string; text: ComponentChildren }[] = [];
  const add = (term: string, text: ComponentChildren) => rows.push({ term, text });
  const addPart = (id: string) => {
    const count = countBeside(result, id);
    if (count)
      add(
        partText(area, measure, id),
        <a href={membersPath(year, measure.id, { part: id })}>
          {formatCount(count, 'patient', 'patienter')}
        </a>,
      );
  };
  const lastYear = before && wholeText(before);
  if (lastYear)
    add(
      `Året innan (${yearText(area, year - 1)})`,
      <a href={membersPath(year - 1, result.id, { landed: 'denominator' })}>{lastYear}</a>,
    );
  for (const one of measure.beside) {
    if (one.kind === 'patients') addPart(one.id);
    if (one.kind === 'forms') {
      const { name, occasion, forms, yearsBefore } = one;
      const rate = rateBeside(result, one.id);
      if (rate) add(name, <Rate rate={rate} year={year - yearsBefore} occasion={occasion} forms={forms} />);
    }
    if (one.kind === 'share-of-answers') {
      const share = countBeside(result, one.id);
      if (share !== undefined) add(one.name, formatShare(share));
    }
  }
  if (result.followUpWindow) {
    const { fromMonths, toMonths } = result.followUpWindow;
    add('Uppföljningsfönster', `${fromMonths}–${toMonths} månader efter behandlingen`);
  }
  addPart(openWindows);
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
      {measure.beside.map(
        (one) => one.kind === 'answers' && <Answers key={one.id} asked={one} result={result} />,
      )}
    </>
  );
}

type AnswersProps = { asked: BesideNumber & { kind: 'answers' }; result: MeasureResult };

/** The distribution of the counted answers over the options: only aggregates, no patients. */
function Answers({ asked: { id, name, form, optionSet }, result }: AnswersProps) {
  const texts = findWording(form, 'sv')?.options[optionSet] ?? {};
  const answers = answersBeside(result, id);
  if (answers.length === 0) return null;
  const total = answers.reduce((sum, [, count]) => sum + count, 0);
  return (
    <details>
      <summary>{name}</summary>
      <dl class="bars">
        {answers.map(([option, count]) => (
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
