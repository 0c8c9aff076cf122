import { type Change, changeBetween } from '../../../functions/domain/change.ts';
import type { Score } from '../../../functions/domain/instrument.ts';
import { instrumentOf, instruments } from '../../../functions/domain/instruments/instruments.ts';
import type { Respondent } from '../../../functions/domain/patient.ts';
import { stockholmDate } from '../../../functions/domain/period.ts';
import type { SeenAnswer, SeenPatient } from '../api.ts';

/** One answered form with its scores. */
export type Point = {
  occasion: SeenPatient['invitations'][number]['occasion'];
  date: string;
  mode: SeenAnswer['mode'];
  scores: Record<string, Score>;
};

/** One scale over the points, and how it changed from the first new visit to the last one-year control. */
export type SeriesRow = { scale: string; scores: (Score | undefined)[]; change: Change | null };

/** What one respondent has answered on one instrument, earliest first. Respondents are never pooled. */
export type Series = {
  instrument: string;
  respondent: Respondent;
  points: Point[];
  rows: SeriesRow[];
};

export function seriesOf(patient: SeenPatient): Series[] {
  const groups = new Map<string, { instrument: string; respondent: Respondent; points: Point[] }>();
  for (const { occasion, answers } of patient.invitations) {
    for (const [form, answer] of Object.entries(answers ?? {})) {
      if (!answer.scores || instrumentOf(form).scales.length === 0) continue;
      const name = `${form} ${answer.respondent}`;
      const group = groups.get(name) ?? { instrument: form, respondent: answer.respondent, points: [] };
      groups.set(name, group);
      group.points.push({
        occasion,
        date: stockholmDate(answer.answeredAt),
        mode: answer.mode,
        scores: answer.scores,
      });
    }
  }
  const order = instruments.map(({ id }) => id);
  return [...groups.values()]
    .sort((one, other) => order.indexOf(one.instrument) - order.indexOf(other.instrument))
    .map((group) => {
      const points = group.points.sort((one, other) => one.date.localeCompare(other.date));
      return { ...group, points, rows: rowsOf(group.instrument, points) };
    });
}

function rowsOf(instrument: string, points: readonly Point[]): SeriesRow[] {
  const first = points.find(({ occasion }) => occasion === 'new-visit');
  const last = points.findLast(({ occasion }) => occasion === 'one-year');
  const { scales } = instrumentOf(instrument);
  // The total stands first: it is what people look for.
  const ids = scales
    .map(({ id }) => id)
    .sort((one, other) => Number(other === 'total') - Number(one === 'total'));
  return ids.map((scale) => ({
    scale,
    scores: points.map(({ scores }) => scores[scale]),
    change: first && last ? changeBetween(instrument, scale, first.scores[scale], last.scores[scale]) : null,
  }));
}
