import type { DynamoDBBatchResponse, DynamoDBStreamEvent } from 'aws-lambda';
import { areas, findUnit } from '../domain/areas/areas.ts';
import { type SignedReport, signedJson } from '../domain/report/signed-report.ts';
import { fhirJson } from '../exchange/fhir/canonical.ts';
import { reportBundle } from '../exchange/fhir/report-bundle.ts';
import { reportCsv, reportTypes, reportWorkbook } from '../exchange/report/report-files.ts';
import { readAllVersions, readVersion } from '../storage/report/report-versions.ts';
import { reportAt, type Table } from '../storage/table.ts';

/**
 * The place where signed reports are fetched by machine.
 * @param path with `/` between folders
 */
export type Drop = {
  /** Writes a file once: one that is there already stays as it is. */
  put(path: string, bytes: Uint8Array, type: string): Promise<void>;
};

type Feed = { table: Table; drop: Drop };

/** Puts the files of a signed version into the drop. They hold no patient's reference. */
async function dropVersion({ drop }: Feed, unit: string, signed: SignedReport): Promise<void> {
  const area = findUnit(unit)?.area;
  if (!area) throw new Error(`no area has a unit ${unit}`);
  const { year, version } = signed;
  const path = `reports/${area.id}/${year}/${unit}/v${version}`;
  const text = (written: string) => new TextEncoder().encode(written);
  await drop.put(`${path}.json`, text(signedJson(signed)), 'application/json');
  await drop.put(`${path}.csv`, text(reportCsv(area, signed)), reportTypes.csv);
  await drop.put(`${path}.xlsx`, await reportWorkbook(area, signed), reportTypes.xlsx);
  await drop.put(`${path}.fhir.json`, text(JSON.stringify(reportBundle(area, signed))), fhirJson);
}

/**
 * Feeds signed reports onward: each new version of the stream goes into the drop. A repeated delivery changes nothing.
 * @param onError called with each error behind a record that is reported back
 */
export function feedHandler({
  onError = () => undefined,
  ...feed
}: Feed & { onError?: (error: unknown) => void }): (
  event: DynamoDBStreamEvent,
) => Promise<DynamoDBBatchResponse> {
  return async ({ Records }) => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const { dynamodb } of Records) {
      const place = reportAt(dynamodb?.Keys?.pk?.S ?? '', dynamodb?.Keys?.sk?.S ?? '');
      if (!place) continue;
      const { unit, year, version } = place;
      try {
        const signed = await readVersion(feed.table, unit, year, version);
        if (signed) await dropVersion(feed, unit, signed);
      } catch (error) {
        onError(error);
        batchItemFailures.push({ itemIdentifier: dynamodb?.SequenceNumber ?? '' });
      }
    }
    return { batchItemFailures };
  };
}

/** Puts every signed version into the drop: for the time after changes may have been missed. */
export async function feedAll(feed: Feed): Promise<void> {
  for (const { id } of areas.flatMap(({ units }) => units)) {
    for (const signed of await readAllVersions(feed.table, id)) await dropVersion(feed, id, signed);
  }
}
