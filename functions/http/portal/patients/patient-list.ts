import { Hono } from 'hono';
import * as z from 'zod';
import { WrittenDate } from '../../../domain/care/written.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { type Search, searchPatients } from '../../../storage/patient/patient-search.ts';
import type { AtUnit } from '../../auth.ts';
import { asJson, described } from '../../openapi/described.ts';
import { json, query } from '../../request.ts';
import { audit, type PortalDeps, type PortalEnv } from '../context.ts';
import { ListedPatient, listedPatient } from './patient-view.ts';

const ListQuery = z.strictObject({
  search: z.string().max(80).default('').describe('A part of the reference, in capitals or small letters'),
  after: Reference.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

/** The search word is sent in the body, since addresses are kept in histories and logs. */
const PatientSearch = z
  .strictObject({
    search: z
      .string()
      .max(80)
      .describe('A part of the reference, or a whole date of birth: YYYY-MM-DD or YYYYMMDD'),
    after: Reference.optional(),
    limit: z.int().min(1).max(200).default(50),
  })
  .meta({ id: 'PatientSearch' });

const PatientList = z
  .strictObject({
    patients: z.array(ListedPatient),
    next: z.string().optional(),
    total: z.int().optional().describe('How many there are in all; left out where that is not known cheaply'),
  })
  .meta({ id: 'PatientList' });
type PatientList = z.infer<typeof PatientList>;

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
        const { search, ...page } = c.req.valid('query');
        return c.json(await listOf(deps, c.var.at, { typed: withoutSpaces(search), ...page }));
      },
    )
    .post(
      '/patients/search',
      described(() => ({
        summary: 'The same for a part of the reference or a date of birth, which is kept out of addresses so',
        answers: { 200: asJson(PatientList) },
      })),
      json(PatientSearch),
      async (c) => {
        const { search, ...page } = c.req.valid('json');
        const typed = withoutSpaces(search);
        return c.json(await listOf(deps, c.var.at, { typed, birthDate: birthDateIn(typed), ...page }));
      },
    );
}

const withoutSpaces = (text: string): string => text.replace(/\s/g, '');

/** Returns the date when the text is a whole date; otherwise undefined. */
function birthDateIn(typed: string): string | undefined {
  const [, ...parts] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(typed) ?? [];
  return WrittenDate.safeParse(parts.join('-')).data;
}

/** Reads and logs a page of the unit's patients. A text that no reference can contain finds no patients. */
async function listOf(deps: PortalDeps, at: AtUnit, search: Search): Promise<PatientList> {
  if (search.typed !== '' && !Reference.safeParse(search.typed).success) return { patients: [], total: 0 };
  const { patients, ...rest } = await searchPatients(deps.table, at.unit.id, search);
  const [first, last] = [patients[0], patients.at(-1)].map((one) => one?.patient.reference);
  await audit(deps, at, { action: 'list-patients', detail: { first, last, count: patients.length } });
  return { patients: patients.map((stored) => listedPatient(stored, deps.now())), ...rest };
}
