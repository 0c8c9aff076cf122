import { Aws } from 'aws-cdk-lib';
import type { ITable } from 'aws-cdk-lib/aws-dynamodb';
import { Effect, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import { indexes, keys, surveyWritable } from '../../functions/storage/table.ts';

/**
 * The rights of each function in the one table, side by side: actions and keys by name, no wildcard in an action, and
 * never all of the table's indexes.
 */
const patients = keys.patient('*', '*');
const invitations = keys.invitations('*', '*');
const audit = keys.audit('*', '*');
const wording = keys.wording('*');
const activations = keys.activations('*');

const indexArn = (table: ITable, index: string): string => `${table.tableArn}/index/${index}`;

/** Holds for requests that name only these partition keys (and name at least one). */
const onlyPartitions = (...patterns: string[]) => ({
  'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': patterns },
  Null: { 'dynamodb:LeadingKeys': 'false' },
});

/** Holds for requests that name any of these partition keys, also beside others. */
const anyPartition = (...partitions: string[]) => ({
  'ForAnyValue:StringEquals': { 'dynamodb:LeadingKeys': partitions },
});

/** By name, not by pattern: a pattern for every unit would also match the partitions of a patient called `totals`. */
const groupsOf = (units: readonly string[]): string[] => units.map(keys.groups);
const directoriesOf = (units: readonly string[]): string[] => units.map(keys.directory);
const resultsOf = (units: readonly string[]): string[] => [
  ...units.map(keys.totals),
  ...groupsOf(units),
  ...directoriesOf(units),
];

/** The partitions that a publication is written in, with its log. */
const publishedIn = (areas: readonly string[]): string[] =>
  areas.flatMap((area) => [keys.publications(area), keys.hiddenNumbers(area), keys.audit(area, '*')]);

/**
 * The survey function finds an invitation by its code and stores an answer, in the attributes of an answer only. It
 * reads the units' active wording and no other item, and its update returns no item. IAM has no key
 * for the item that a failed condition can return (functions/storage/patient/survey-invitation.ts never asks for it), so the
 * update is confined to the partitions of invitations: no request that names a record is allowed.
 */
export const surveyAccess = (table: ITable): PolicyStatement[] => [
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [indexArn(table, indexes.byCode)] }),
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [table.tableArn],
    conditions: onlyPartitions(wording),
  }),
  new PolicyStatement({
    actions: ['dynamodb:UpdateItem'],
    resources: [table.tableArn],
    conditions: {
      'ForAllValues:StringEquals': { 'dynamodb:Attributes': [...surveyWritable] },
      'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': [invitations] },
      Null: { 'dynamodb:Attributes': 'false', 'dynamodb:LeadingKeys': 'false' },
      StringEqualsIfExists: { 'dynamodb:ReturnValues': 'NONE' },
    },
  }),
];

/**
 * The portal works with records, invitations and wording, and adds entries to the logs. (IAM cannot tell a new entry
 * from one that replaces an old: functions/storage/audit.ts only puts new ones, and point-in-time recovery holds what
 * was there before.) The portal reads totals and the directory; no write may name them, whatever else the write names. It replaces groups of answers only when a
 * report is signed, and adds signed versions, which it cannot remove. It also only reads
 * tallies, but these share the record's partition, and IAM cannot separate items within a partition.
 *
 * A change is in one transaction with its log entry. Each of its writes is authorised as the single request it stands
 * for; whether such a request is judged by its own key or by those of the whole transaction is not documented. The denial
 * holds for requests whose every key is a log's, so that an entry beside a deletion is allowed either way.
 */
export const portalAccess = (table: ITable, units: readonly string[]): PolicyStatement[] => [
  new PolicyStatement({
    actions: [
      'dynamodb:Query',
      'dynamodb:GetItem',
      'dynamodb:PutItem',
      'dynamodb:UpdateItem',
      'dynamodb:DeleteItem',
      'dynamodb:ConditionCheckItem',
    ],
    resources: [table.tableArn],
  }),
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [indexArn(table, indexes.byList)] }),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(audit, activations),
  }),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:PutItem', 'dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: anyPartition(...units.map(keys.totals), ...units.map(keys.directory)),
  }),
  // Signing a report closes a group, by replacing what is stored on condition of its version.
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: anyPartition(...groupsOf(units)),
  }),
  // A signed version is never changed or removed; the answers to its checks are replaced as whole items.
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:UpdateItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: anyPartition(...units.map(keys.reports)),
  }),
];

