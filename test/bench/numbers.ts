import { withTable } from './database.ts';
import { median, milliseconds } from './median.ts';
import { countAll, headers, portalOn, somePatients, writeAll } from './portal-world.ts';
import { namesOf } from './requests.ts';
import { decimal, type Row, ratio, type Section, whole } from './row.ts';
import { type Traffic, watchTraffic } from './traffic.ts';

const runs = 50;

type Seen = { traffic: Traffic; milliseconds: number };

/** Measures the database requests of the unit's page of the year, with a number of patients behind it. */
async function yearWith(count: number): Promise<Seen> {
  return withTable(
    async (table) => {
      const app = portalOn(table);
      const patients = somePatients(count);
      await writeAll(table, patients);
      await countAll(table, patients);
      const take = watchTraffic(table);
      const path = `/api/portal/measures/${new Date().getFullYear()}`;
      const times: number[] = [];
      let traffic: Traffic = take();
      for (let run = 0; run < runs; run += 1) {
        times.push(
          await milliseconds(async () => {
            const response = await app.request(path, { headers });
            const { measures } = (await response.json()) as { measures: { id: string; count?: number }[] };
            if (!measures.some(({ id, count = 0 }) => id === 'B1' && count > 0))
              throw new Error('no numbers');
          }),
        );
        traffic = take();
      }
      return { traffic, milliseconds: median(times) };
    },
    { stream: false },
  );
}

async function run(): Promise<Row[]> {
  const few = await yearWith(100);
  const some = await yearWith(1_000);
  const many = await yearWith(10_000);
  const asked = ({ traffic }: Seen) => `${traffic.requests.length}: ${namesOf(traffic)}`;
  return [
    {
      what: 'numbers page: database requests, 10 000 patients beside 100',
      value: asked(many),
      floor: asked(few),
      ratio: ratio(many.traffic.requests.length, few.traffic.requests.length),
      aim: 'the same',
    },
    {
      what: '– bytes read (among them a counter for each week of sending and day on which an invitation expires)',
      value: whole(many.traffic.bytes),
      floor: whole(few.traffic.bytes),
      ratio: ratio(many.traffic.bytes, few.traffic.bytes),
      aim: 'the same',
    },
    {
      what: '– bytes read, 10 000 patients beside 1 000: there are no more days than in a year',
      value: whole(many.traffic.bytes),
      floor: whole(some.traffic.bytes),
      ratio: ratio(many.traffic.bytes, some.traffic.bytes),
    },
    {
      what: `– ms to answer (median of ${runs})`,
      value: decimal(many.milliseconds, 2),
      floor: decimal(few.milliseconds, 2),
      ratio: ratio(many.milliseconds, few.milliseconds),
    },
  ];
}

export const numbers: Section = {
  name: 'numbers',
  title: 'The numbers page with few and many patients',
  run,
};
