import { beforeEach, describe, expect, it } from 'vitest';
import type { Patient } from '../../../functions/domain/patient/patient.ts';
import { countingIn } from '../../../functions/events/tally.ts';
import { listAudit } from '../../../functions/storage/audit.ts';
import { deletePatient } from '../../../functions/storage/patient/deletion.ts';
import { storeStaffAnswer } from '../../../functions/storage/patient/invitations.ts';
import { getPatient, updateRecord } from '../../../functions/storage/patient/patients.ts';
import { keys, type Table } from '../../../functions/storage/table.ts';
import { applyTallies } from '../../../functions/storage/totals/tallies.ts';
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
const groups = () => itemAt(table, keys.groups(unit), keys.groupsOf(2026, 'P1'));
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
    expect(Object.keys((await groups())?.members)).toHaveLength(5);
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
    const before = await groups();
    await remove('SU-01');
    await remove('SU-10');
    await tally('SU-01', 'SU-10');
    const after = await groups();
    expect(after?.sums).toEqual(before?.sums);
    expect(Object.keys(after?.members).sort()).toEqual(Object.keys(before?.members).sort());
    expect(JSON.stringify(after)).not.toMatch(/SU-01|SU-10/);
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

  it('are of their year: an answer whose visit moves waits in the other year', async () => {
    await tenAnswers();
    const elsewhere = record({ reference: 'SU-01', visits: [newVisit({ date: '2025-10-11' })] });
    await updateRecord(table, unit, elsewhere, { version: 1, invited: 0 }, entry());
    await tally('SU-01');
    expect((await groups())?.sums).toEqual({ numerator: 5, 'answers.good': 5 });
    const other = await itemAt(table, keys.groups(unit), keys.groupsOf(2025, 'P1'));
    expect(Object.keys(other?.waiting)).toHaveLength(1);
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
    expect(Object.keys(stored?.members).length + Object.keys(stored?.waiting).length).toBe(12);
  });

  it('stay small: some 100 bytes a patient', async () => {
    await tenAnswers();
    const stored = await groups();
    expect(JSON.stringify(stored?.members).length).toBeLessThan(5 * 110);
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
