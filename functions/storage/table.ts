import { DynamoDBClient, type DynamoDBClientConfig } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/**
 * The one table, and every key in it. Keys are built here and in no other folder.
 *
 * | item           | pk                             | sk                  | list (index)               | listKey                      |
 * |----------------|--------------------------------|---------------------|----------------------------|------------------------------|
 * | tally head     | {unit}#patient#{reference}     | 1#tally             | {unit}#tallied             | {reference}                  |
 * | needs          | {unit}#patient#{reference}     | 1#needs             | {unit}#needs               | {reference}                  |
 * | tally          | {unit}#patient#{reference}     | 1#tally#{year}      | {unit}#tally#{year}        | {reference}                  |
 * | record         | {unit}#patient#{reference}     | 2#record            | {unit}#patients            | {reference}#record           |
 * | invitation     | {unit}#invitations#{reference} | 3#invitation#{key}  | {unit}#patients            | {reference}#invitation#{key} |
 * | message        | {unit}#messages#{reference}    | {n}#{invitation}    | attempt#{attempt}          | message                      |
 * | reference name | {unit}#names                   | {name}              |                            |                              |
 * | directory page | {unit}#directory               | {page}              |                            |                              |
 * | outcomes       | {unit}#outcomes                | {reference}         |                            |                              |
 * | contact        | {unit}#contacts                | {reference}         |                            |                              |
 * | unfinished     | {unit}#unfinished              | {reference}         |                            |                              |
 * | creation       | {unit}#creations               | {hash}              |                            |                              |
 * | totals         | {unit}#totals                  | {year}              |                            |                              |
 * | answer groups  | {unit}#groups                  | {year}#{measure}    |                            |                              |
 * | group member   | {unit}#groups                  | {year}#{measure}#{name} |                        |                              |
 * | report version | {unit}#report                  | {year}#version#{version} |                       |                              |
 * | report answers | {unit}#report                  | {year}#answers      |                            |                              |
 * | report member  | {unit}#reported#{reference}    | {year}#{signing}    | {unit}#reported#{year}#{signing} | {reference}            |
 * | plan           | {unit}#settings                | plan                |                            |                              |
 * | publication    | publications#{area}            | {year}#{number}     |                            |                              |
 * | hidden numbers | hidden#{area}                  | {year}#{number}     |                            |                              |
 * | audit entry    | {unit}#audit#{yyyy-mm}         | {instant}#{id}      | {unit}#history#{reference} | {instant}#{id}               |
 * | wording pack   | wording                        | {version}           |                            |                              |
 * | active wording | wording#{unit}                 | {instrument}#{lang} |                            |                              |
 * | activation     | activation#{unit}              | {instant}#{id}      |                            |                              |
 * | unit contact   | wording#{unit}                 | contact             |                            |                              |
 *
 * - Every partition key of patient data begins with the unit, so that `dynamodb:LeadingKeys` can confine a
 *   function to one unit.
 * - Invitations have partitions of their own, because IAM separates items by partition key alone: the survey
 *   function, which updates invitations, cannot reach records.
 * - Within a patient, tallies sort before the record, a query reads in key order, and the invitations are
 *   read after it. A tally's computation therefore reads the version that it will replace *before* any of the
 *   facts. Every write of a patient's tallies replaces one known version of their tally head: of two
 *   computations, the one from older facts fails instead of winning.
 * - An invitation rests on a visit or a treatment of the record. Adding one requires a known version of the
 *   record, and counts the invitation there (`invited`). A change or removal of the record requires the
 *   version and the count that were read. So neither can remove the base of the other.
 * - Invitations without a record belong to no patient, and no reader sees them: an import of many writes them before
 *   the record, a deletion of many removes them after it. While there are any, the reference is marked (`unfinished`).
 * - The needs of a patient are written with the tallies, from the same facts, and listed by unit; the days on which they
 *   are shown are compared when the list is read. What staff have done about them (outcomes) has a partition of its own.
 * - How patients are reached (contact) lies in one partition of a unit, which neither the survey nor what counts may read. In
 *   no index: only the partition's own key leads to it. An export reads a page of it with one query.
 * - The summaries of the directory are written with the tallies, from the same facts. The page of a patient follows from
 *   the reference (directory/directory-pages.ts).
 * - Every change in groups of answers replaces one known version of the groups, which is read before the members: so
 *   the members need no condition of their own.
 * - A signed version of a report holds no reference. What each patient added to it is an item in a partition of that
 *   patient, which a deletion empties.
 * - A publication is of an area and holds what everybody may see; the list of what is hidden in it lies in a partition of
 *   its own, which the function that shows publications cannot reach. The access log of the authority, who belongs to no
 *   unit, is under the area in place of a unit: no area has the id of a unit.
 * - The keys of wording begin with a word that no patient's key begins with: whatever their reference is, no
 *   patient's key looks like one that the survey function may read.
 * - The telephone contact of a unit lies beside its active wording, so that the survey gets both with one
 *   query.
 * - A message is listed under its attempt, the random name that the provider's events carry: it finds the patient, and
 *   says nothing of them.
 * - `#` sorts before every character a reference may contain, so a list is ordered by reference and a patient's
 *   items stand together in it.
 *
 * Indexes: `byCode` (codeHash; projects only what the survey needs, never an answer), `byList` (list,
 * listKey) and `byDue` (due, dueAt; keys alone). `byDue` is sparse: it holds the invitations that need an
 * action at a later moment, under `{unit}#due` and ordered by that moment.
 * Every item carries `kind`, and in `schemaVersion` the version of that kind; item.ts reads them.
 */
