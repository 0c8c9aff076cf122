import * as z from 'zod';
import { areas } from '../../domain/areas/areas.ts';
import type { Area } from '../../domain/care/area.ts';
import { schemasOf } from '../../domain/patient/patient.ts';
import { AnswerHead } from '../../domain/survey/answer.ts';
import { Values } from '../../domain/survey/instrument.ts';
import { WordingPack } from '../../domain/survey/wording-pack.ts';
import { ImportResult } from '../../exchange/result.ts';
import { Recorded, StaffAnswer } from '../portal/answers.ts';
import { KnownVersion } from '../portal/context.ts';
import { ExportQuery } from '../portal/export.ts';
import { ImportQuery, importTypes } from '../portal/import.ts';
import { Forms, IssuedCode, NewInvitation, Withdrawn } from '../portal/invitations.ts';
import { InvitationQuery, Invitations, MemberQuery, Members, YearResult } from '../portal/measures.ts';
import { seenPatientSchema } from '../portal/patient-view.ts';
import {
  Changed,
  changeSchema,
  History,
  HistoryQuery,
  ListQuery,
  PatientList,
  PatientSearch,
  Registered,
} from '../portal/patients.ts';
import { Session } from '../portal/session.ts';
import { ContactChange, SeenContact } from '../portal/unit.ts';
import {
  Activations,
  FormWordings,
  LoadedPack,
  StoredWordingPack,
  Wordings,
  WordingUnit,
} from '../portal/wording-view.ts';
import { Activation, LoadQuery } from '../portal/wordings.ts';
import { anything, json, ndjson, type Operations } from './operation.ts';

/** Groups, causes, treatments and forms are an area's own: a schema that is one of the areas'. */
const ofArea = (schemaOf: (area: Area) => z.ZodType) => z.union(areas.map(schemaOf));

const LineAnswer = AnswerHead.extend({ values: z.union([z.strictObject({ sealed: z.string() }), Values]) });

/** A line of an export, which an import takes: values of PREM answers may be sealed. */
const patientLine = (area: Area) => {
  const { Patient, Invitation } = schemasOf(area);
  const answers = z.record(z.string(), LineAnswer).optional();
  return Patient.extend({ invitations: z.array(Invitation.extend({ answers })) });
};

const Patient = ofArea(patientLine).describe('One line: a patient with all that is recorded');
const PatientRecord = ofArea((area) => schemasOf(area).PatientRecord);
const PatientChange = ofArea(changeSchema);
const SeenPatient = ofArea(seenPatientSchema);
const OpenApi = z.looseObject({ openapi: z.string(), paths: z.looseObject({}) });

/** What the portal's calls take and answer, by the names that the description uses. */
export const portalSchemas = {
  Activation,
  Activations,
  Changed,
  ContactChange,
  FormWordings,
  Forms,
  History,
  ImportResult,
  Invitations,
  IssuedCode,
  KnownVersion,
  LoadedPack,
  Members,
  NewInvitation,
  OpenApi,
  Patient,
  PatientChange,
  PatientList,
  PatientRecord,
  PatientSearch,
  Recorded,
  Registered,
  SeenContact,
  SeenPatient,
  Session,
  StaffAnswer,
  StoredWordingPack,
  Withdrawn,
  WordingPack,
  WordingUnit,
  Wordings,
  YearResult,
} as const;

const [importLines, ...importFiles] = importTypes;

