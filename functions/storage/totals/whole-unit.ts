import { named } from '../expression.ts';
import { type ItemOf, type Kind, referenceOf } from '../item.ts';
import { factKinds } from '../patient/stored-patient.ts';
import { pagesOf } from '../read.ts';
import { indexes, keys, type Table } from '../table.ts';
import { needsKind, type Tallied, type TallySource, talliedOf, tallyHeadKind, tallyKind } from './tallied.ts';

/** Items read at a time from a list: few enough for several lists in memory, many enough for few requests. */
const pageSize = 250;

/**
 * Yields every patient of a unit with their tallies, and tallies without a patient, ordered by reference. It
 * holds one page of each list at a time, however many patients there are. It reads the index and may be a
 * moment behind: a difference must be confirmed with readTallied before it is reported.
 * @param years the years whose tallies are read
 */
export async function* wholeUnit(
  table: Table,
  unit: string,
  years: Iterable<number>,
): AsyncGenerator<Tallied> {
  const sources: AsyncGenerator<TallySource>[] = [
    itemsOf(table, factKinds, keys.patientList(unit)),
    itemsOf(table, [tallyHeadKind], keys.talliedList(unit)),
    itemsOf(table, [needsKind], keys.needsList(unit)),
  ];
  for (const year of years) sources.push(itemsOf(table, [tallyKind], keys.tallyList(unit, year)));
  const heads = await Promise.all(sources.map(next));
  for (;;) {
    const reference = least(heads);
    if (reference === undefined) return;
    const items: TallySource[] = [];
    for (const [index, source] of sources.entries()) {
      for (let head = heads[index]; head && referenceOf(head) === reference; head = heads[index]) {
        items.push(head);
        heads[index] = await next(source);
      }
    }
    yield talliedOf(reference, items);
  }
}

async function* itemsOf<Of extends Kind>(
  table: Table,
  kinds: readonly Of[],
  list: string,
): AsyncGenerator<ItemOf<Of>> {
  const pages = pagesOf(table, kinds, {
    IndexName: indexes.byList,
    KeyConditionExpression: '#list = :list',
    ExpressionAttributeNames: named('list'),
    ExpressionAttributeValues: { ':list': list },
    Limit: pageSize,
  });
  for await (const page of pages) yield* page;
}

async function next(source: AsyncGenerator<TallySource>): Promise<TallySource | undefined> {
  const { value, done } = await source.next();
  return done ? undefined : value;
}

function least(heads: readonly (TallySource | undefined)[]): string | undefined {
  let found: string | undefined;
  for (const head of heads) {
    if (!head) continue;
    const reference = referenceOf(head);
    if (found === undefined || reference < found) found = reference;
  }
  return found;
}