export const indexes = { byCode: 'byCode', byList: 'byList', byDue: 'byDue' } as const;

/**
 * The attributes of an invitation that the survey function reads by its code: nothing of the patient, no
 * answers.
 */
export const surveyProjection = [
  'kind',
  'schemaVersion',
  'unit',
  'forms',
  'receipts',
  'sentAt',
  'expiresAt',
  'withdrawnAt',
] as const;

/** The attributes the survey function may touch when it stores an answer; IAM holds it to these. */
export const surveyWritable = [
  'pk',
  'sk',
  'codeHash',
  'forms',
  'answers',
  'receipts',
  'openedAt',
  'expiresAt',
  'withdrawnAt',
  'version',
] as const;

export const keys = {
  patient: (unit: string, reference: string) => `${unit}#patient#${reference}`,
  record: '2#record',
  invitations: (unit: string, reference: string) => `${unit}#invitations#${reference}`,
  invitationPrefix: '3#invitation#',
  invitation: (key: string) => `3#invitation#${key}`,
  messages: (unit: string, reference: string) => `${unit}#messages#${reference}`,
  message: (invitation: string, n: number) => `${String(n).padStart(3, '0')}#${invitation}`,
  attempt: (attempt: string) => `attempt#${attempt}`,
  theAttempt: 'message',
  needs: '1#needs',
  needsList: (unit: string) => `${unit}#needs`,
  directory: (unit: string) => `${unit}#directory`,
  directoryPage: (page: number) => String(page).padStart(2, '0'),
  /** Says that every patient is in the directory; the pages are numbers. */
  directoryComplete: '#complete',
  outcomes: (unit: string) => `${unit}#outcomes`,
  contacts: (unit: string) => `${unit}#contacts`,
  unfinished: (unit: string) => `${unit}#unfinished`,
  tallyHead: '1#tally',
  tallyPrefix: '1#tally#',
  tally: (year: number) => `1#tally#${year}`,
  patientList: (unit: string) => `${unit}#patients`,
  recordListKey: (reference: string) => `${reference}#record`,
  invitationListKey: (reference: string, key: string) => `${reference}#invitation#${key}`,
  names: (unit: string) => `${unit}#names`,
  /** Says that every patient's name is entered; `#` is in no name. */
  namesComplete: '#complete',
  creations: (unit: string) => `${unit}#creations`,
  due: (unit: string) => `${unit}#due`,
  talliedList: (unit: string) => `${unit}#tallied`,
  tallyList: (unit: string, year: number) => `${unit}#tally#${year}`,
  totals: (unit: string) => `${unit}#totals`,
  totalsYear: (year: number) => String(year),
  groups: (unit: string) => `${unit}#groups`,
  groupsOf: (year: number, measure: string) => `${year}#${measure}`,
  groupMembers: (groups: string) => `${groups}#`,
  groupMember: (groups: string, name: string) => `${groups}#${name}`,
  reports: (unit: string) => `${unit}#report`,
  reportVersions: (year: number) => `${year}#version#`,
  reportVersion: (year: number, version: number) => `${year}#version#${String(version).padStart(4, '0')}`,
  reportAnswers: (year: number) => `${year}#answers`,
  reported: (unit: string, reference: string) => `${unit}#reported#${reference}`,
  reportedIn: (year: number, signing: string) => `${year}#${signing}`,
  reportedList: (unit: string, year: number, signing: string) => `${unit}#reported#${year}#${signing}`,
  settings: (unit: string) => `${unit}#settings`,
  plan: 'plan',
  publications: (area: string) => `publications#${area}`,
  hiddenNumbers: (area: string) => `hidden#${area}`,
  /** Of an area's year; the first is 1. */
  publication: (year: number, number: number) => `${year}#${String(number).padStart(4, '0')}`,
  audit: (unit: string, month: string) => `${unit}#audit#${month}`,
  auditEntry: (at: string, id: string) => `${at}#${id}`,
  history: (unit: string, reference: string) => `${unit}#history#${reference}`,
  packs: 'wording',
  wording: (unit: string) => `wording#${unit}`,
  wordingSlot: (instrument: string, language: string) => `${instrument}#${language}`,
  contact: 'contact',
  activations: (unit: string) => `activation#${unit}`,
  activation: (at: string, id: string) => `${at}#${id}`,
} as const;

