import { scaleName } from '../../../../functions/domain/survey/instrument-names.ts';
import { instrumentOf } from '../../../../functions/domain/survey/instruments/instruments.ts';
import { Slope } from '../../../ui/chart/slope.tsx';
import { formName, respondentNames } from '../../words.ts';
import type { Series } from './series.ts';

/**
 * The scores of one respondent as lines, the total first and its domains thin. The numbers stand in the table beneath;
 * one answer alone is no line.
 */
export function ScoreSlope({ series: { instrument, respondent, points, rows } }: { series: Series }) {
  if (points.length < 2) return null;
  const { scales } = instrumentOf(instrument);
  const scaleOf = (id: string) => scales.find((scale) => scale.id === id);
  const hasTotal = scales.some(({ isTotal }) => isTotal);
  const detectable = rows
    .map(({ scale }) => scaleOf(scale)?.detectableChange)
    .find((size) => size !== undefined);
  return (
    <Slope
      name={`${formName(instrument)} över tid, svarande: ${respondentNames[respondent].toLowerCase()}. 100 är bäst. Talen står i tabellen under.`}
      occasions={points.map(({ date }) => date)}
      lines={rows.map(({ scale, scores }) => ({
        id: scale,
        name: scaleName(instrumentOf(instrument), scale),
        scores: scores.map((score) => score?.value ?? null),
        isPart: hasTotal && !scaleOf(scale)?.isTotal,
      }))}
      band={detectable === undefined ? undefined : { size: detectable, name: 'mätfel' }}
    />
  );
}
