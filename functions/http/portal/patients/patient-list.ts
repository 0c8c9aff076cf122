import { Hono } from 'hono';
import * as z from 'zod';
import { stockholmDate } from '../../../domain/care/period.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { needsOf } from '../../../domain/worklist/needs.ts';
import {
  needsShown,
  type PatientListing,
  patientFilters,
  patientListOf,
  patientOrders,
} from '../../../domain/worklist/patient-list.ts';
import { summaryOf } from '../../../domain/worklist/patient-summary.ts';
import { readSummaries } from '../../../storage/directory/directory.ts';
import { hiddenBy, readAllOutcomes } from '../../../storage/worklist/outcomes.ts';
import type { AtUnit } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { queryNumber } from '../../query-number.ts';
import { json, query } from '../../request.ts';
import { audit, type PortalDeps, type PortalEnv } from '../context.ts';
import { yearWorkedOn } from '../year/year-view.ts';
import { ListedPatient, listedPatient } from './listed-patient.ts';

const ListQuery = z.strictObject({
  search: z.string().max(80).default('').describe('A part of the reference, in capitals or small letters'),
  after: Reference.optional(),
  limit: queryNumber({ to: 200, usual: 50 }),
});

/** The search word is sent in the body, since addresses are kept in histories and logs. */
const PatientSearch = z
  .strictObject({
    search: z
      .string()
      .max(80)
      .describe('A part of the reference, or four digits or more of a date of birth: 800412, 1980-04'),
    filters: z.array(z.enum(patientFilters)).optional().describe('A patient matches all of them'),
    order: z.enum(patientOrders).optional().describe('`reference` by default'),
    descending: z.boolean().optional(),
    after: z.string().max(200).optional().describe('`next` of the page before'),
    limit: z.int().min(1).max(200).default(50),
  })
  .meta({ id: 'PatientSearch' });

const PatientList = z
  .strictObject({
    patients: z.array(ListedPatient),
    next: z.string().optional(),
    total: z.int().describe('How many there are in all'),
    filters: z
      .record(z.enum(patientFilters), z.int())
      .describe('How many of the patients searched for each filter shows by itself'),
  })
  .meta({ id: 'PatientList' });
type PatientList = z.infer<typeof PatientList>;

type Asked = PatientListing & { after?: string | undefined; limit: number };

/** Lists and searches the unit's patients. */
export function patientListRoutes(deps: PortalDeps) {
  return new Hono<PortalEnv>()
    .get(
      '/patients',
      described(() => ({
        summary:
          'The unit’s patients, or those with `search` anywhere in their reference, in its order; `next` while there are more',
        answers: { 200: asJson(PatientList) },
      })),
      query(ListQuery),
      async (c) => {
        const { search: part, ...page } = c.req.valid('query');
        const all = { part, birthDates: false, filters: [], order: 'reference', descending: false } as const;
        return c.json(await listOf(deps, c.var.at, { ...all, ...page }));
      },
    )
    .post(
      '/patients/search',
      described(() => ({
        summary:
          'The same in any order and through filters, also for a date of birth or a part of one, which is kept out of addresses so',
        answers: { 200: asJson(PatientList) },
      })),
      json(PatientSearch),
      async (c) => {
        const {
          search: part,
          filters = [],
          order = 'reference',
          descending = false,
          ...page
        } = c.req.valid('json');
        return c.json(
          await listOf(deps, c.var.at, { part, birthDates: true, filters, order, descending, ...page }),
        );
      },
    );
}

/** Reads and logs a page of the unit's patients. */
async function listOf(deps: PortalDeps, at: AtUnit, asked: Asked): Promise<PatientList> {
  const { table, now } = deps;
  const { area, unit } = at;
  const { after, limit, ...listing } = asked;
  const [patients, outcomes, workedOn] = await Promise.all([
    readSummaries(table, unit.id, (patient, changedAt) =>
      summaryOf(patient, { changedAt, needs: needsOf(area, unit.id, patient) }),
    ),
    readAllOutcomes(table, unit.id),
    yearWorkedOn(table, at, now()),
  ]);
  const today = stockholmDate(now());
  const view = {
    year: workedOn,
    today,
    workedOn,
    isHidden: hiddenBy(outcomes, today),
    isTouched: (reference: string) => outcomes.has(reference),
  };
  const { page, hasMore, total, counts } = patientListOf(patients, listing, view, { after, limit });
  const [first, last] = [page[0], page.at(-1)];
  await audit(deps, at, {
    action: 'list-patients',
    detail: {
      first: first?.patient.reference,
      last: last?.patient.reference,
      count: page.length,
    },
  });
  return {
    patients: page.map(({ patient }) =>
      listedPatient(patient, needsShown(patient, view), outcomes.get(patient.reference), today),
    ),
    ...(hasMore && last ? { next: last.place } : {}),
    total,
    filters: counts,
  };
}
