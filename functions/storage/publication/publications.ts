import type { Instant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import type { PublicResults } from '../../domain/report/public-results.ts';
import type { HiddenCell, Publication } from '../../domain/report/publication/publication.ts';
import { type AuditEntry, writeWithEntry } from '../audit.ts';
import { replacing } from '../condition.ts';
import { named } from '../expression.ts';
import { kindOf, type Placed, pick } from '../item.ts';
import { allOf, getItem } from '../read.ts';
import { keys, type Table } from '../table.ts';

/** What a publication of an area's year is known by. */
export type PublicationHead = {
  year: number;
  /** From 1, within the year. */
  publication: number;
  publishedAt: Instant;
  /** In the area's order. */
  reports: readonly { unit: string; version: number }[];
};

export type PublicationItem = Placed<'publication'> &
  PublicationHead & {
    /** The public numbers as JSON, byte for byte as they are answered. */
    text: string;
  };
export const publicationKind = kindOf<PublicationItem>('publication', { version: 1, lifts: {} });

/** The numbers that are hidden in a publication, which the next one of the year starts from. Never shown. */
export type HiddenNumbersItem = Placed<'hidden-numbers'> & { hidden: readonly HiddenCell[] };
export const hiddenNumbersKind = kindOf<HiddenNumbersItem>('hidden-numbers', { version: 1, lifts: {} });

const headFields = ['year', 'publication', 'publishedAt', 'reports'] as const;

/** Lists the publications of an area, by year and number, without their numbers. */
export async function listPublications(table: Table, area: string): Promise<PublicationHead[]> {
  const items = await allOf(table, [publicationKind], {
    KeyConditionExpression: '#pk = :pk',
    ProjectionExpression: '#kind, #schemaVersion, #year, #publication, #publishedAt, #reports',
    ExpressionAttributeNames: named('pk', 'kind', 'schemaVersion', ...headFields),
    ExpressionAttributeValues: { ':pk': keys.publications(area) },
    ConsistentRead: true,
  });
  return items.map((item) => pick(item, headFields));
}

/** Reads what everybody may see of a publication, as JSON; undefined when there is none. */
export async function readPublication(
  table: Table,
  area: string,
  { year, publication }: Pick<PublicationHead, 'year' | 'publication'>,
): Promise<string | undefined> {
  const key = { pk: keys.publications(area), sk: keys.publication(year, publication) };
  return (await getItem(table, publicationKind, key))?.text;
}

/** Reads a publication with the list of what is hidden in it. @throws Error when there is none */
export async function readWholePublication(
  table: Table,
  area: string,
  head: Pick<PublicationHead, 'year' | 'publication'>,
): Promise<Publication> {
  const sk = keys.publication(head.year, head.publication);
  const [text, hidden] = await Promise.all([
    readPublication(table, area, head),
    getItem(table, hiddenNumbersKind, { pk: keys.hiddenNumbers(area), sk }),
  ]);
  if (!text || !hidden) throw new Error(`${area} has no publication ${sk}`);
  const { publication: _, ...numbers } = JSON.parse(text) as PublicResults;
  return { ...numbers, hidden: hidden.hidden };
}

/** A condition that a unit has signed no version after the one that is published. */
const stillLatest = (table: Table, year: number, { unit, version }: PublicationHead['reports'][number]) => ({
  ConditionCheck: {
    TableName: table.name,
    Key: { pk: keys.reports(unit), sk: keys.reportVersion(year, version + 1) },
    ...replacing(undefined),
  },
});

/**
 * Stores a publication: its numbers, what is hidden in them and the log entry in one transaction, while there is none of
 * its number and the reports are the latest. A stop at any moment leaves the whole of it or nothing.
 * @throws Failed conflict when another was stored, or a unit signed, meanwhile
 */
export async function storePublication(
  table: Table,
  { hidden, ...numbers }: Publication,
  publication: number,
  entry: AuditEntry,
): Promise<void> {
  const { area, year, publishedAt } = numbers;
  const reports = numbers.reports.map(({ unit, version }) => ({ unit, version }));
  const sk = keys.publication(year, publication);
  const shown: PublicResults = { ...numbers, publication };
  const item: PublicationItem = {
    pk: keys.publications(area),
    sk,
    ...publicationKind.mark,
    year,
    publication,
    publishedAt,
    reports,
    text: JSON.stringify(shown),
  };
  const beside: HiddenNumbersItem = {
    pk: keys.hiddenNumbers(area),
    sk,
    ...hiddenNumbersKind.mark,
    hidden,
  };
  const puts = [item, beside].map((Item) => ({
    Put: { TableName: table.name, Item, ...replacing(undefined) },
  }));
  const latest = reports.map((report) => stillLatest(table, year, report));
  const collision = await writeWithEntry(table, area, [...puts, ...latest], entry);
  if (collision) fail({ kind: 'conflict', why: 'published-meanwhile' });
}
