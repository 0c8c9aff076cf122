import { firstYearOf } from '../../../functions/domain/care/area.ts';
import type { Figure } from '../../../functions/domain/measure/figure.ts';
import type { Measure } from '../../../functions/domain/measure/measure.ts';
import { shareOf } from '../../../functions/domain/measure/share.ts';
import type { ReportContent } from '../../../functions/domain/report/content.ts';
import { figuresIn, reportLines } from '../../../functions/domain/report/report-lines.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';
import { DotIntervalChart } from '../../ui/chart/dot-interval.tsx';
import { formatInterval, formatNumber, formatShare } from '../../ui/format.ts';
import { api } from '../api.ts';
import { useLoad } from '../load.ts';
import { MeasureTexts } from '../measure/measure-texts.tsx';
import { usePlace } from '../session.ts';

/** The report as it reads: a section a measure, in the order of the list. */
export function ReportMeasures({ content }: { content: ReportContent }) {
  const { area } = usePlace();
  const { year } = content;
  const before = useLoad(`year before report ${year}`, async () =>
    year > firstYearOf(area) ? (await api.measures(year - 1)).measures : [],
  );
  return (
    <>
      {area.measures.map((measure) => (
        <MeasureSection
          key={measure.id}
          measure={measure}
          content={content}
          before={before.data?.find(({ id }) => id === measure.id)}
        />
      ))}
    </>
  );
}

type SectionProps = { measure: Measure; content: ReportContent; before: MeasureResult | undefined };

function MeasureSection({ measure, content, before }: SectionProps) {
  const { area } = usePlace();
  const { id, name, texts } = measure;
  const figures = figuresIn(area, measure, content);
  const reported = content.measures.find((one) => one.id === id);
  const lines = figures
    ? reportLines(area, content).filter((line) => line.measure === id && line.id !== id)
    : [];
  const filled = lines.filter(({ part, n }) => part === undefined || n !== 0);
  const groups = [...Map.groupBy(filled, (line) => line.name)];
  const comments = content.comments.filter(({ check }) => check.split('.')[1] === id);
  return (
    <section class="card stack report-measure" aria-labelledby={`report-${id}`}>
      <h2 id={`report-${id}`}>
        {id} {name}
        {reported?.treatmentYear !== undefined && (
          <span class="quiet"> · behandlingsår {reported.treatmentYear}</span>
        )}
      </h2>
      <p>{texts.measured}</p>
      {figures?.[0] ? (
        <OwnNumber id={id} figure={figures[0]} />
      ) : (
        <p class="quiet">Redovisas första gången i mars {measure.firstReportYear}.</p>
      )}
      {figures && before && <Before result={before} year={content.year - 1} />}
      {groups.length > 0 && (
        <div class="report-figures">
          {groups.map(([title, own]) => (
            <table key={title} class="report-table">
              <caption>{title}</caption>
              <tbody>
                {own.map(({ id: key, part, n, of }) => (
                  <tr key={key}>
                    <th scope="row">{part ?? 'Antal'}</th>
                    <td class="numeric">
                      {n === null ? '–' : formatNumber(n)}
                      {of !== undefined && ` av ${formatNumber(of)}`}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          ))}
        </div>
      )}
      {comments.map(({ check, text, comment }) => (
        <p key={check} class="report-said">
          <span class="quiet">{text}</span> {comment}
        </p>
      ))}
      <MeasureTexts measure={measure} />
    </section>
  );
}

/** Fewer patients than this are shown as a number alone. */
const leastForBar = 5;

function OwnNumber({ id, figure: { kind, n, of = 0, over = of, interval } }: { id: string; figure: Figure }) {
  if (kind === 'count') return <p class="report-number">{formatNumber(n ?? 0)}</p>;
  if (n === null) return <p>Resultatet visas inte än: {formatNumber(of)} patienter i nämnaren.</p>;
  const share = shareOf(n, over);
  if (share === null || over < leastForBar)
    return (
      <p class="report-number">
        {formatNumber(n)} av {formatNumber(over)}
      </p>
    );
  return (
    <div class="stack-small">
      <p>
        <span class="report-number">{formatShare(share)}</span> {formatNumber(n)} av {formatNumber(over)}
        {interval && <span class="quiet"> · 95 % konfidensintervall {formatInterval(interval)}</span>}
      </p>
      <DotIntervalChart label={id} share={share} interval={interval} />
    </div>
  );
}

function Before({
  result: { count, numerator, denominator, share },
  year,
}: {
  result: MeasureResult;
  year: number;
}) {
  const text =
    count !== undefined
      ? formatNumber(count)
      : numerator !== undefined && denominator !== undefined && typeof share === 'number'
        ? `${formatShare(share)} (${formatNumber(numerator)} av ${formatNumber(denominator)})`
        : undefined;
  return text === undefined ? null : (
    <p class="small quiet">
      {year}: {text}
    </p>
  );
}
