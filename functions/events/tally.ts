import type { DynamoDBBatchResponse, DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { countingIn } from '../domain/areas/counting.ts';
import { inParallel } from '../in-parallel.ts';
import { Again, retrying } from '../retrying.ts';
import { factsAt, type Table } from '../storage/table.ts';
import { applyTallies, type Untallied } from '../storage/totals/tallies.ts';

/**
 * Groups the stream's records of changed facts by unit, then by patient. Records of tallies and totals are
 * ignored.
 */
function byPatient(records: readonly DynamoDBRecord[]): Map<string, Map<string, DynamoDBRecord[]>> {
  const units = new Map<string, Map<string, DynamoDBRecord[]>>();
  for (const record of records) {
    const { pk, sk } = record.dynamodb?.Keys ?? {};
    const whose = factsAt(pk?.S ?? '', sk?.S ?? '');
    if (!whose) continue;
    const patients = units.get(whose.unit) ?? new Map<string, DynamoDBRecord[]>();
    units.set(whose.unit, patients);
    patients.set(whose.reference, [...(patients.get(whose.reference) ?? []), record]);
  }
  return units;
}

/** Attempts within a delivery when no patient is at fault, such as when the database is away for a moment. */
const attempts = 4;

/**
 * Keeps tallies and totals up to date with the facts. A record says only that a patient changed; the handler
 * counts the facts stored at that time, so repeated, reordered and concurrent deliveries end in the same
 * numbers.
 * @param onError called with each error behind a record that is reported back
 * @returns the handler; it reports the records of patients whose tallies could not be brought up to date
 */
export function tallyHandler({
  table,
  now,
  onError = () => undefined,
}: {
  table: Table;
  now: () => Date;
  onError?: (error: unknown) => void;
}): (event: DynamoDBStreamEvent) => Promise<DynamoDBBatchResponse> {
  const apply = (unit: string, references: string[], tries: number) =>
    retrying<Untallied[]>(
      tries,
      async () => {
        try {
          return await applyTallies(table, unit, references, countingIn(unit, now));
        } catch (error) {
          return new Again(error);
        }
      },
      (error) => references.map((reference) => ({ reference, error })),
    );
  /** A patient who cannot be read makes the read of all fail: then each is counted alone. */
  const applyAll = async (unit: string, references: string[]): Promise<Untallied[]> => {
    const failed = await apply(unit, references, attempts);
    if (failed.length < references.length || references.length === 1) return failed;
    return (await inParallel(references, 4, (one) => apply(unit, [one], 1))).flat();
  };
  return async ({ Records }) => {
    const batchItemFailures: DynamoDBBatchResponse['batchItemFailures'] = [];
    for (const [unit, patients] of byPatient(Records)) {
      for (const { reference, error } of await applyAll(unit, [...patients.keys()])) {
        onError(error);
        for (const record of patients.get(reference) ?? []) {
          batchItemFailures.push({ itemIdentifier: record.dynamodb?.SequenceNumber ?? '' });
        }
      }
    }
    return { batchItemFailures };
  };
}