/**
 * The authority's function reads the signed reports of the units, and adds publications, which it cannot change or
 * remove, and entries to the access log of an area. It can name no partition of a patient. A publication is written on
 * condition that no unit signs meanwhile: its puts are allowed whether they are judged by their own key or by those of
 * the whole transaction, and a put of a report alone is denied.
 */
export const authorityAccess = (
  table: ITable,
  { units, areas }: { units: readonly string[]; areas: readonly string[] },
): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...units.map(keys.reports), ...areas.map(keys.publications)),
  }),
  new PolicyStatement({
    actions: ['dynamodb:GetItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...publishedIn(areas)),
  }),
  new PolicyStatement({
    actions: ['dynamodb:PutItem', 'dynamodb:ConditionCheckItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...publishedIn(areas), ...units.map(keys.reports)),
  }),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:PutItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...units.map(keys.reports)),
  }),
];

/** The function of the public pages reads publications, and nothing else: not what is hidden in them either. */
export const resultsAccess = (table: ITable, areas: readonly string[]): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:Query', 'dynamodb:GetItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...areas.map(keys.publications)),
  }),
];

/**
 * The tally function reads patients, invitations, totals, groups of answers and the directory. It writes in the partitions
 * of tallies, totals, groups and the directory, where records lie too, and adds to the access log that a counted answer has left a year. It
 * changes no invitation, reads no access log, and has no access to wording. It removes no group, no entry and no page of the directory.
 */
export const tallyAccess = (table: ITable, units: readonly string[]): PolicyStatement[] => [
  new PolicyStatement({
    actions: ['dynamodb:Query'],
    resources: [table.tableArn],
    conditions: onlyPartitions(patients, invitations, ...resultsOf(units)),
  }),
  new PolicyStatement({
    actions: ['dynamodb:GetItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...groupsOf(units), ...directoriesOf(units)),
  }),
  new PolicyStatement({
    actions: ['dynamodb:PutItem', 'dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(patients, audit, ...resultsOf(units)),
  }),
  new PolicyStatement({
    effect: Effect.DENY,
    actions: ['dynamodb:DeleteItem'],
    resources: [table.tableArn],
    conditions: onlyPartitions(audit, ...groupsOf(units), ...directoriesOf(units)),
  }),
];

/** The nightly recount may do what the tally may, and read every patient of a unit. */
export const recountAccess = (table: ITable, units: readonly string[]): PolicyStatement[] => [
  ...tallyAccess(table, units),
  new PolicyStatement({ actions: ['dynamodb:Query'], resources: [indexArn(table, indexes.byList)] }),
];

/** The feed reads the signed versions of reports, and can name no other partition. */
export const feedAccess = (table: ITable, units: readonly string[]): PolicyStatement =>
  new PolicyStatement({
    actions: ['dynamodb:GetItem', 'dynamodb:Query'],
    resources: [table.tableArn],
    conditions: onlyPartitions(...units.map(keys.reports)),
  });

/** The rights that Lambda needs to hand the table's changes to a function. */
export const streamAccess = (streamArn: string): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'dynamodb:DescribeStream',
      'dynamodb:GetRecords',
      'dynamodb:GetShardIterator',
      'dynamodb:ListStreams',
    ],
    resources: [streamArn],
  });

/** Use of the table's key, only by way of DynamoDB. */
export const tableKeyAccess = (key: IKey): PolicyStatement =>
  new PolicyStatement({
    actions: [
      'kms:Decrypt',
      'kms:DescribeKey',
      'kms:Encrypt',
      'kms:GenerateDataKey',
      'kms:GenerateDataKeyWithoutPlaintext',
      'kms:ReEncryptFrom',
      'kms:ReEncryptTo',
    ],
    resources: [key.keyArn],
    conditions: { StringLike: { 'kms:ViaService': `*dynamodb.${Aws.REGION}.amazonaws.com` } },
  });
