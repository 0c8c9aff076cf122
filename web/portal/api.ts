import { hc, type InferRequestType, type InferResponseType } from 'hono/client';
import type { Occasion } from '../../functions/domain/care/occasion.ts';
import type { OccasionResponse } from '../../functions/domain/measure/occasion-response.ts';
import type { YearSurveys } from '../../functions/domain/measure/year-surveys.ts';
import { toPathName } from '../../functions/domain/path-name.ts';
import type { PatientRecord } from '../../functions/domain/patient/patient.ts';
import type { ReportContent } from '../../functions/domain/report/content.ts';
import type { WordingPack } from '../../functions/domain/survey/wording-pack.ts';
import type { ImportResult } from '../../functions/exchange/result.ts';
import type { MeasureResult } from '../../functions/http/measure-result.ts';
import type { SeenPatient } from '../../functions/http/portal/patients/patient-view.ts';
import type { PortalApi } from '../../functions/http/portal/portal.ts';
import type { Worklist } from '../../functions/http/portal/worklist/worklist.ts';
import type { InvitationRow } from '../../functions/http/portal/year/invitation-rows.ts';
import type { MemberRow } from '../../functions/http/portal/year/members.ts';
import type { FormWording } from '../../functions/http/unit-wordings.ts';
import type { ListPage } from './list-pages.ts';
import { signedFetch, successful } from './request.ts';
import type { channelNames, responseNames } from './words.ts';

/** The portal's API: every call that the views make, and the type of each answer. */

const { portal } = hc<PortalApi>(location.origin, { fetch: signedFetch }).api;

type Portal = typeof portal;
type Patient = Portal['patients'][':reference'];
type Invitation = Portal['invitations'][':reference'][':key'];
type Answers = Patient['invitations'][':key']['answers'][':form'];

export type { ImportResult } from '../../functions/exchange/result.ts';
export type {
  SeenAnswer,
  SeenInvitation,
  SeenPatient,
  SeenVisit,
} from '../../functions/http/portal/patients/patient-view.ts';
export type { Worklist, WorklistItem } from '../../functions/http/portal/worklist/worklist.ts';
export type { InvitationRow } from '../../functions/http/portal/year/invitation-rows.ts';
export type { MemberRow } from '../../functions/http/portal/year/members.ts';
export type { FormWording } from '../../functions/http/unit-wordings.ts';
export type Session = InferResponseType<Portal['session']['$get']>;
/** The domain's own types stand in for the client's, which differ only in how absent values are written. */
export type YearResult = Omit<
  InferResponseType<Portal['measures'][':year']['$get'], 200>,
  'measures' | 'response'
> & { measures: MeasureResult[]; response: OccasionResponse[] };
type PatientSearch = InferRequestType<Portal['patients']['search']['$post']>['json'];
type PatientsQuery = Omit<PatientSearch, 'after' | 'limit'> & { after: string | undefined; limit?: number };
type PatientPage = InferResponseType<Portal['patients']['search']['$post'], 200>;
export type PatientRow = PatientPage['patients'][number];
export type HistoryEntry = InferResponseType<Patient['history']['$get']>['entries'][number];
export type AnnualReport = Omit<InferResponseType<Portal['report'][':year']['$get'], 200>, 'content'> & {
  content?: ReportContent;
};
export type SeenContact = InferResponseType<Patient['contact']['$get'], 200>;
type ContactChange = InferRequestType<Patient['contact']['$put']>['json'];
type StopReason = InferRequestType<Patient['contact']['stop']['$post']>['json']['reason'];
export type NewInvitation = InferRequestType<Portal['invitations']['$post']>['json'];
export type IssuedCode = { key: string; code: string; link: string };
export type StaffAnswer = InferRequestType<Answers['$put']>['json'];
export type UnitContactView = InferResponseType<Portal['unit']['contact']['$get']>;
export type Wordings = InferResponseType<Portal['wordings']['$get']>;
export type WordingUnit = Wordings['units'][number];
export type PackSummary = Wordings['packs'][number];
export type SettledNeed = InferRequestType<Portal['worklist'][':id']['$post']>['json'];
type SlotRoute = Portal['wordings']['units'][':unit'][':instrument'][':language'];
export type Activation = InferResponseType<
  Portal['wordings']['units'][':unit']['activations']['$get']
