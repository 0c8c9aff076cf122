import { withTable } from './database.ts';
import { median, milliseconds } from './median.ts';
import { countAll, headers, portalOn, somePatients, writeAll } from './portal-world.ts';
import { namesOf } from './requests.ts';
import { decimal, type Row, ratio, type Section, whole } from './row.ts';
import { type Traffic, watchTraffic } from './traffic.ts';

const runs = 9;
/** The day of the invented patients, so that requests and bytes are the same on every day. */
const day = new Date('2026-11-20T09:00:00Z');

type Seen = { traffic: Traffic; milliseconds: number; bytes: number };

/** Measures the first page of the worklist, with a number of patients behind it. */
async function worklistWith(count: number): Promise<Seen> {
  return withTable(
    async (table) => {
      const app = portalOn(table, () => day);
      const patients = somePatients(count, day);
      await writeAll(table, patients);
      await countAll(table, patients);
      const take = watchTraffic(table);
      const times: number[] = [];
      let [traffic, bytes]: [Traffic, number] = [take(), 0];
      for (let run = 0; run < runs; run += 1) {
        times.push(
          await milliseconds(async () => {
            const response = await app.request('/api/portal/worklist', { headers });
            const text = await response.text();
            if (JSON.parse(text).items.length !== 50) throw new Error('no full page of the worklist');
            bytes = text.length;
          }),
        );
        traffic = take();
      }
      return { traffic, milliseconds: median(times), bytes };
    },
    { stream: false },
  );
}

async function run(): Promise<Row[]> {
  const few = await worklistWith(500);
  const many = await worklistWith(5_000);
  const asked = ({ traffic }: Seen) => `${traffic.requests.length}: ${namesOf(traffic)}`;
  return [
    {
      what: 'worklist: database requests, 5 000 patients beside 500',
      value: asked(many),
      floor: asked(few),
      ratio: ratio(many.traffic.requests.length, few.traffic.requests.length),
      aim: 'one for each megabyte of needs',
    },
    {
      what: '– bytes read',
      value: whole(many.traffic.bytes),
      floor: whole(few.traffic.bytes),
      ratio: ratio(many.traffic.bytes, few.traffic.bytes),
    },
    {
      what: '– bytes of the answer’s text, a page of 50',
      value: whole(many.bytes),
      floor: whole(few.bytes),
      ratio: ratio(many.bytes, few.bytes),
      aim: 'the same',
    },
    {
      what: `– ms to answer (median of ${runs})`,
      value: decimal(many.milliseconds),
      floor: decimal(few.milliseconds),
      ratio: ratio(many.milliseconds, few.milliseconds),
    },
  ];
}

export const worklist: Section = {
  name: 'worklist',
  title: 'The worklist with few and many patients',
  run,
};
