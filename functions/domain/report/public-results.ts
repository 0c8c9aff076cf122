import { breakdownsOf, type Measure } from '../measure/measure.ts';
import type { MeasuredArea } from '../measure/measured-area.ts';
import { findWording } from '../survey/wordings/wordings.ts';
import type { Publication, PublishedMeasure } from './publication/publication.ts';

/** What everybody may see of a publication; `publication` is its number, from 1 within the year. */
export type PublicResults = Omit<Publication, 'hidden'> & { publication: number };

/** One published number in words. */
export type PublicLine = {
  /** Unique in a place: the measure's id, `ID.homeRegion.14`. */
  id: string;
  /** What is counted, in Swedish. */
  name: string;
  /** The category of a breakdown, or the option of an answer. */
  part?: string;
  /** Null where it is hidden. */
  n: number | null;
  /** What it is a share of; null where it is hidden. */
  of?: number | null;
};

type Numbers = Readonly<Record<string, number | null>>;
type Forms = { answered: number | null; sent: number | null };

/** Follows a dotted name, such as `responseRate.one-year`. */
const at = (result: PublishedMeasure, path: string): unknown =>
  path
    .split('.')
    .reduce<unknown>((value, name) => (value as Record<string, unknown> | undefined)?.[name], result);

function breakdownLines(area: MeasuredArea, measure: Measure, result: PublishedMeasure): PublicLine[] {
  return breakdownsOf(measure, area).flatMap(({ id, name, categories, ofUnit }) => {
    const named = [
      ...categories(area),
      ...(ofUnit?.categories ?? []),
      { id: 'missing', name: 'Uppgift saknas' },
    ];
    return Object.entries(result.breakdowns?.[id] ?? {}).map(([category, n]) => ({
      id: `${measure.id}.${id}.${category}`,
      name,
      part: named.find((one) => one.id === category)?.name ?? category,
      n,
    }));
  });
}

function besideLines(measure: Measure, result: PublishedMeasure): PublicLine[] {
  return measure.beside.flatMap((one): PublicLine[] => {
    const value = at(result, one.id);
    const line = { id: `${measure.id}.${one.id}`, name: one.name };
    if (value === undefined || one.kind === 'share-of-answers') return [];
    if (one.kind === 'forms') return [{ ...line, n: (value as Forms).answered, of: (value as Forms).sent }];
    if (one.kind === 'patients') return [{ ...line, n: value as number | null }];
    const words: Readonly<Record<string, string>> = findWording(one.form, 'sv')?.options[one.optionSet] ?? {};
    return Object.entries(value as Numbers).map(([option, n]) => ({
      ...line,
      id: `${line.id}.${option}`,
      part: words[option] ?? option,
      n,
    }));
  });
}

/**
 * Lists the published numbers of a measure in a place: its own first, then what stands beside it and its breakdowns.
 * @returns none for a measure that is not reported yet
 */
export function publicLines(area: MeasuredArea, measure: Measure, result: PublishedMeasure): PublicLine[] {
  const { id, name, kind, counted } = measure;
  if (result.status) return [];
  const own: PublicLine =
    kind === 'count'
      ? { id, name, n: result.count ?? null }
      : { id, name, n: result.numerator ?? null, of: result.denominator ?? null };
  const patients = counted
    ? [
        {
          id: `${id}.${counted.patients}`,
          name: 'Patienter',
          n: (result[counted.patients] ?? null) as number | null,
        },
      ]
    : [];
  return [own, ...patients, ...besideLines(measure, result), ...breakdownLines(area, measure, result)];
}
