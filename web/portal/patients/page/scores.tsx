import type { Area } from '../../../../functions/domain/care/area.ts';
import { scaleName } from '../../../../functions/domain/survey/instrument-names.ts';
import { instrumentOf } from '../../../../functions/domain/survey/instruments/instruments.ts';
import type { Score } from '../../../../functions/domain/survey/values.ts';
import { formatChange, formatScore } from '../../../ui/format.ts';
import { type Column, Table } from '../../../ui/table.tsx';
import type { SeenPatient } from '../../api.ts';
import { usePlace } from '../../session.ts';
import { answerModeNames, formName, occasionNames, respondentNames } from '../../words.ts';
import { subjectOf } from '../record/differences.ts';
import { scoreRemarks } from './score-remarks.ts';
import { ScoreSlope } from './score-slope.tsx';
import { type Point, type Series, type SeriesRow, seriesOf } from './series.ts';

/**
 * The patient's answers over time: one table per instrument and respondent. For follow-up; it gives no advice
 * on treatment.
 */
export function Scores({ patient }: { patient: SeenPatient }) {
  const { area } = usePlace();
  const all = seriesOf(patient);
  if (all.length === 0) return null;
  const several = all.some((one) =>
    all.some((other) => one.instrument === other.instrument && one.respondent !== other.respondent),
  );
  return (
    <section class="card stack scores" aria-labelledby="scores">
      <h2 id="scores">Patientens egen skattning</h2>
      {several && (
        <p class="small quiet">
          Olika personer har svarat. Deras svar jämförs inte med varandra utan visas var för sig.
        </p>
      )}
      <div class="side-by-side">
        {all.map((series) => (
          <div key={`${series.instrument} ${series.respondent}`} class="stack-small">
            <ScoreSlope series={series} />
            <Table
              caption={`${formName(series.instrument)} · ${respondentNames[series.respondent]}`}
              columns={columnsOf(area, series)}
              rows={series.rows}
              keyOf={(row) => row.scale}
            />
          </div>
        ))}
      </div>
      <p class="small quiet">{scoreRemarks(all).join(' ')}</p>
    </section>
  );
}

/**
 * The heading of an answer: what it is about and, when the day differs, the day it was answered: «Nybesök
 * 2025-06-27, besvarat 2025-07-02».
 */
function headingOf(area: Area, { occasion, about, date, mode }: Point): string {
  const name = occasionNames[occasion];
  const what =
    occasion === 'one-year'
      ? `${name}${about ? ` efter ${subjectOf(area, about).toLowerCase()}` : ''}`
      : `${name} ${about?.date ?? ''}`.trim();
  const how = mode === 'web' ? '' : ` ${answerModeNames[mode].toLowerCase()}`;
  return `${what}, besvarat ${date}${how}`;
}

function columnsOf(area: Area, { instrument, points, isCompared }: Series): Column<SeriesRow>[] {
  const columns: Column<SeriesRow>[] = [
    { heading: 'Skala', names: true, cell: ({ scale }) => scaleName(instrumentOf(instrument), scale) },
    ...points.map((point, index) => ({
      heading: headingOf(area, point),
      numeric: true,
      cell: ({ scores }: SeriesRow) => scoreText(scores[index]),
    })),
  ];
  if (isCompared)
    columns.push({
      heading: 'Förändring',
      cell: ({ change }) =>
        change ? (
          <>
            <span class="nowrap">{formatChange(change.difference)}</span>{' '}
            {change.beyondError && <span class="tag">större än mätfelet</span>}
            {change.beyondError === false && <span class="small quiet">inom mätfelet</span>}
          </>
        ) : (
          '–'
        ),
    });
  return columns;
}

function scoreText(score: Score | undefined): string {
  if (typeof score?.value !== 'number') return '–';
  return `${formatScore(score.value)}${score.prorated ? '*' : ''}${score.containsOtherReasons ? '†' : ''}`;
}
