import { DeleteCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import { beforeEach, describe, expect, it } from 'vitest';
import { countingIn } from '../../../functions/domain/areas/counting.ts';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { recount } from '../../../functions/events/recount.ts';
import { listAudit } from '../../../functions/storage/audit.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { storeStaffAnswer } from '../../../functions/storage/patient/invitations.ts';
import { getPatient, updateRecord } from '../../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { readAllMembers } from '../../../functions/storage/totals/group-items.ts';
import { applyTallies } from '../../../functions/storage/totals/tallies.ts';
import { readYear } from '../../../functions/storage/totals/totals.ts';
import { answer, entry, invitation, newVisit, patient, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { itemAt, now, storePatient, unit } from '../../support/world.ts';

let table: Table;
beforeEach(async () => {
  table = await testTable();
});

const referenceOf = (index: number) => `SU-${String(index).padStart(2, '0')}`;
const references = (count: number) => Array.from({ length: count }, (_, index) => referenceOf(index + 1));

/** A patient who has answered on the web, later than those with a lesser reference. */
const answered = (reference: string, overall = 'good'): Patient => {
  const answeredAt = `2026-02-15T18:${reference.slice(-2)}:00Z`;
  const prem = answer({ overall }, { answeredAt, entryId: `entry of ${reference} ${overall}` });
  return patient({ reference, invitations: [invitation({ answers: { prem } })] });
};

const tally = async (...some: string[]) => {
  expect(
    await applyTallies(
      table,
      unit,
      some,
      countingIn(unit, () => now),
    ),
  ).toEqual([]);
};
const place = keys.groupsOf(2026, 'P1');
const groups = () => itemAt(table, keys.groups(unit), place);
const members = () => readAllMembers(table, unit, place);
const remove = (reference: string) => deletePatient(table, unit, reference, 1, entry());

/** Ten patients who answered, tallied: five are in a group. */
async function tenAnswers() {
  for (const reference of references(10)) await storePatient(table, answered(reference));
  await tally(...references(10));
}

describe('the groups of answers', () => {
  it('do not exist while all answers are known', async () => {
    const prem = answer({ overall: 'good' }, { cameReadable: true });
    await storePatient(table, patient({ invitations: [invitation({ answers: { prem } })] }));
    await tally('SU-0001');
    expect(await groups()).toBeUndefined();
  });

  it('are written with the tallies, in the same transaction', async () => {
    await tenAnswers();
    expect(await groups()).toMatchObject({
      version: 1,
      results: 1,
      asOf: '2028-03-02',
      sums: { numerator: 5, 'answers.good': 5 },
    });
    expect(Object.keys(await members())).toHaveLength(5);
    const waiting = Object.values<{ reference: string }>((await groups())?.waiting);
    expect(waiting.map(({ reference }) => reference).sort()).toEqual(references(10).slice(5));
  });

  it('do not change when the same patients are tallied again, or changed without a change of answers', async () => {
    await tenAnswers();
    const before = await groups();
    await tally(...references(10));
    const moved = record({ reference: 'SU-01', homeRegion: '12' });
    await updateRecord(table, unit, moved, { version: 1, invited: 0 }, entry());
    await tally('SU-01');
    expect(await groups()).toEqual(before);
  });

  it('keep their sums when a member is deleted, and hold no reference of the deleted patient', async () => {
    await tenAnswers();
    const [before, named] = [await groups(), await members()];
    await remove('SU-01');
    await remove('SU-10');
    await tally('SU-01', 'SU-10');
    const [after, still] = [await groups(), await members()];
    expect(after?.sums).toEqual(before?.sums);
    expect(Object.keys(still).sort()).toEqual(Object.keys(named).sort());
    expect(JSON.stringify([after, still])).not.toMatch(/SU-01|SU-10/);
  });

  it('are entered once: a patient who is deleted and imported again does not wait', async () => {
    await tenAnswers();
    await remove('SU-01');
    await tally('SU-01');
    await storePatient(table, answered('SU-01', 'poor'));
    await tally('SU-01');
    expect(Object.keys((await groups())?.waiting)).toHaveLength(5);
    expect((await groups())?.sums).toEqual({ numerator: 5, 'answers.good': 5 });
  });

  it('note that an answer which a result has shown joins in another year, also after a deletion', async () => {
    await tenAnswers();
    const inYear = (reference: string): Patient => ({
      ...answered(reference),
      visits: [newVisit({ date: '2025-10-11' })],
    });
    for (const reference of ['SU-01', 'SU-10']) {
      await remove(reference);
      await storePatient(table, inYear(reference));
    }
    await tally('SU-01', 'SU-10');
    const other = await itemAt(table, keys.groups(unit), keys.groupsOf(2025, 'P1'));
    const waiting = Object.values<{ reference: string; joins?: true }>(other?.waiting);
    expect(waiting.map(({ reference, joins }) => [reference, joins]).sort()).toEqual([
      ['SU-01', true],
      ['SU-10', undefined],
    ]);
    expect([other?.linked, (await groups())?.linked]).toEqual([true, true]);
    expect(await recount(table, { now: () => now })).toMatchObject({ differences: 0 });
  });

  it('are of their year: an answer whose visit moves waits in the other year', async () => {
    await tenAnswers();
    const elsewhere = record({ reference: 'SU-01', visits: [newVisit({ date: '2025-10-11' })] });
    await updateRecord(table, unit, elsewhere, { version: 1, invited: 0 }, entry());
    await tally('SU-01');
    expect((await groups())?.sums).toEqual({ numerator: 5, 'answers.good': 5 });
    const other = await itemAt(table, keys.groups(unit), keys.groupsOf(2025, 'P1'));
    expect(Object.keys(other?.waiting)).toHaveLength(1);
  });

  it('take up the answers of two years at once, also when the unit has numbers of a third', async () => {
    await storePatient(table, patient({ reference: 'SU-20', visits: [newVisit({ date: '2027-02-11' })] }));
    await tally('SU-20');
    const prem = (entryId: string) => answer({ overall: 'good' }, { entryId });
    await storePatient(
      table,
      patient({
        reference: 'SU-21',
        visits: [newVisit({ date: '2025-10-11' }), newVisit({ key: 'v2' })],
        invitations: [
          invitation({ answers: { prem: prem('first') } }),
          invitation({ key: 'i2', anchor: 'v2', answers: { prem: prem('second') } }),
        ],
      }),
    );
    await tally('SU-21');
    for (const year of [2025, 2026]) {
      const own = await itemAt(table, keys.groups(unit), keys.groupsOf(year, 'P1'));
      expect(Object.keys(own?.waiting)).toHaveLength(1);
    }
    expect(await recount(table, { now: () => now })).toMatchObject({ differences: 0 });
  });

  it('take up the same answers whoever tallies them, one by one or several at once', async () => {
    for (const reference of references(12)) await storePatient(table, answered(reference));
    await Promise.all([
      ...references(12).map((reference) => tally(reference)),
      tally(...references(12)),
      tally(...references(6)),
    ]);
    const stored = await groups();
    expect(stored?.sums).toEqual({ numerator: 5, 'answers.good': 5 });
    expect(Object.keys(await members()).length + Object.keys(stored?.waiting).length).toBe(12);
  });

  it('do not grow: the item that the numbers page reads is as large with sixty answers as with ten', async () => {
    await tenAnswers();
    const few = JSON.stringify(await groups()).length;
    for (const reference of references(60).slice(10)) await storePatient(table, answered(reference));
    await tally(...references(60));
    expect(Object.keys(await members())).toHaveLength(55);
    expect(JSON.stringify(await groups()).length).toBeLessThan(few + 10);
    expect(JSON.stringify(await members()).length).toBeLessThan(55 * 110);
  });

  it('fit into one transaction, also when all that waited close with those that come', async () => {
    for (const reference of references(9)) await storePatient(table, answered(reference));
    await tally(...references(9));
    for (const reference of references(59).slice(9)) await storePatient(table, answered(reference));
    await tally(...references(59));
    expect(await groups()).toMatchObject({ results: 10, sums: { numerator: 50 } });
  });
});

describe('groups of version 1, with all members in one item', () => {
  /** Puts the groups back as the earlier version wrote them. */
  async function asVersion1() {
    const [stored, own] = [await groups(), await members()];
    for (const name of Object.keys(own)) {
      const Key = { pk: keys.groups(unit), sk: keys.groupMember(place, name) };
      await table.client.send(new DeleteCommand({ TableName: table.name, Key }));
    }
    const { held: _, ...item } = stored ?? {};
    const Item = { ...item, schemaVersion: 1, members: own };
    await table.client.send(new PutCommand({ TableName: table.name, Item }));
    return own;
  }
  const recounted = () => recount(table, { now: () => now, patience: 0 });

  it('are read, and keep their members through a change', async () => {
    await tenAnswers();
    const own = await asVersion1();
    await remove('SU-01');
    await tally('SU-01');
    await storePatient(table, answered('SU-01', 'poor'));
    await tally('SU-01');
    const stored = await groups();
    expect(stored).toMatchObject({ schemaVersion: 3, sums: { numerator: 5, 'answers.good': 5 } });
    expect(Object.keys(stored?.waiting)).toHaveLength(5);
    expect([...Object.keys(stored?.unmoved), ...Object.keys(await members())].sort()).toEqual(
      Object.keys(own).sort(),
    );
  });

  it('still hold the known answer of a member', async () => {
    await tenAnswers();
    await remove('SU-01');
    const prem = answer({ overall: 'poor' }, { cameReadable: true });
    await storePatient(
      table,
      patient({ reference: 'SU-01', invitations: [invitation({ answers: { prem } })] }),
    );
    await tally('SU-01');
    const before = (await readYear(table, unit, 2026, ['P1'])).groups;
    expect(before.P1?.held).toEqual({ 'answers.poor': 1 });
    await asVersion1();
    const linked = { ...before.P1, linked: true };
    expect((await readYear(table, unit, 2026, ['P1'])).groups).toEqual({ ...before, P1: linked });
  });

  it('get an item for each member by a recount, which finds no difference', async () => {
    for (const reference of references(59)) await storePatient(table, answered(reference));
    for (let round = 0; round < 3; round++) await tally(...references(59));
    const own = await asVersion1();
    expect(await recounted()).toMatchObject({ differences: 0 });
    expect(await members()).toEqual(own);
    expect(await groups()).toMatchObject({ schemaVersion: 3, held: {} });
    expect(await groups()).not.toHaveProperty('unmoved');
    expect(await groups()).not.toHaveProperty('members');
  });
});

describe('the access log', () => {
  const logged = async (reference: string) =>
    (await listAudit(table, unit, { reference, limit: 50 })).entries.filter(({ who }) => who === 'system');

  it('notes once that the counted answer of a deleted patient has left the year', async () => {
    await storePatient(table, answered('SU-01'));
    await tally('SU-01');
    expect(await logged('SU-01')).toEqual([]);
    await remove('SU-01');
    await Promise.all([tally('SU-01'), tally('SU-01')]);
    await tally('SU-01');
    const [noted, ...more] = await logged('SU-01');
    expect(noted).toMatchObject({
      role: 'system',
      action: 'answer-left-year',
      reference: 'SU-01',
      detail: { year: 2026, measure: 'P1' },
    });
    expect(more).toEqual([]);
    expect(JSON.stringify(noted)).not.toMatch(/good|overall/);
  });

  it('notes each time that an answer leaves, also in the same second', async () => {
    for (let time = 0; time < 2; time++) {
      await storePatient(table, answered('SU-01'));
      await tally('SU-01');
      await remove('SU-01');
      await tally('SU-01');
    }
    expect(await logged('SU-01')).toHaveLength(2);
  });

  it('notes that another answer counts instead', async () => {
    await storePatient(table, answered('SU-01'));
    await tally('SU-01');
    await remove('SU-01');
    await storePatient(table, answered('SU-01', 'poor'));
    await tally('SU-01');
    expect(await logged('SU-01')).toMatchObject([{ action: 'answer-replaced', detail: { year: 2026 } }]);
  });

  it('notes nothing when a first answer comes, or the same one comes back before it was missed', async () => {
    await storePatient(table, patient({ reference: 'SU-01', invitations: [invitation()] }));
    await tally('SU-01');
    const typed = answer({ overall: 'good' }, { mode: 'paper', typedIn: true, entryId: 'x' });
    await storeStaffAnswer(table, unit, 'SU-01', 'i1', 'prem', typed, entry());
    await tally('SU-01');
    const stored = await getPatient(table, unit, 'SU-01', { withPremValues: true });
    await remove('SU-01');
    await storePatient(table, stored?.patient ?? patient());
    await tally('SU-01');
    expect(await logged('SU-01')).toEqual([]);
  });

  it('notes nothing when other definitions count the same facts', async () => {
    await storePatient(table, answered('SU-01'));
    const older = { ...countingIn(unit, () => now), definitions: 'older', tallyOf: () => new Map() };
    await applyTallies(
      table,
      unit,
      ['SU-01'],
      countingIn(unit, () => now),
    );
    await applyTallies(table, unit, ['SU-01'], older);
    await tally('SU-01');
    expect(await logged('SU-01')).toEqual([]);
  });
});
