import type { ComponentChildren } from 'preact';
import type { BesideNumber, Measure } from '../../../functions/domain/measure/measure.ts';
import { findWording } from '../../../functions/domain/survey/wordings/wordings.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { CountBarChart } from '../../ui/chart/count-bar.tsx';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { partText } from '../words.ts';
import { answersBeside, countBeside, rateBeside } from './beside.ts';
import { Rate } from './rate.tsx';

type ExtrasProps = {
  measure: Measure;
  result: MeasureResult;
  year: number;
};

/** The numbers beside a measure's own, most important first. */
export function MeasureExtras({ measure, result, year }: ExtrasProps) {
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
  const most = Math.max(...answers.map(([, count]) => count));
  return (
    <div class="stack-small">
      <h2>{name}</h2>
      <dl class="bars">
        {answers.map(([option, count]) => (
          <div key={option}>
            <dt>{texts[option] ?? option}</dt>
            <dd>
              <CountBarChart label={texts[option] ?? option} count={count} most={most} />
              <span class="numeric">{formatNumber(count)}</span>
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