/** Below `/api/portal`. */
export const portal: Operations = {
  'GET /session': { summary: 'Who is signed in, their unit, and today', answers: { 200: json(Session) } },
  'GET /measures/{year}': {
    summary: 'The unit’s measures of a year, and what became of the invitations, from one read',
    answers: { 200: json(YearResult) },
    problems: [422],
  },
  'GET /measures/{year}/{id}/patients': {
    summary:
      'The patients behind a measure, and why each lands where they do; for P1 only whether an answer came',
    query: MemberQuery,
    answers: { 200: json(Members) },
  },
  'GET /measures/{year}/invitations': {
    summary:
      'The invitations behind a number of the year’s response, or the forms; whether each is answered, never with what',
    query: InvitationQuery,
    answers: { 200: json(Invitations) },
  },
  'GET /patients': {
    summary:
      'The unit’s patients, or those with `search` anywhere in their reference, in its order; `next` while there are more',
    query: ListQuery,
    answers: { 200: json(PatientList) },
  },
  'POST /patients/search': {
    summary: 'The same for a part of the reference or a date of birth, which is kept out of addresses so',
    body: json(PatientSearch),
    answers: { 200: json(PatientList) },
  },
  'POST /patients': {
    summary: 'Registers a patient',
    body: json(PatientRecord),
    answers: { 201: json(Registered) },
    problems: [409],
  },
  'GET /patients/{reference}': {
    summary: 'One record with its scores, states and questions; PREM answers without their values',
    answers: { 200: json(SeenPatient) },
  },
  'PUT /patients/{reference}': {
    summary: 'Changes a record; what was recorded is changed or removed only with a reason',
    body: json(PatientChange),
    answers: { 200: json(Changed) },
    problems: [409],
  },
  'DELETE /patients/{reference}': {
    summary: 'Deletes a patient with forms and answers; the history stays',
    body: json(KnownVersion),
    answers: { 204: {} },
    problems: [409],
  },
  'GET /patients/{reference}/history': {
    summary: 'Who read or changed the patient, newest first',
    query: HistoryQuery,
    answers: { 200: json(History) },
  },
  'PUT /patients/{reference}/invitations/{key}/answers/{form}': {
    summary:
      'Records an answer that came on paper, by phone or at the clinic; with `replaces`, in place of one that was typed in',
    body: json(StaffAnswer),
    answers: { 200: json(Recorded), 201: json(Recorded) },
    problems: [409],
  },
  'DELETE /patients/{reference}/invitations/{key}/answers/{form}': {
    summary: 'Removes an answer that was typed in; what was answered on the web is never removed so',
    body: json(KnownVersion),
    answers: { 204: {} },
    problems: [409],
  },
  'POST /invitations': {
    summary: 'Creates an invitation; its code is shown this once and stored only hashed',
    body: json(NewInvitation),
    answers: { 201: json(IssuedCode) },
    problems: [404, 409],
  },
  'POST /invitations/{reference}/{key}/withdraw': {
    summary: 'Closes the link of an invitation',
    answers: { 200: json(Withdrawn) },
  },
  'POST /invitations/{reference}/{key}/code': {
    summary: 'A new code; the one before no longer opens anything',
    answers: { 201: json(IssuedCode) },
    problems: [409],
  },
  'POST /import': {
    summary: 'Imports patients, each all or nothing; `dryRun=true` writes nothing',
    query: ImportQuery,
    body: { [importLines]: Patient, ...Object.fromEntries(importFiles.map((type) => [type, anything])) },
    answers: { 200: json(ImportResult) },
  },
  'GET /export': {
    summary:
      'The unit’s patients ordered by reference, as an import takes them; PREM values are sealed. A Link header with rel="next" while there are more',
    query: ExportQuery,
    answers: { 200: ndjson(Patient) },
  },
  'GET /forms': {
    summary: 'The forms of the unit’s area, and in which languages the unit can send them',
    answers: { 200: json(Forms) },
  },
  'GET /forms/{form}/wordings': {
    summary: 'The words of a form that the unit shows, and those it may have shown before',
    answers: { 200: json(FormWordings) },
  },
  'GET /unit/contact': {
    summary: 'Whom the unit’s patients call, as the survey shows it; `null` where nothing is said',
    answers: { 200: json(SeenContact) },
  },
  'PUT /unit/contact': {
    summary: 'For leads: changes whom the unit’s patients call, or takes it away (`null`)',
    body: json(ContactChange),
    answers: { 200: json(SeenContact) },
    problems: [409],
  },
  'GET /wordings': {
    summary: 'For administrators: wording packs, and what each unit shows',
    answers: { 200: json(Wordings) },
  },
  'POST /wordings/packs': {
    summary: 'For administrators: loads a wording pack, once; `dryRun=true` only checks it',
    query: LoadQuery,
    body: json(WordingPack),
    answers: { 200: json(LoadedPack), 201: json(LoadedPack) },
    problems: [409],
  },
  'GET /wordings/packs/{version}': {
    summary: 'For administrators: one wording pack',
    answers: { 200: json(StoredWordingPack) },
  },
  'GET /wordings/units/{unit}/activations': {
    summary: 'For administrators: who made which wording active at a unit, and when',
    answers: { 200: json(Activations) },
  },
  'PUT /wordings/units/{unit}/{instrument}/{language}': {
    summary: 'For administrators: makes a pack active at a unit, or none (`null`)',
    body: json(Activation),
    answers: { 200: json(WordingUnit) },
    problems: [409],
  },
  'GET /openapi.json': { summary: 'This description', answers: { 200: json(OpenApi) }, open: true },
};