>['activations'][number];
export type Landed = 'denominator' | 'numerator' | 'not-numerator' | 'outside';
/** Selects patients of a measure: by place, by missing fact, or by part of the number. */
export type MembersQuery = { landed?: Landed; missing?: string; part?: string; complete?: 'true' };
/** Selects a year's invitations, or the forms sent with them (comma-separated). */
export type InvitationsQuery = {
  occasion: Occasion;
  state?: keyof typeof responseNames;
  forms?: string;
  channel?: keyof typeof channelNames;
};

type ImportCall = {
  dryRun: boolean;
  details: boolean;
  acceptsAlike?: boolean;
  earlier?: string[];
  signal?: AbortSignal;
};

type Paged<Row> = { patients: Row[]; next?: string | undefined; total?: number };

const asPage = <Row>({ patients, next, total }: Paged<Row>): ListPage<Row> => ({
  rows: patients,
  next,
  total,
});

/** The number of patients a page, in lists that staff work through. */
const limit = '50';

/** A query without the names that have no value. */
function given<Query extends Record<string, string | undefined>>(query: Query) {
  const entries = Object.entries(query).filter(([, value]) => value !== undefined && value !== '');
  return Object.fromEntries(entries) as { [Name in keyof Query]?: string };
}

/** The path names that come from other systems: they may hold any character. */
const namedByOthers = ['reference', 'key'];

/** Encodes the names in a call's path. The client itself inserts them unchanged. */
function inPath<Names extends Record<string, string>>(names: Names): { param: Names } {
  const written = Object.entries(names).map(([name, value]) => [
    name,
    namedByOthers.includes(name) ? toPathName(value) : encodeURIComponent(value),
  ]);
  return { param: Object.fromEntries(written) };
}

/**
 * Reads the body of an answer. The caller names the type where the client's own would only repeat it in other
 * words.
 */
async function body<Data>(asked: Promise<Response>): Promise<Data> {
  return (await (await successful(asked)).json()) as Data;
}

/** Makes a key for one creation, which a retry of the same dialog sends again. */
export const newOnce = (): string => crypto.randomUUID();

const sentOnce = (once: string) => ({ headers: { 'Idempotency-Key': once } });

