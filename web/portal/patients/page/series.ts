import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import type { Respondent } from '../../../../functions/domain/survey/answer.ts';
import type { Scale } from '../../../../functions/domain/survey/instrument.ts';
import { instrumentOf, instruments } from '../../../../functions/domain/survey/instruments/instruments.ts';
import {
  changeBetween,
  comparedOf,
  type ScoreChange,
} from '../../../../functions/domain/survey/score-change.ts';
import type { Score } from '../../../../functions/domain/survey/values.ts';
import type { SeenAnswer, SeenPatient } from '../../api.ts';

/** One answered form with its scores. */
export type Point = {
  occasion: SeenPatient['invitations'][number]['occasion'];
  /** The new visit, or the treatment, that the form asked about; absent when it has been removed. */
  about?: { kind: string; date: string };
  answeredAt: string;
  /** The day of the answer, in Stockholm. */
  date: string;
  mode: SeenAnswer['mode'];
  scores: Record<string, Score>;
};

/** One scale over the points, and its change between the two points that are compared. */
export type SeriesRow = { scale: string; scores: (Score | undefined)[]; change: ScoreChange | null };

/** The answers of one respondent on one instrument, earliest first. Respondents are never pooled. */
export type Series = {
  instrument: string;
  respondent: Respondent;
  points: Point[];
  /** Whether there are two points to compare. */
  isCompared: boolean;
  rows: SeriesRow[];
};

export function seriesOf(patient: SeenPatient): Series[] {
  const groups = new Map<string, Pick<Series, 'instrument' | 'respondent' | 'points'>>();
  const dated = [...patient.visits, ...patient.treatments];
  for (const { occasion, anchor, answers } of patient.invitations) {
    const found = dated.find(({ key }) => key === anchor);
    const about = found && { about: { kind: found.kind, date: found.date } };
    for (const [form, answer] of Object.entries(answers ?? {})) {
      if (!answer.scores || instrumentOf(form).scales.length === 0) continue;
      const { respondent, answeredAt, mode, scores } = answer;
      const name = `${form} ${respondent}`;
      const group = groups.get(name) ?? { instrument: form, respondent, points: [] };
      groups.set(name, group);
      group.points.push({ occasion, ...about, answeredAt, date: stockholmDate(answeredAt), mode, scores });
    }
  }
  const order = instruments.map(({ id }) => id);
  return [...groups.values()]
    .sort((one, other) => order.indexOf(one.instrument) - order.indexOf(other.instrument))
    .map((group) => {
      const points = group.points.sort(
        (one, other) => Date.parse(one.answeredAt) - Date.parse(other.answeredAt),
      );
      return { ...group, points, ...comparisonOf(group.instrument, points) };
    });
}

function comparisonOf(instrument: string, points: readonly Point[]): Pick<Series, 'isCompared' | 'rows'> {
  const compared = comparedOf(points);
  const before = (scale: Scale) => Number(scale.isTotal ?? false);
  // The total comes first: readers look for it.
  const scales = instrumentOf(instrument).scales.toSorted((one, other) => before(other) - before(one));
  const rows = scales.map((scale) => ({
    scale: scale.id,
    scores: points.map(({ scores }) => scores[scale.id]),
    change:
      compared && changeBetween(scale, compared.earlier.scores[scale.id], compared.later.scores[scale.id]),
  }));
  return { isCompared: compared !== null, rows };
}
