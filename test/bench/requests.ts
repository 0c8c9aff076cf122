import type { DynamoDBRecord } from 'aws-lambda';
import { tallyHandler } from '../../functions/events/tally.ts';
import { keys } from '../../functions/storage/table.ts';
import { withTable } from './database.ts';
import { decimal, type Row, type Section } from './row.ts';
import { bodyOf, invite, noAssets, sentForm, surveyForms, surveyOn, surveyUnit } from './survey-world.ts';
import { type Traffic, watchTraffic } from './traffic.ts';

/** Names the requests by kind: `2 × UpdateItem + Query`. */
export function namesOf({ requests }: Pick<Traffic, 'requests'>): string {
  const counts = new Map<string, number>();
  for (const name of requests) counts.set(name, (counts.get(name) ?? 0) + 1);
  return [...counts].map(([name, count]) => (count === 1 ? name : `${count} × ${name}`)).join(' + ');
}

const cost = (traffic: Traffic) =>
  `${traffic.requests.length}: ${namesOf(traffic)}; ${decimal(traffic.capacity)} units`;

/** The stream's record of the answered invitation. */
const changeOf = (reference: string): DynamoDBRecord => ({
  dynamodb: {
    SequenceNumber: '1',
    Keys: { pk: { S: keys.invitations(surveyUnit, reference) }, sk: { S: keys.invitation('i1') } },
  },
});

/** Measures the requests to the database, and their cost, while one patient opens and answers. */
async function run(): Promise<Row[]> {
  return withTable(async (table) => {
    const app = surveyOn(table, noAssets);
    const { code, reference } = await invite(table);
    const handler = tallyHandler({ table, now: () => new Date() });
    await handler({ Records: [changeOf(reference)] });
    const take = watchTraffic(table);

    // The unit's wording is read once a minute, when the first patient opens a page.
    await bodyOf(await app.request(`/e/${code}`));
    const first = take();
    await bodyOf(await app.request(`/e/${code}`));
    const open = take();
    const rows: Row[] = [
      { what: 'opening the questionnaire: database requests and capacity', value: cost(open), aim: '1 read' },
      { what: '– the first one at a unit that a process serves in a minute', value: cost(first) },
    ];
    const total = { requests: [...open.requests], capacity: open.capacity, bytes: open.bytes };
    let counted = 0;
    for (const form of surveyForms) {
      await bodyOf(await app.request(`/api/survey/${code}/${form}`, sentForm(form)), 201);
      const stored = take();
      total.requests.push(...stored.requests);
      total.capacity += stored.capacity;
      rows.push({
        what: `storing ${form}: requests before it is acknowledged`,
        value: cost(stored),
        aim: '1 read, 1 conditional write',
      });
      await handler({ Records: [changeOf(reference)] });
      counted += take().capacity;
    }
    return [
      ...rows,
      { what: 'a completed questionnaire (opened once, three forms)', value: cost(total) },
      {
        what: '– bringing tallies and totals up to date after it, off the patient’s way',
        value: `${decimal(counted)} units`,
      },
    ];
  });
}

export const requests: Section = { name: 'requests', title: 'Database requests of the survey', run };
