import type { ComponentChildren } from 'preact';
import { shareOf } from '../../../functions/domain/measure.ts';
import type { MeasureResult, ResponseRate } from '../../../functions/domain/measure-result.ts';
import { findWording } from '../../../functions/domain/wordings/wordings.ts';
import { formatCount, formatNumber, formatShare } from '../../ui/format.ts';
import { membersPath } from '../members/members-path.ts';
import { usePlace } from '../session.ts';
import { occasionNames, partText } from '../words.ts';
import { yearText } from './year-text.ts';

type ExtrasProps = { result: MeasureResult; before: MeasureResult | undefined; year: number };

/** «25 av 38 (65,8 %)»; without a share when nothing was sent. */
function rateText({ answered, sent }: ResponseRate): string {
  const share = shareOf(answered, sent);
  const counts = `${formatNumber(answered)} av ${formatNumber(sent)}`;
  return share === null ? counts : `${counts} (${formatShare(share)})`;
}

/** A result in short, to hold another year against; undefined where there is none to show. */
function wholeText({ count, share }: MeasureResult): string | undefined {
  if (count !== undefined) return formatNumber(count);
  return typeof share === 'number' ? formatShare(share) : undefined;
}

const isRate = (rate: NonNullable<MeasureResult['responseRate']>): rate is ResponseRate => 'sent' in rate;

/** What a measure tells beside its number, in the order it matters. */
export function MeasureExtras({ result, before, year }: ExtrasProps) {
  const { area } = usePlace();
  const rows: { term: string; text: ComponentChildren }[] = [];
  const add = (term: string, text: ComponentChildren) => rows.push({ term, text });
  const { responseRate, shareOfAnswered, sameInstrument, notAssessable, patientChoseToWait } = result;
  const { followUpWindow, windowsOpen } = result;
  const lastYear = before && wholeText(before);
  if (lastYear) add(`Året innan (${yearText(area, year - 1)})`, lastYear);
  if (responseRate && isRate(responseRate)) add('Svarsfrekvens', rateText(responseRate));
  else if (responseRate) {
    for (const [occasion, rate] of Object.entries(responseRate)) {
      const name = occasionNames[occasion as keyof typeof occasionNames] ?? occasion;
      add(`Svarsfrekvens, ${name.toLowerCase()}`, rateText(rate));
    }
  }
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
  if (windowsOpen)
    add(
      'Kan ännu följas upp i tid',
      `${formatCount(windowsOpen, 'patient', 'patienter')}, behandlade ${year - 1}`,
    );
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

/** A plain bar beside a number that says the same. */
export function Bar({ share }: { share: number }) {
  return (
    <svg class="plain-bar" viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">
      <rect class="bar-track" width="100" height="10" />
      <rect class="plain-bar-fill" width={Math.round(share * 1000) / 10} height="10" />
    </svg>
  );
}
