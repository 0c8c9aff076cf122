import type { SignedReport } from '../../domain/report/signed-report.ts';
import { named } from '../expression.ts';
import { pick } from '../item.ts';
import { allOf, getItem, partitionOf } from '../read.ts';
import { keys, type Table } from '../table.ts';
import { type ReportVersionItem, reportAnswersKind, reportVersionKind } from './report-items.ts';

const fields = [
  'year',
  'version',
  'canonical',
  'hash',
  'read',
  'previous',
  'signedAt',
  'signedBy',
  'reason',
  'members',
] as const;

/** Reads the signed versions of a year's report, the first first. */
export async function readVersions(table: Table, unit: string, year: number): Promise<SignedReport[]> {
  const items = await allOf(table, [reportVersionKind], {
    KeyConditionExpression: '#pk = :pk AND begins_with(#sk, :prefix)',
    ExpressionAttributeNames: named('pk', 'sk'),
    ExpressionAttributeValues: { ':pk': keys.reports(unit), ':prefix': keys.reportVersions(year) },
    ConsistentRead: true,
  });
  return items.map((item) => pick(item, fields));
}

/** Reads every signed version of a unit. */
export async function readAllVersions(table: Table, unit: string): Promise<SignedReport[]> {
  const items = await partitionOf(table, [reportVersionKind, reportAnswersKind], keys.reports(unit));
  return items.flatMap((item) => (item.kind === 'report-version' ? [pick(item, fields)] : []));
}

/** Reads one signed version; undefined when there is none. */
export async function readVersion(
  table: Table,
  unit: string,
  year: number,
  version: number,
): Promise<SignedReport | undefined> {
  const key = { pk: keys.reports(unit), sk: keys.reportVersion(year, version) };
  const item = await getItem(table, reportVersionKind, key);
  return item && pick(item, fields);
}

/** Makes the write of a new version. It fails when there is one of that number. */
export function versionPut(table: Table, unit: string, signed: SignedReport) {
  const Item: ReportVersionItem = {
    pk: keys.reports(unit),
    sk: keys.reportVersion(signed.year, signed.version),
    ...reportVersionKind.mark,
    ...signed,
  };
  return {
    Put: {
      TableName: table.name,
      Item,
      ConditionExpression: 'attribute_not_exists(#pk)',
      ExpressionAttributeNames: named('pk'),
    },
  };
}
