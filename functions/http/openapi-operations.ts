import type * as z from 'zod';
import { areas } from '../domain/areas/areas.ts';
import { schemasOf } from '../domain/patient.ts';
import { StaffAnswer } from './portal-answers.ts';
import { ExportQuery } from './portal-export.ts';
import { ImportQuery, importTypes } from './portal-import.ts';
import { NewInvitation } from './portal-invitations.ts';
import { MemberQuery } from './portal-measures.ts';
import { changeSchema, Deletion, HistoryQuery, ListQuery } from './portal-patients.ts';
import { ContactChange } from './portal-unit.ts';
import { Activation, LoadQuery } from './portal-wordings.ts';

/** One call of the API: what it does, what it takes, and what it answers when all is well. */
export type Operation = {
  summary: string;
  query?: z.ZodObject;
  body?: z.ZodType;
  bodyTypes?: readonly string[];
  answer: readonly [status: number, description: string, type?: string];
  /** Statuses of problems that it may answer beside those that every call may. */
  problems?: readonly number[];
  open?: true;
};

const [area] = areas;
if (!area) throw new Error('there is no area');
export const { Patient, PatientRecord } = schemasOf(area);
export const json = 'application/json';
const ndjson = 'application/x-ndjson';

/** Below `/api/portal`, by method and path. */
export const portal: Readonly<Record<string, Operation>> = {
  'GET /session': { summary: 'Who is signed in, their unit, and today', answer: [200, 'The session', json] },
  'GET /measures/{year}': {
    summary: 'The unit’s measures of a year, from one read',
    answer: [200, 'Measures, and what became of the invitations', json],
    problems: [422],
  },
  'GET /measures/{year}/{id}/patients': {
    summary:
      'The patients behind a measure, and why each lands where they do; for P1 only whether an answer came',
    query: MemberQuery,
    answer: [200, 'Patients, and `next` while there are more', json],
    problems: [422],
  },
  'GET /patients': {
    summary: 'The unit’s patients by the beginning of their reference, in capitals or small letters',
    query: ListQuery,
    answer: [200, 'Patients, and `next` while there are more', json],
    problems: [422],
  },
  'POST /patients': {
    summary: 'Registers a patient',
    body: PatientRecord,
    answer: [201, 'Reference and version', json],
    problems: [409],
  },
  'GET /patients/{reference}': {
    summary: 'One record with its scores, states and questions; PREM answers without their values',
    answer: [200, 'The record, its version, and what is unusual about it', json],
  },
  'PUT /patients/{reference}': {
    summary: 'Changes a record; what was recorded is changed or removed only with a reason',
    body: changeSchema(area),
    answer: [200, 'The new version', json],
    problems: [409],
  },
  'DELETE /patients/{reference}': {
    summary: 'Deletes a patient with forms and answers; the history stays',
    body: Deletion,
    answer: [204, 'Deleted'],
    problems: [409],
  },
  'GET /patients/{reference}/history': {
    summary: 'Who read or changed the patient, newest first',
    query: HistoryQuery,
    answer: [200, 'Entries, and `next` while there are more', json],
    problems: [422],
  },
  'PUT /patients/{reference}/invitations/{key}/answers/{form}': {
    summary: 'Records an answer that came on paper, by phone or at the clinic',
    body: StaffAnswer,
    answer: [201, 'The moment that stands for the day', json],
    problems: [409],
  },
  'POST /invitations': {
    summary: 'Creates an invitation; its code is shown this once and stored only hashed',
    body: NewInvitation,
    answer: [201, 'Key, code and link', json],
  },
  'POST /invitations/{reference}/{key}/withdraw': {
    summary: 'Closes the link of an invitation',
    answer: [200, 'When it was withdrawn', json],
  },
  'POST /invitations/{reference}/{key}/code': {
    summary: 'A new code; the one before no longer opens anything',
    answer: [201, 'Key, code and link', json],
    problems: [409],
  },
  'POST /import': {
    summary:
      'Imports patients, each all or nothing; `dryRun=true` writes nothing. A line of JSON is one Patient',
    query: ImportQuery,
    bodyTypes: importTypes,
    answer: [200, 'How many were created, updated and unchanged, and what was rejected', json],
  },
  'GET /export': {
    summary: 'The unit’s patients ordered by reference, as an import takes them; PREM values are sealed',
    query: ExportQuery,
    answer: [200, 'One Patient a line; a Link header with rel="next" while there are more', ndjson],
    problems: [422],
  },
  'GET /forms': {
    summary: 'What the unit shows of its forms',
    answer: [200, 'Forms with their words', json],
  },
  'GET /forms/{form}/wordings': {
    summary: 'The words of a form that the unit shows, and those it may have shown before',
    answer: [200, 'Wordings with their texts; `shown` marks those that patients see now', json],
  },
  'GET /unit/contact': {
    summary: 'Whom the unit’s patients call, as the survey shows it; `null` where nothing is said',
    answer: [200, 'The contact and its version', json],
  },
  'PUT /unit/contact': {
    summary: 'For leads: changes whom the unit’s patients call, or takes it away (`null`)',
    body: ContactChange,
    answer: [200, 'The contact and its new version', json],
    problems: [409],
  },
  'GET /wordings': {
    summary: 'For administrators: wording packs, and what each unit shows',
    answer: [200, 'Packs and units', json],
  },
  'POST /wordings/packs': {
    summary: 'For administrators: loads a wording pack; `dryRun=true` only checks it',
    query: LoadQuery,
    bodyTypes: [json],
    answer: [201, 'The pack', json],
    problems: [409],
  },
  'GET /wordings/packs/{version}': {
    summary: 'For administrators: one wording pack',
    answer: [200, 'The pack', json],
  },
  'GET /wordings/units/{unit}/activations': {
    summary: 'For administrators: who made which wording active at a unit, and when',
    answer: [200, 'Activations', json],
  },
  'PUT /wordings/units/{unit}/{instrument}/{language}': {
    summary: 'For administrators: makes a pack active at a unit, or none (`null`)',
    body: Activation,
    answer: [200, 'What the unit shows now', json],
    problems: [409],
  },
  'GET /openapi.json': { summary: 'This description', answer: [200, 'OpenAPI 3.1', json], open: true },
};

/** What needs no sign-in: the code is the key. */
export const survey: Readonly<Record<string, Operation>> = {
  'GET /e/{code}': {
    summary: 'The questionnaire as a page that works without script; opening it changes nothing',
    answer: [200, 'The page', 'text/html'],
    problems: [410, 429],
    open: true,
  },
  'POST /e/{code}/{form}': {
    summary: 'Stores a form without script',
    bodyTypes: ['application/x-www-form-urlencoded'],
    answer: [303, 'To the next step'],
    problems: [409, 410, 429],
    open: true,
  },
  'GET /api/survey/{code}': {
    summary: 'What the code opens: unit, forms and languages, nothing about the patient',
    answer: [200, 'The forms', json],
    problems: [410, 429],
    open: true,
  },
  'PUT /api/survey/{code}/{form}': {
    summary: 'Stores a form once; the same submission again is 200 with the same receipt, anything else 409',
    bodyTypes: [json],
    answer: [201, 'The receipt', json],
    problems: [409, 410, 429],
    open: true,
  },
  'POST /api/survey/{code}/opened': {
    summary: 'Somebody touched the page, the first time only',
    answer: [204, 'Noted'],
    problems: [410, 429],
    open: true,
  },
  'GET /healthz': { summary: 'Whether it serves', answer: [200, 'It does', json], open: true },
};
