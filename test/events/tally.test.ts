import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { DynamoDBStreamEvent } from 'aws-lambda';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { Failed } from '../../functions/domain/failure.ts';
import { tallyOf } from '../../functions/domain/measure/tally.ts';
import type { Patient } from '../../functions/domain/patient/patient.ts';
import type { Answer } from '../../functions/domain/survey/answer.ts';
import { recount } from '../../functions/events/recount.ts';
import { tallyHandler } from '../../functions/events/tally.ts';
import { deletePatient } from '../../functions/storage/patient/deletion.ts';
import { createInvitation, storeStaffAnswer } from '../../functions/storage/patient/invitations.ts';
import {
  createRecord,
  getPatient,
  listPatients,
  updateRecord,
} from '../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../functions/storage/table.ts';
import { readAllTotals } from '../../functions/storage/totals/totals.ts';
import { patientArbitrary } from '../support/arbitraries.ts';
import { answer, entry, invitation, patient } from '../support/builders.ts';
import { sumOf } from '../support/counters.ts';
import { testTable } from '../support/dynamo.ts';
import { delivery, now, readTotals, storePatient, testWorld, unit } from '../support/world.ts';

let table: Table;
let handle: ReturnType<typeof tallyHandler>;
const errors: unknown[] = [];
beforeEach(async () => {
  table = await testTable();
  handle = tallyHandler({ table, now: () => now, onError: (error) => void errors.push(error) });
  errors.length = 0;
});

const well = { batchItemFailures: [] };

