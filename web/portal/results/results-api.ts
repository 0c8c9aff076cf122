import { hc } from 'hono/client';
import type { Preview } from '../../../functions/http/results/publication-form.ts';
import type { ResultsView } from '../../../functions/http/results/result-form.ts';
import type { ResultsApi } from '../../../functions/http/results/results.ts';
import { signedFetch, successful } from '../request.ts';

/** The authority's API. */
const { results } = hc<ResultsApi>(location.origin, { fetch: signedFetch }).api;

export type { ResultsView } from '../../../functions/http/results/result-form.ts';

const answer = (area: string, year: string) =>
  successful<Response>(results[':area'][':year'].$get({ param: { area, year } }));

const publications = () => results[':area'][':year'].publications;

const inYear = (area: string, year: number) => ({ param: { area, year: String(year) } });

export const resultsApi = {
  year: async (area: string, year: number): Promise<ResultsView> => (await answer(area, String(year))).json(),
  /** What a publication would show now; it takes seconds to find out. */
  preview: async (area: string, year: number): Promise<Preview> =>
    (await successful<Response>(publications().preview.$get(inYear(area, year)))).json(),
  publish: async (area: string, year: number, accept: readonly string[]): Promise<{ publication: number }> =>
    (
      await successful<Response>(
        publications().$post({ ...inYear(area, year), json: { accept: [...accept] } }),
      )
    ).json(),
  /** The signed reports as a file. */
  file: async (area: string, year: number, type: 'csv' | 'xlsx'): Promise<Blob> =>
    (await answer(area, `${year}.${type}`)).blob(),
};