export const api = {
  session: () => body<Session>(portal.session.$get()),
  measures: (year: number) => body<YearResult>(portal.measures[':year'].$get(inPath({ year: String(year) }))),
  members: async (year: number, id: string, query: MembersQuery & { after: string | undefined }) =>
    asPage(
      await body<Paged<MemberRow>>(
        portal.measures[':year'][':id'].patients.$get({
          ...inPath({ year: String(year), id }),
          query: given({ ...query, limit }),
        }),
      ),
    ),
  /** The invitations behind a number of the year's response. */
  invitations: async (
    year: number,
    query: InvitationsQuery & { after: string | undefined; limit?: string },
  ): Promise<ListPage<InvitationRow>> => {
    const page = await body<{ invitations: InvitationRow[]; next?: string }>(
      portal.measures[':year'].invitations.$get({
        ...inPath({ year: String(year) }),
        query: { ...given({ limit, ...query }), occasion: query.occasion },
      }),
    );
    return { rows: page.invitations, next: page.next };
  },
  /** How the surveys of a year go. */
  surveys: (year: number) => body<YearSurveys>(portal.surveys[':year'].$get(inPath({ year: String(year) }))),
  report: (year: number) => body<AnnualReport>(portal.report[':year'].$get(inPath({ year: String(year) }))),
  answerCheck: async (year: number, id: string, comment: string): Promise<void> => {
    const { checks } = portal.report[':year'];
    await successful(checks[':id'].$put({ ...inPath({ year: String(year), id }), json: { comment } }));
  },
  signReport: (year: number, json: { hash: string; reason?: string }) =>
    body<{ version: number }>(portal.report[':year'].sign.$post({ ...inPath({ year: String(year) }), json })),
  /** A signed version as a file. */
  reportFile: async (
    year: number,
    version: number,
    type: 'json' | 'csv' | 'xlsx' | 'fhir.json',
  ): Promise<Blob> => {
    const param = { year: String(year), version: `${version}.${type}` };
    return (await successful(portal.report[':year'][':version'].$get({ param }))).blob();
  },
  /** What needs a person today. */
  worklist: (query: { year?: string; kind?: string | undefined; limit: string }) =>
    body<Worklist>(portal.worklist.$get({ query: given(query) })),
  /** Notes what was done about a need; the id is a part of a path as it is. */
  settleNeed: async (id: string, json: SettledNeed): Promise<void> => {
    await successful(portal.worklist[':id'].$post({ param: { id }, json }));
  },
  /** The search word is sent in the body, since it may be a birth date. */
  patients: async ({ after, limit: most = Number(limit), ...asked }: PatientsQuery) => {
    const json = { ...asked, limit: most, ...(after ? { after } : {}) };
    const page = await body<PatientPage>(portal.patients.search.$post({ json }));
    return { ...asPage(page), filters: page.filters };
  },
  patient: (reference: string) =>
    body<SeenPatient>(portal.patients[':reference'].$get(inPath({ reference }))),
  /** @param acceptsAlike also when the reference reads like another patient's */
  register: (record: PatientRecord, { once, acceptsAlike }: { once: string; acceptsAlike: boolean }) =>
    body<{ reference: string; version: number }>(
      portal.patients.$post(
        { query: acceptsAlike ? { sameReference: 'accepted' } : {}, json: record },
        sentOnce(once),
      ),
    ),
  savePatient: (reference: string, json: { version: number; record: PatientRecord; reason?: string }) =>
    body<{ version: number }>(portal.patients[':reference'].$put({ ...inPath({ reference }), json })),
  deletePatient: async (reference: string, json: { version: number; reason: string }): Promise<void> => {
    await successful(portal.patients[':reference'].$delete({ ...inPath({ reference }), json }));
  },
  /** How the patient is reached. Every reading is logged. */
  contact: (reference: string) =>
    body<SeenContact>(portal.patients[':reference'].contact.$get(inPath({ reference }))),
  saveContact: async (reference: string, json: ContactChange): Promise<void> => {
    await successful(portal.patients[':reference'].contact.$put({ ...inPath({ reference }), json }));
  },
  stopContact: async (reference: string, reason: StopReason): Promise<void> => {
    const { stop } = portal.patients[':reference'].contact;
    await successful(stop.$post({ ...inPath({ reference }), json: { reason } }));
  },
  resumeContact: async (reference: string): Promise<void> => {
    await successful(portal.patients[':reference'].contact.stop.$delete(inPath({ reference })));
  },
  /** The readings and changes of the patient's record; with `only`, the changes. */
  history: async (reference: string, after?: string, only?: 'changes'): Promise<ListPage<HistoryEntry>> => {
    const { history } = portal.patients[':reference'];
    const page = await body<{ entries: HistoryEntry[]; next?: string }>(
      history.$get({ ...inPath({ reference }), query: given({ after, only, limit }) }),
    );
    return { rows: page.entries, next: page.next };
  },
  invite: (json: NewInvitation, once: string) =>
    body<IssuedCode>(portal.invitations.$post({ json }, sentOnce(once))),
  /** The code has reached the patient: the invitation is sent from now on. */
  handOver: async (reference: string, key: string): Promise<void> => {
    await successful(invitation()['handed-over'].$post(inPath({ reference, key })));
  },
  withdraw: async (reference: string, key: string): Promise<void> => {
    await successful(invitation().withdraw.$post(inPath({ reference, key })));
  },
  /** The code that was issued, shown again; refused where it cannot be derived. */
  showCode: (reference: string, key: string) =>
    body<IssuedCode>(invitation().code.$get(inPath({ reference, key }))),
  /** A new code. An invitation that was never sent is created by it, and sent once it is handed over. */
  renewCode: (reference: string, key: string, once: string) =>
    body<IssuedCode>(
      invitation().code.$post(
        { ...inPath({ reference, key }), query: { handedOver: 'false' } },
        sentOnce(once),
      ),
    ),
  answer: async (reference: string, key: string, form: string, json: StaffAnswer): Promise<void> => {
    const { answers } = portal.patients[':reference'].invitations[':key'];
    await successful(answers[':form'].$put({ ...inPath({ reference, key, form }), json }));
  },
  /** Removes an answer that staff typed in. */
  removeAnswer: async (
    reference: string,
    key: string,
    form: string,
    json: { version: number; reason: string },
  ): Promise<void> => {
    const { answers } = portal.patients[':reference'].invitations[':key'];
    await successful(answers[':form'].$delete({ ...inPath({ reference, key, form }), json }));
  },
  /** The forms that can be sent from the unit, each with the languages it has words in. */
  forms: () => body<{ forms: { id: string; languages: string[] }[] }>(portal.forms.$get()),
  /** The wordings that a typed-in paper may have had. */
  formWordings: (form: string) =>
    body<{ wordings: FormWording[] }>(portal.forms[':form'].wordings.$get(inPath({ form }))),
  /** The telephone contact for the unit's patients. */
  unitContact: () => body<UnitContactView>(portal.unit.contact.$get()),
  saveUnitContact: (json: InferRequestType<Portal['unit']['contact']['$put']>['json']) =>
    body<UnitContactView>(portal.unit.contact.$put({ json })),
  wordings: () => body<Wordings>(portal.wordings.$get()),
  pack: (version: string) =>
    body<{ pack: WordingPack }>(portal.wordings.packs[':version'].$get(inPath({ version }))),
  loadPack: (json: unknown, dryRun: boolean) =>
    body<Omit<PackSummary, 'loaded'> & { isNew: boolean }>(
      portal.wordings.packs.$post({ json, query: { dryRun: String(dryRun) } }),
    ),
  /** Makes the unit show a pack; null: the wording that comes with the system. */
  activate: async (
    slot: InferRequestType<SlotRoute['$put']>['param'],
    version: string | null,
  ): Promise<void> => {
    await successful(
      portal.wordings.units[':unit'][':instrument'][':language'].$put({ ...inPath(slot), json: { version } }),
    );
  },
  activations: (unit: string) =>
    body<{ activations: Activation[] }>(portal.wordings.units[':unit'].activations.$get(inPath({ unit }))),
  /** Patients as lines of JSON. */
  importLines: (
    lines: string,
    { dryRun, details, acceptsAlike = false, earlier = [], signal }: ImportCall,
  ) => {
    const query = {
      dryRun: String(dryRun),
      details: String(details),
      ...(acceptsAlike ? { sameReference: 'accepted' } : {}),
      ...(earlier.length > 0 ? { earlier: earlier.join(',') } : {}),
    };
    return body<ImportResult>(
      signedFetch(portal.import.$url({ query }), {
        method: 'POST',
        headers: { 'content-type': 'application/x-ndjson' },
        body: lines,
        ...(signal ? { signal } : {}),
      }),
    );
  },
  /** One page of the export; `next` is the start of the following page. */
  exportPage: async (after?: string): Promise<{ lines: string; next?: string }> => {
    const response = await successful(portal.export.$get({ query: given({ after }) }));
    const [, address] = /<([^>]+)>\s*;\s*rel="?next"?/.exec(response.headers.get('link') ?? '') ?? [];
    const next = address && new URL(address, location.origin).searchParams.get('after');
    return { lines: await response.text(), ...(next ? { next } : {}) };
  },
};

const invitation = (): Invitation => portal.invitations[':reference'][':key'];