describe('a delivery from the stream', () => {
  it('counts the stored facts of each unit', async () => {
    await storePatient(table, patient());
    await storePatient(table, patient({ reference: 'AK-1' }), 'akademiska');
    await storePatient(table, patient({ reference: 'DY-1' }), 'dysmeli-orebro');
    const changes = [
      { reference: 'SU-0001' },
      { reference: 'AK-1', unit: 'akademiska' },
      { reference: 'DY-1', unit: 'dysmeli-orebro' },
    ];
    expect(await handle(delivery(...changes))).toEqual(well);
    for (const one of [unit, 'akademiska', 'dysmeli-orebro']) {
      expect(await readTotals(table, one, 2026)).toMatchObject({ 'B1.count': 1 });
    }
  });

  it('of an answer changes P1', async () => {
    await storePatient(table, patient({ invitations: [invitation()] }));
    await handle(delivery({ reference: 'SU-0001' }));
    expect(await readTotals(table, unit, 2026)).not.toHaveProperty(['P1.numerator']);
    await storeStaffAnswer(
      table,
      unit,
      'SU-0001',
      'i1',
      'prem',
      answer({ overall: 'good' }, { mode: 'paper' }),
      entry(),
    );
    await handle(delivery({ reference: 'SU-0001', invitation: 'i1' }));
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'P1.numerator': 1, 'P1.answers.good': 1 });
  });

  it('counts once when it is repeated', async () => {
    await storePatient(table, patient());
    const event = delivery({ reference: 'SU-0001' }, { reference: 'SU-0001', invitation: 'i1' });
    for (let time = 0; time < 3; time++) expect(await handle(event)).toEqual(well);
    await Promise.all([handle(event), handle(event)]);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  });

  it('is ignored when it concerns tallies, totals or the access log', async () => {
    const event: DynamoDBStreamEvent = {
      Records: [
        [keys.patient(unit, 'SU-0001'), keys.tally(2026)],
        [keys.patient(unit, 'SU-0001'), keys.tallyHead],
        [keys.totals(unit), keys.totalsYear(2026)],
        [keys.audit(unit, '2026-03'), keys.auditEntry('2026-03-01T00:00:00.000Z', 'a')],
      ].map(([pk = '', sk = ''], index) => ({
        dynamodb: { Keys: { pk: { S: pk }, sk: { S: sk } }, SequenceNumber: String(index) },
      })),
    };
    expect(await handle(event)).toEqual(well);
    expect((await readAllTotals(table, unit)).size).toBe(0);
  });

  it('goes on when the database is away for a moment', async () => {
    await storePatient(table, patient());
    const away: Table['client'] = Object.create(table.client);
    let failures = 0;
    away.send = ((...args: Parameters<Table['client']['send']>) => {
      failures += 1;
      return failures <= 2 ? Promise.reject(new Error('away')) : table.client.send(...args);
    }) as Table['client']['send'];
    const patiently = tallyHandler({ table: { ...table, client: away }, now: () => now });
    expect(await patiently(delivery({ reference: 'SU-0001' }))).toEqual(well);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  });

  it('reports only the failed records', async () => {
    await storePatient(table, patient());
    await storePatient(table, patient({ reference: 'X-1' }), 'closed-unit');
    const event = delivery({ reference: 'X-1', unit: 'closed-unit' }, { reference: 'SU-0001' });
    expect(await handle(event)).toEqual({
      batchItemFailures: [{ itemIdentifier: event.Records[0]?.dynamodb?.SequenceNumber }],
    });
    expect(errors).toHaveLength(1);
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  });

  it('of a patient who cannot be read is reported alone, and the others are counted', async () => {
    await storePatient(table, patient());
    await storePatient(table, patient({ reference: 'SU-0002' }));
    await table.client.send(
      new UpdateCommand({
        TableName: table.name,
        Key: { pk: keys.patient(unit, 'SU-0002'), sk: keys.record },
        UpdateExpression: 'SET schemaVersion = :later',
        ExpressionAttributeValues: { ':later': 9999 },
      }),
    );
    const event = delivery({ reference: 'SU-0002' }, { reference: 'SU-0001' });
    expect(await handle(event)).toEqual({
      batchItemFailures: [{ itemIdentifier: event.Records[0]?.dynamodb?.SequenceNumber }],
    });
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1 });
  });

  it('follows the real stream, removal included', async () => {
    const world = await testWorld();
    await storePatient(world.table, patient({ invitations: [invitation()] }));
    await world.settle();
    expect(await readTotals(world.table, unit, 2026)).toMatchObject({ 'B1.count': 1, 'P1.sent': 1 });
    await deletePatient(world.table, unit, 'SU-0001', 1, entry());
    await world.settle();
    expect(await readTotals(world.table, unit, 2026)).toEqual({});
  });

  it('counts every one of a thousand imported patients', async () => {
    const references = Array.from({ length: 1000 }, (_, index) => `SU-${index}`);
    for (let first = 0; first < references.length; first += 20) {
      const some = references.slice(first, first + 20);
      await Promise.all(
        some.map((reference) => storePatient(table, patient({ reference, invitations: [invitation()] }))),
      );
    }
    const changes = references.flatMap((reference) => [{ reference }, { reference, invitation: 'i1' }]);
    for (let first = 0; first < changes.length; first += 100) {
      expect(await handle(delivery(...changes.slice(first, first + 100)))).toEqual(well);
    }
    expect(await readTotals(table, unit, 2026)).toMatchObject({ 'B1.count': 1000, 'P1.sent': 1000 });
  });
});

/** A change to one of a few patients. */
type Step =
  | { what: 'write'; reference: string; patient: Patient }
  | { what: 'answer'; reference: string; answer: Answer }
  | { what: 'invite'; reference: string; patient: Patient }
  | { what: 'delete'; reference: string };

const references = fc.constantFrom('SU-1', 'SU-2', 'SU-3');
const anyPatient = patientArbitrary(periferFacialispares);
const options = fc.constantFrom('very-good', 'good', 'poor');
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ what: fc.constant('write' as const), reference: references, patient: anyPatient }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      what: fc.constant('answer' as const),
      reference: references,
      answer: options.map((overall) => answer({ overall })),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constant('invite' as const),
      reference: references,
      patient: anyPatient,
    }),
  },
  { weight: 1, arbitrary: fc.record({ what: fc.constant('delete' as const), reference: references }) },
);

