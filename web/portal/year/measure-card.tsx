import { gapCountText, gapListText, people } from '../../../functions/domain/measure/gap.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { formatCount, formatInterval, formatNumber, formatShare, nbsp } from '../../ui/format.ts';
import { MeasureBar } from '../../ui/measure-bar.tsx';
import { membersPath } from '../members/list-paths.ts';
import { usePlace } from '../session.ts';
import { countBeside, shareIsOver } from './beside.ts';
import { Breakdowns } from './breakdowns.tsx';
import { groupsText } from './groups-text.ts';
import { MeasureExtras } from './measure-extras.tsx';
import { MeasureTexts } from './measure-texts.tsx';

type MeasureCardProps = {
  measure: Measure;
  result: MeasureResult;
  /** The result of the same measure the year before. */
  before?: MeasureResult | undefined;
  year: number;
};

const directions = { high: 'Hög andel eftersträvas', low: 'Låg andel eftersträvas' } as const;

/** One measure of the year: its number, its uncertainty, its basis, and the missing facts. */
export function MeasureCard({ measure, result, before, year }: MeasureCardProps) {
  const id = `measure-${measure.id}`;
  const isReported = result.status !== 'not-yet-reported';
  return (
    <section class={`card measure ${isReported ? '' : 'measure-later'}`} aria-labelledby={id}>
      <header class="measure-head">
        <h3 id={id}>
          <span class="measure-id">{measure.id}</span> {measure.name}
        </h3>
        <p class="small quiet">
          {[
            measure.direction && directions[measure.direction],
            measure.underDevelopment && 'Utvecklingsmått',
            isReported && result.treatmentYear && `Behandlingsår${nbsp}${result.treatmentYear}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      </header>
      {isReported ? (
        <>
          <Result measure={measure} result={result} year={year} />
          {measure.texts.beside && <p class="small quiet measure-beside">{measure.texts.beside}</p>}
          <MeasureExtras measure={measure} result={result} before={before} year={year} />
          <Gaps measure={measure} result={result} year={year} />
          {result.breakdowns && <Breakdowns measure={measure} counted={result.breakdowns} year={year} />}
        </>
      ) : (
        <p class="measure-word">Redovisas första gången {result.firstReportYear}</p>
      )}
      <MeasureTexts measure={measure}>
        {!isReported && <Later measure={measure} result={result} />}
      </MeasureTexts>
    </section>
  );
}

/** Explains in the measure's folded details why there is no result yet, so that the card stays small. */
function Later({ measure, result: { treatmentYear } }: Pick<MeasureCardProps, 'measure' | 'result'>) {
  return (
    <>
      <p class="small">
        Måttet följer patienter som behandlats året före mätåret
        {treatmentYear ? `, här ${treatmentYear},` : ''} och följts upp ungefär ett år senare.
      </p>
      {measure.texts.beside && <p class="small">{measure.texts.beside}</p>}
    </>
  );
}

function Result({ measure, result, year }: MeasureCardProps) {
  if (measure.kind === 'count') {
    const members = membersPath(year, measure.id, { landed: 'denominator' });
    const { count = 0 } = result;
    const [one, several] = measure.counted?.nouns ?? people;
    const patients = measure.counted && countBeside(result, measure.counted.patients);
    return (
      <p class="measure-figure">
        <a href={members}>
          {formatNumber(count)}
          <span class="unseen"> {measure.texts.unitOfMeasure.toLowerCase()}, visa patienterna</span>
        </a>{' '}
        <span class="measure-of">
          {count === 1 ? one : several}
          {patients !== undefined && (
            <>
              {' '}
              hos <a href={members}>{formatCount(patients, ...people)}</a>
            </>
          )}
        </span>
      </p>
    );
  }
  if (result.withheld) {
    return (
      <div class="measure-silent">
        <p class="measure-word">Resultatet visas inte än</p>
        <Groups result={result} />
        <p>
          <a href={membersPath(year, measure.id, { landed: 'denominator' })}>
            {formatCount(result.denominator ?? 0, 'patient', 'patienter')} i nämnaren
          </a>
        </p>
      </div>
    );
  }
  return <Share measure={measure} result={result} year={year} />;
}

function Groups({ result }: Pick<MeasureCardProps, 'result'>) {
  const text = groupsText(result, usePlace().session.today);
  return text ? <p class="small quiet">{text}</p> : null;
}

function Share({ measure, result, year }: MeasureCardProps) {
  const { numerator = 0, denominator = 0, share, interval } = result;
  const over = shareIsOver(measure, result);
  if (typeof share !== 'number') {
    return (
      <div class="measure-silent">
        <p class="measure-word">Ingen patient i nämnaren ännu</p>
        <p class="small quiet">Andelen kan räknas när den första patienten hör till måttet.</p>
      </div>
    );
  }
  return (
    <div class="stack-small">
      <p class="measure-figure">
        {formatShare(share)}{' '}
        <span class="measure-of">
          {measure.answersHidden ? (
            formatNumber(numerator)
          ) : (
            <a href={membersPath(year, measure.id, { landed: 'numerator' })}>
              {formatNumber(numerator)}
              <span class="unseen"> i täljaren, visa patienterna</span>
            </a>
          )}{' '}
          av {over > denominator && `${formatCount(over, 'svar', 'svar')}; nämnare `}
          <a href={membersPath(year, measure.id, { landed: 'denominator' })}>
            {formatNumber(denominator)}
            <span class="unseen"> i nämnaren, visa patienterna</span>
          </a>
        </span>
      </p>
      <MeasureBar label={measure.id} share={share} interval={interval} />
      {interval && (
        <p class="small quiet">
          95{nbsp}% konfidensintervall {formatInterval(interval)}
        </p>
      )}
      <Groups result={result} />
    </div>
  );
}

/** The missing facts that the measure needs, each with a link to the patients that lack it. */
function Gaps({ measure, result, year }: MeasureCardProps) {
  // A withheld result comes without the counts; the lists are there all the same.
  const gaps: [string, string][] = result.withheld
    ? Object.keys(measure.gaps).map((gap) => [gap, gapListText(measure.gaps, gap)])
    : Object.entries(result.gaps ?? {})
        .sort(([, one], [, other]) => other - one)
        .map(([gap, count]) => [gap, gapCountText(measure.gaps, gap, count)]);
  if (gaps.length === 0) return null;
  return (
    <div class="gaps">
      <h4>Saknas</h4>
      <ul class="plain">
        {gaps.map(([gap, text]) => (
          <li key={gap}>
            <a href={membersPath(year, measure.id, { missing: gap })}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  );
}
