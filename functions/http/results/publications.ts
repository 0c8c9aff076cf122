import { Hono } from 'hono';
import * as z from 'zod';
import { fail } from '../../domain/failure.ts';
import { appendAudit } from '../../storage/audit.ts';
import { storePublication } from '../../storage/publication/publications.ts';
import { asJson, described } from '../openapi/described.ts';
import { json } from '../request.ts';
import { askedYear, type ResultsDeps, type ResultsEnv, resultsEntry } from './context.ts';
import { Preview } from './publication-form.ts';
import { expectAccepted, isPublished, missingUnits, nextPublication } from './publishing.ts';

const ToPublish = z
  .strictObject({
    accept: z
      .array(z.string())
      .max(100)
      .optional()
      .describe('Units without a signed report that are left out'),
  })
  .meta({ id: 'ToPublish' });

const Published = z.strictObject({ publication: z.int().min(1) }).meta({ id: 'Published' });

const publishedDetail = ({
  year,
  reports,
}: {
  year: number;
  reports: readonly { unit: string; version: number }[];
}) => ({
  year,
  reports: reports.map(({ unit, version }) => `${unit} v${version}`),
});

/** The publications of an area and year: what one would show, and making one. */
export function publicationRoutes(deps: ResultsDeps) {
  const { table, now } = deps;
  return new Hono<ResultsEnv>()
    .get(
      '/:area/:year/publications/preview',
      described(() => ({
        summary: 'For the authority: what a publication would show now, and what it would hide and why',
        answers: { 200: asJson(Preview) },
        problems: [422],
      })),
      async (c) => {
        const asked = askedYear(c.req.param('area'), c.req.param('year'), now());
        const next = await nextPublication(deps, asked);
        const { publication, number, latest, reports } = next;
        const entry = resultsEntry(deps, c.var.who, 'preview-publication', publishedDetail(publication));
        await appendAudit(table, asked.area.id, entry);
        const { hidden, ...numbers } = publication;
        return c.json({
          ...numbers,
          publication: number,
          isPublished: isPublished(next),
          missing: missingUnits(asked, reports).map(({ id }) => id),
          hidden,
          ...(latest
            ? { latest: { country: latest.country, units: latest.units, reports: latest.reports } }
            : {}),
        } as unknown as Preview);
      },
    )
    .post(
      '/:area/:year/publications',
      described(() => ({
        summary:
          'For the authority: publishes what is signed now; 409 while a unit has not signed and is not accepted as missing, or when nothing is new',
        answers: { 201: asJson(Published) },
        problems: [409],
      })),
      json(ToPublish),
      async (c) => {
        const asked = askedYear(c.req.param('area'), c.req.param('year'), now());
        const next = await nextPublication(deps, asked);
        const { publication, number, reports } = next;
        expectAccepted(asked, reports, c.req.valid('json').accept ?? []);
        if (isPublished(next)) fail({ kind: 'conflict', why: 'published-already' });
        const detail = { ...publishedDetail(publication), publication: number };
        await storePublication(table, publication, number, resultsEntry(deps, c.var.who, 'publish', detail));
        return c.json({ publication: number }, 201);
      },
    );
}
