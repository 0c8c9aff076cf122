import { Hono } from 'hono';
import * as z from 'zod';
import { WrittenDate } from '../../../domain/care/written.ts';
import type { Counters } from '../../../domain/measure/counters.ts';
import { needKinds } from '../../../domain/measure/need.ts';
import {
  isPlace,
  kindCounts,
  kindGains,
  nextNeed,
  type WorklistEntry,
  worklistOf,
} from '../../../domain/worklist/worklist.ts';
import { readYear } from '../../../storage/totals/totals.ts';
import { listNeeds } from '../../../storage/worklist/needs-list.ts';
import { hiddenBy, type Outcomes, readAllOutcomes } from '../../../storage/worklist/outcomes.ts';
import { asJson, described } from '../../openapi/described.ts';
import { QueryYear, queryNumber } from '../../query-number.ts';
import { query } from '../../request.ts';
import type { PortalDeps, PortalEnv } from '../context.ts';
import { ListedNeed, listedNeed } from '../patients/listed-patient.ts';
import { toldPage } from '../year/lists.ts';
import { viewOf, yearWorkedOn } from '../year/year-view.ts';

const WorklistQuery = z.strictObject({
  year: QueryYear.optional(),
  kind: z.enum(needKinds).optional(),
  after: z
    .string()
    .max(2000)
    .refine(isPlace, 'Ange det som `next` var på sidan före.')
    .optional()
    .describe('`next` of the page before'),
  limit: queryNumber({ from: 0, to: 1000, usual: 50 }).describe('Items a page; 0 counts alone'),
});

const WorklistItem = ListedNeed.extend({
  effect: z.array(
    z.strictObject({
      id: z.string().describe('A measure'),
      gain: z.int().describe('What mending can add to its numerator at most'),
      of: z.int().describe('Its denominator now'),
    }),
  ),
}).meta({ id: 'WorklistItem' });
export type WorklistItem = z.infer<typeof WorklistItem>;

const Worklist = z
  .strictObject({
    year: z.int(),
    kinds: z.array(
      z.strictObject({ kind: z.enum(needKinds), count: z.int(), nearest: WrittenDate.optional() }),
    ),
    gains: z
      .array(z.strictObject({ kind: z.enum(needKinds), id: z.string(), year: z.int(), gain: z.int() }))
      .describe('How many patients mending every need of a kind can add to a measure’s numerator, at most'),
    items: z.array(WorklistItem),
    next: z.string().optional(),
    comes: z
      .strictObject({ kind: z.enum(needKinds), day: WrittenDate })
      .optional()
      .describe('The need that begins first after today'),
  })
  .meta({ id: 'Worklist' });
export type Worklist = z.infer<typeof Worklist>;

const itemOf = (entry: WorklistEntry, totals: Counters, outcomes: Outcomes | undefined): WorklistItem => ({
  ...listedNeed(entry, outcomes),
  effect: entry.effect.map((measure) => ({
    id: measure,
    gain: 1,
    of: totals[`${measure}.denominator`] ?? 0,
  })),
});

/** Lists what needs a person at the unit today: each request reads the needs and compares their days. */
export function worklistRoutes(deps: PortalDeps) {
  const { table, now } = deps;
  return new Hono<PortalEnv>().get(
    '/worklist',
    described(() => ({
      summary:
        'What needs a person today, by days left, then by effect on the year; by default the year being worked on, which also lists what counts later',
      answers: { 200: asJson(Worklist) },
    })),
    query(WorklistQuery),
    async (c) => {
      const { area, unit } = c.var.at;
      const asked = c.req.valid('query');
      const workedOn = await yearWorkedOn(table, c.var.at, now());
      const { year, today } = viewOf(area, asked.year ?? String(workedOn), now());
      const [patients, outcomes, { totals }] = await Promise.all([
        listNeeds(table, unit.id),
        readAllOutcomes(table, unit.id),
        readYear(table, unit.id, year, []),
      ]);
      const all = worklistOf(patients, { year, today, workedOn }, hiddenBy(outcomes, today));
      const { after = '', kind, limit } = asked;
      const left = all.filter((one) => one.place > after && (!kind || one.need.kind === kind));
      const shown = left.slice(0, limit);
      const next = left.length > limit ? shown.at(-1)?.place : undefined;
      const rows = shown.map((one) => itemOf(one, totals, outcomes.get(one.reference)));
      const list = { action: 'list-worklist', detail: { year, kind } } as const;
      const found = { rows, ...(next === undefined ? {} : { next }) };
      // Counts tell of nobody, and the menu asks for them in every view.
      const page = limit === 0 ? found : await toldPage(c, deps, found, list);
      const comes = nextNeed(patients, today);
      return c.json({
        year,
        kinds: kindCounts(all),
        gains: kindGains(all, year),
        items: page.rows,
        ...(page.next === undefined ? {} : { next: page.next }),
        ...(comes === undefined ? {} : { comes }),
      } satisfies Worklist);
    },
  );
}
