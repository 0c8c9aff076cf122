import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import { needsOf } from '../../functions/domain/worklist/needs.ts';
import { summaryOf } from '../../functions/domain/worklist/patient-summary.ts';
import { completeDirectory, directoryWrites } from '../../functions/storage/directory/directory.ts';
import type { Table } from '../../functions/storage/table.ts';
import { transact } from '../../functions/storage/transaction.ts';
import { withTable } from './database.ts';
import { median, milliseconds } from './median.ts';
import { headers, portalOn, portalUnit, somePatients, writeAll } from './portal-world.ts';
import { namesOf } from './requests.ts';
import { decimal, type Row, ratio, type Section, whole } from './row.ts';
import { type Traffic, watchTraffic } from './traffic.ts';

/** In turns, so that other work on the machine slows all of them alike. */
const runs = 61;
/** The day of the invented patients, so that requests and bytes are the same on every day. */
const day = new Date('2026-11-20T09:00:00Z');

type Seen = { traffic: Traffic; milliseconds: number };

const asked = {
  'the list, newest change first': { search: '', order: 'changed', descending: true },
  'a search for a part of a birth date': { search: '1980', order: 'changed', descending: true },
  'sorted by the latest visit, through a filter': {
    search: '',
    order: 'latest-visit',
    descending: true,
    filters: ['missing'],
  },
};

/** Few enough pages for one transaction: each is some kilobytes. */
const pagesAtOnce = 32;

/**
 * Stores the first patient, and the directory of all of them as their tallies leave it: the list reads nothing else of the
 * other patients.
 */
async function writeUnit(table: Table, patients: readonly Patient[]): Promise<void> {
  await writeAll(table, patients.slice(0, 1));
  const area = periferFacialispares;
  const summaries = patients.map((patient) => ({
    reference: patient.reference,
    summary: summaryOf(patient, {
      changedAt: patient.visits.at(-1) && `${patient.visits.at(-1)?.date}T09:00:00Z`,
      needs: needsOf(area, portalUnit, patient),
    }),
  }));
  const writes = await directoryWrites(table, portalUnit, summaries);
  for (let at = 0; at < writes.length; at += pagesAtOnce)
    await transact(table, writes.slice(at, at + pagesAtOnce));
  await completeDirectory(table, portalUnit);
}

/** Measures the list of patients, and the page of one of them, with a number of patients in the unit. */
async function listWith(count: number): Promise<Map<string, Seen>> {
  return withTable(
    async (table) => {
      const app = portalOn(table, () => day);
      const patients = somePatients(count, day);
      await writeUnit(table, patients);
      const take = watchTraffic(table);
      const calls: Record<string, [path: string, init: RequestInit]> = {
        'one patient': [`/${patients[0]?.reference}`, { headers }],
      };
      for (const [name, body] of Object.entries(asked))
        calls[name] = [
          '/search',
          {
            method: 'POST',
            headers: { ...headers, 'content-type': 'application/json' },
            body: JSON.stringify({ ...body, limit: 50 }),
          },
        ];
      const seen = new Map<string, Seen>();
      const times = new Map(Object.keys(calls).map((name) => [name, [] as number[]]));
      for (let run = 0; run < runs; run += 1)
        for (const [name, [path, init]] of Object.entries(calls)) {
          take();
          const took = await milliseconds(async () => {
            const response = await app.request(`/api/portal/patients${path}`, init);
            const text = await response.text();
            if (response.status !== 200 || !text.includes('"reference"')) throw new Error('no patients');
          });
          const all = times.get(name) ?? [];
          all.push(took);
          seen.set(name, { traffic: take(), milliseconds: median(all) });
        }
      return seen;
    },
    { stream: false },
  );
}

async function run(): Promise<Row[]> {
  const few = await listWith(100);
  const many = await listWith(5_000);
  const one = many.get('one patient');
  const requests = ({ traffic }: Seen) => `${traffic.requests.length}: ${namesOf(traffic)}`;
  return Object.keys(asked).flatMap((name, index): Row[] => {
    const [less, more] = [few.get(name), many.get(name)];
    if (!less || !more || !one) return [];
    const counted: Row[] = [
      {
        what: `patients, ${name}: database requests, 5 000 beside 100`,
        value: requests(more),
        floor: requests(less),
        ratio: ratio(more.traffic.requests.length, less.traffic.requests.length),
        aim: 'the same',
      },
      {
        what: '– bytes read',
        value: whole(more.traffic.bytes),
        floor: whole(less.traffic.bytes),
        ratio: ratio(more.traffic.bytes, less.traffic.bytes),
      },
    ];
    return [
      ...(index === 0 ? counted : []),
      {
        what: index === 0 ? `– ms to answer (median of ${runs}), beside 100 patients` : `– ${name}, ms`,
        value: decimal(more.milliseconds),
        floor: decimal(less.milliseconds),
        ratio: ratio(more.milliseconds, less.milliseconds),
      },
      {
        what: '– ms, beside opening one patient',
        value: decimal(more.milliseconds),
        floor: decimal(one.milliseconds),
        ratio: ratio(more.milliseconds, one.milliseconds),
        aim: '≤ 1 ×',
      },
    ];
  });
}

export const patients: Section = {
  name: 'patients',
  title: 'The list of patients with few and many of them',
  run,
};
