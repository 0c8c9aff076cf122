import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { methodNotAllowed } from 'hono/method-not-allowed';
import type { PageFrame } from '../../../../web/results/document.tsx';
import { renderIndex, renderMissing } from '../../../../web/results/index-page.tsx';
import { resultTexts } from '../../../../web/results/texts.ts';
import { renderYear } from '../../../../web/results/year-page.tsx';
import { areas, findArea } from '../../../domain/areas/areas.ts';
import { Failed, fail } from '../../../domain/failure.ts';
import type { MeasuredArea } from '../../../domain/measure/measured-area.ts';
import type { PublicResults } from '../../../domain/report/public-results.ts';
import { publicCsv } from '../../../exchange/report/public-csv.ts';
import { reportTypes } from '../../../exchange/report/report-files.ts';
import {
  listPublications,
  type PublicationHead,
  readPublication,
} from '../../../storage/publication/publications.ts';
import { newId } from '../../id.ts';
import { asJson, described } from '../../openapi/described.ts';
import { problemResponse } from '../../problem.ts';
import { responseHeaders } from '../../response-headers.ts';
import { wrongMethod } from '../../wrong-method.ts';
import { PublicResultsForm } from '../publication-form.ts';
import { keptAnswers } from './kept-answers.ts';
import type { PublicDeps } from './public-context.ts';

const html = 'text/html; charset=utf-8';

/** Limits a page to its own inlined style: it loads nothing and runs nothing. */
const contentSecurityPolicy = (style: string): string =>
  [
    "default-src 'none'",
    `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The latest publication of each year, the first year first. */
const latestByYear = (heads: readonly PublicationHead[]): PublicationHead[] => [
  ...new Map(heads.map((head) => [head.year, head])).values(),
];

/** The units whose report is another than in the publication before of the year. */
function correctedIn(
  heads: readonly PublicationHead[],
  { year, publication, reports }: PublicationHead,
): string[] {
  const before = heads.find((one) => one.year === year && one.publication === publication - 1);
  if (!before) return [];
  const versionIn = ({ reports: made }: PublicationHead, unit: string) =>
    made.find((one) => one.unit === unit)?.version;
  return reports.flatMap(({ unit, version }) => (versionIn(before, unit) === version ? [] : [unit]));
}

/** Builds the public pages, below `/resultat`: no sign-in, no script, one request each. */
export function publicResultsApp({ table, random, assets, publicUrl }: PublicDeps) {
  const answer = keptAnswers();
  const headers = { ...responseHeaders, 'Content-Security-Policy': contentSecurityPolicy(assets.style) };
  const base = new URL(publicUrl).pathname.replace(/\/$/, '');
  const frameOf = (c: Context, path: string): PageFrame => {
    const texts = c.req.query('lang') === 'en' ? resultTexts.en : resultTexts.sv;
    return { assets, texts, base, path };
  };
  const read = async (area: MeasuredArea, head: PublicationHead): Promise<string> =>
    (await readPublication(table, area.id, head)) ?? fail({ kind: 'not-found', what: 'address' });
  const results = async (area: MeasuredArea, head: PublicationHead) =>
    JSON.parse(await read(area, head)) as PublicResults;

  const app = new Hono({ strict: false });
  app.onError((error) => problemResponse(error, newId(random)));
  app.use(methodNotAllowed({ app, onMethodNotAllowed: (_, allowed) => wrongMethod(allowed) }));
  app.use(async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(headers)) c.res.headers.set(name, value);
  });
  const missing = (c: Context) =>
    c.body(renderMissing(frameOf(c, '/resultat')), 404, {
      'Content-Type': html,
      'Cache-Control': 'no-store',
    });

  const index = async (c: Context, shown: readonly MeasuredArea[], path: string) => {
    const published = await Promise.all(
      shown.map(async (area) => {
        const heads = latestByYear(await listPublications(table, area.id));
        return { area, years: heads.map(({ year }) => year).toReversed() };
      }),
    );
    const frame = frameOf(c, path);
    const facts = [path, frame.texts.language, published.map(({ years }) => years)];
    return answer(c, { facts, type: html, make: async () => renderIndex(frame, published) });
  };

  return app
    .get(
      '/resultat',
      described(() => ({
        summary: 'The public pages: areas with their published years',
        answers: { 200: { 'text/html': null }, 304: {} },
        open: true,
      })),
      (c) =>
        index(
          c,
          areas.filter(({ status }) => status === 'decided'),
          '/resultat',
        ),
    )
    .get(
      '/resultat/:area',
      described(() => ({
        summary: 'An area with its published years',
        answers: { 200: { 'text/html': null }, 304: {} },
        page: true,
        open: true,
      })),
      async (c) => {
        const area = findArea(c.req.param('area'));
        return area ? index(c, [area], `/resultat/${area.id}`) : missing(c);
      },
    )
    .get(
      '/resultat/:area/:year',
      described(() => ({
        summary:
          'The published results of a year as a page; `.json` and `.csv` after the year carry the same',
        answers: {
          200: { 'text/html': null, ...asJson(PublicResultsForm), [reportTypes.csv]: null },
          304: {},
        },
        page: true,
        open: true,
      })),
      async (c) => {
        const [, year = '', type] = /^(\d{4})(?:\.(json|csv))?$/.exec(c.req.param('year')) ?? [];
        const area = findArea(c.req.param('area'));
        const heads = area ? await listPublications(table, area.id) : [];
        const latest = latestByYear(heads);
        const head = latest.find((one) => one.year === Number(year));
        if (!area || !head)
          return type ? problemResponse(new Failed({ kind: 'not-found', what: 'address' }), '') : missing(c);
        if (type === 'json')
          return answer(c, {
            facts: [type, area.id, head.year, head.publication],
            type: 'application/json',
            make: () => read(area, head),
          });
        if (type === 'csv') {
          c.header('Content-Disposition', `attachment; filename="resultat-${area.id}-${year}.csv"`);
          const make = async () => publicCsv(area, await results(area, head));
          return answer(c, {
            facts: [type, area.id, head.year, head.publication],
            type: 'text/csv; charset=utf-8',
            make,
          });
        }
        const path = `/resultat/${area.id}/${year}`;
        const frame = frameOf(c, path);
        const earlier = latest.filter((one) => one.year < head.year);
        const corrected = correctedIn(heads, head);
        const made = [...earlier, head].map((one) => [one.year, one.publication]);
        const facts = [path, frame.texts.language, made];
        const make = async () => {
          const [shown, ...before] = await Promise.all([head, ...earlier].map((one) => results(area, one)));
          if (!shown) throw new Error('nothing is read');
          return renderYear(frame, { area, results: shown, before, corrected });
        };
        return answer(c, { facts, type: html, make });
      },
    )
    .all('*', missing);
}
