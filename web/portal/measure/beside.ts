import type { Measure } from '../../../functions/domain/measure/measure.ts';
import type { ResponseRate } from '../../../functions/domain/measure/occasion-response.ts';
import type { MeasureResult } from '../../../functions/http/measure-result.ts';

/** Numbers beside a measure's own, read from its result by their ids: «responseRate.one-year». */

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

function valueAt(result: MeasureResult, id: string): unknown {
  let value: unknown = result;
  for (const name of id.split('.')) value = isObject(value) ? value[name] : undefined;
  return value;
}

/** A count or a share; undefined when the result has none. */
export function countBeside(result: MeasureResult, id: string): number | undefined {
  const value = valueAt(result, id);
  return typeof value === 'number' ? value : undefined;
}

export function rateBeside(result: MeasureResult, id: string): ResponseRate | undefined {
  const value = valueAt(result, id);
  if (!isObject(value)) return undefined;
  const { answered, sent } = value;
  return typeof answered === 'number' && typeof sent === 'number' ? { answered, sent } : undefined;
}

export function answersBeside(result: MeasureResult, id: string): [option: string, count: number][] {
  const value = valueAt(result, id);
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([option, count]) =>
    typeof count === 'number' ? [[option, count] as [string, number]] : [],
  );
}

/** What a share is over: the denominator, or the shown answers where the groups hold more. */
export function shareIsOver({ answersHidden }: Measure, result: MeasureResult): number {
  const answers = answersHidden ? answersBeside(result, answersHidden.answers) : [];
  return Math.max(
    result.denominator ?? 0,
    answers.reduce((sum, [, count]) => sum + count, 0),
  );
}