/** Does the step as staff or a patient would. A refused step has changed nothing. */
async function take(on: Table, one: Step): Promise<void> {
  const { reference } = one;
  const stored = await getPatient(on, unit, reference);
  if (one.what === 'write') {
    const { invitations: _, ...record } = { ...one.patient, reference };
    if (stored) await updateRecord(on, unit, record, stored, entry());
    else await createRecord(on, unit, record, entry());
  } else if (one.what === 'invite') {
    const [sent] = one.patient.invitations;
    const anchor = stored?.patient.visits.find(({ kind }) => kind === 'new')?.key ?? 'v1';
    const key = `i${Object.keys(stored?.invitationVersions ?? {}).length + 1}`;
    const invited = { reference, version: stored?.version ?? 1 };
    await createInvitation(on, unit, invited, invitation({ ...sent, key, anchor }), entry());
  } else if (one.what === 'answer') {
    const open = stored?.patient.invitations.find(({ answers }) => !answers?.prem);
    await storeStaffAnswer(on, unit, reference, open?.key ?? 'i1', 'prem', one.answer, entry());
  } else if (stored) await deletePatient(on, unit, reference, stored.version, entry());
}

/** Calculates the totals from the records by the definitions, without tallies. */
async function fromRecords(on: Table): Promise<Map<number, Record<string, number>>> {
  const { patients } = await listPatients(on, unit, { limit: 100, withPremValues: true });
  const tallies = patients.map((one) => tallyOf(periferFacialispares, unit, one.patient));
  const years = new Set(tallies.flatMap((tally) => [...tally.keys()]));
  const sums = [...years].map(
    (year) => [year, sumOf(tallies.map((tally) => tally.get(year)?.counters ?? {}))] as const,
  );
  return new Map(sums.filter(([, sum]) => Object.keys(sum).length > 0));
}

describe('totals', () => {
  it('equal the records after any changes, delivered repeatedly, out of order and by several at once', async () => {
    const rounds = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(rounds, fc.infiniteStream(fc.nat()), async (all, random) => {
        const own = await testTable();
        const handler = tallyHandler({ table: own, now: () => now });
        const pick = (below: number) => (random.next().value ?? 0) % below;
        const pending: string[] = [];
        const deliver = async (count: number) => {
          // Each handler gets some of the pending records, in any order, and some of them repeatedly.
          const given = Array.from({ length: count }, () => pending[pick(pending.length)] ?? 'SU-1');
          expect(await handler(delivery(...given.map((reference) => ({ reference }))))).toEqual(well);
        };
        for (const steps of all) {
          const changes = steps.map(async (one) => {
            await take(own, one).catch((error) => {
              if (!(error instanceof Failed)) throw error;
            });
            pending.push(one.reference);
          });
          // Earlier changes are delivered while later ones are made.
          await Promise.all([...changes, deliver(pick(4)), deliver(pick(4))]);
        }
        const rest = [...new Set(pending)]
          .map((reference) => ({ reference, place: pick(1000) }))
          .sort((one, other) => one.place - other.place)
          .map(({ reference }) => reference);
        await Promise.all([
          ...rest.map((reference) => handler(delivery({ reference }))),
          deliver(pick(5)),
          handler(delivery(...rest.map((reference) => ({ reference })))),
        ]);
        const stored = await readAllTotals(own, unit);
        const kept = [...stored].filter(([, { counters }]) => Object.keys(counters).length > 0);
        expect(new Map(kept.map(([year, { counters }]) => [year, counters]))).toEqual(await fromRecords(own));
        expect(await recount(own, { now: () => now, patience: 0 })).toMatchObject({ differences: 0 });
      }),
      { numRuns: 25 },
    );
  });
});
