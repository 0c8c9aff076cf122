import { hc } from 'hono/client';
import type { ResultsView } from '../../../functions/http/results/result-form.ts';
import type { ResultsApi } from '../../../functions/http/results/results.ts';
import { signedFetch, successful } from '../request.ts';

/** The authority's API. */
const { results } = hc<ResultsApi>(location.origin, { fetch: signedFetch }).api;

export type { ResultsView } from '../../../functions/http/results/result-form.ts';

const answer = (area: string, year: string) =>
  successful<Response>(results[':area'][':year'].$get({ param: { area, year } }));

export const resultsApi = {
  year: async (area: string, year: number): Promise<ResultsView> => (await answer(area, String(year))).json(),
  /** The signed reports as a file. */
  file: async (area: string, year: number, type: 'csv' | 'xlsx'): Promise<Blob> =>
    (await answer(area, `${year}.${type}`)).blob(),
};