/** Returns the patient that a record or an invitation belongs to, from its key; null for any other item. */
export function factsAt(pk: string, sk: string): { unit: string; reference: string } | null {
  const [unit, kind, reference] = pk.split('#');
  const isFact =
    kind === 'patient' ? sk === keys.record : kind === 'invitations' && sk.startsWith(keys.invitationPrefix);
  return isFact && unit && reference ? { unit, reference } : null;
}

/** Returns the invitation that a key is of; null for any other item. */
export function invitationAt(pk: string, sk: string): { reference: string; key: string } | null {
  const [, kind, reference] = pk.split('#');
  if (kind !== 'invitations' || !reference || !sk.startsWith(keys.invitationPrefix)) return null;
  return { reference, key: sk.slice(keys.invitationPrefix.length) };
}

/** Returns the signed report that a key is of; null for any other item. */
export function reportAt(pk: string, sk: string): { unit: string; year: number; version: number } | null {
  const [unit, ...rest] = pk.split('#');
  const [, year, version] = /^(\d{4})#version#(\d+)$/.exec(sk) ?? [];
  if (!unit || rest.join('#') !== 'report' || !version) return null;
  return { unit, year: Number(year), version: Number(version) };
}

/** A table and the client that reaches it: the first argument of everything in this folder. */
export type Table = { client: DynamoDBDocumentClient; name: string };

/** @param config with the time limits of the client (domain/time-limits.ts) */
export function openTable(
  name: string,
  config: DynamoDBClientConfig & Pick<Required<DynamoDBClientConfig>, 'maxAttempts' | 'requestHandler'>,
): Table {
  const client = DynamoDBDocumentClient.from(new DynamoDBClient(config), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return { client, name };
}

/** The table's definition, shared by the local run, the tests and cdk/. */
export const tableDefinition = {
  attributes: ['pk', 'sk', 'codeHash', 'list', 'listKey', 'due', 'dueAt'],
  partitionKey: 'pk',
  sortKey: 'sk',
  stream: 'KEYS_ONLY',
  /** The second after which an item is of no use. AWS removes it then or later; the local database keeps it. */
  timeToLive: 'timeToLive',
  indexes: [
    { name: indexes.byCode, partitionKey: 'codeHash', projection: surveyProjection },
    { name: indexes.byList, partitionKey: 'list', sortKey: 'listKey', projection: 'ALL' },
    { name: indexes.byDue, partitionKey: 'due', sortKey: 'dueAt', projection: 'KEYS_ONLY' },
  ],
} as const;
