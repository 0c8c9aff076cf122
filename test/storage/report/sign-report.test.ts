import { describe, expect, it } from 'vitest';
import { readReportMembers, reportMemberRemovals } from '../../../functions/storage/report/report-members.ts';
import { readVersions } from '../../../functions/storage/report/report-versions.ts';
import { keys } from '../../../functions/storage/table.ts';
import { assessedPatients } from '../../support/assessed-patients.ts';
import { lead, reportWorld } from '../../support/report.ts';
import { sealedWorld } from '../../support/sealed-answers.ts';
import { watchWrites } from '../../support/stopped.ts';
import { itemAt } from '../../support/world.ts';

const unit = 'sahlgrenska';

async function signed() {
  const world = await reportWorld();
  expect((await world.sign((await world.report()).hash)).status).toBe(201);
  const [version] = await readVersions(world.table, unit, 2026);
  const members = () => readReportMembers(world.table, { unit, year: 2026, name: version?.members ?? '' });
  return { ...world, version, members };
}

describe('a signed version', () => {
  it('holds no patient’s reference; what each added lies with the patient, without answers', async () => {
    const { members, version } = await signed();
    expect(JSON.stringify(version)).not.toMatch(/SU-\d/);
    const listed = await members();
    expect([...listed.keys()]).toEqual(['SU-1', 'SU-2', 'SU-3']);
    expect(listed.get('SU-1')).toMatchObject({ 'T1.denominator': 1, 'B1.count': 1 });
    expect(JSON.stringify([...listed])).not.toMatch(/P1|month/);
  });

  it('keeps its counts when a patient is deleted, and names the patient no longer', async () => {
    const { ask, members, version, table } = await signed();
    const { version: known } = await (await ask(lead, '/patients/SU-1')).json();
    await ask(lead, '/patients/SU-1', { method: 'DELETE', body: { version: known, reason: 'Flyttad' } });
    expect([...(await members()).keys()]).toEqual(['SU-2', 'SU-3']);
    expect(await readVersions(table, unit, 2026)).toEqual([version]);
  });

  it('is there whole, or not at all, wherever the signing was stopped; it can be signed again', async () => {
    for (let writes = 0; ; writes++) {
      const { report, sign, table } = await reportWorld();
      const { hash } = await report();
      const watched = watchWrites(table);
      watched.stopAfter(writes);
      const { status } = await sign(hash);
      watched.stopAfter(Number.POSITIVE_INFINITY);
      if (status === 201) {
        expect(writes).toBe(watched.names.length);
        return;
      }
      expect(status).toBe(500);
      expect(await readVersions(table, unit, 2026)).toEqual([]);
      expect(await report()).toMatchObject({ state: 'ready', hash });
      expect((await sign(hash)).status).toBe(201);
      expect(await report()).toMatchObject({ state: 'signed' });
      // The entries that the stopped signing left are those of the version.
      for (const reference of ['SU-1', 'SU-2', 'SU-3'])
        expect(await reportMemberRemovals(table, unit, reference)).toHaveLength(1);
    }
  });

  it('lists what each patient adds now, when the numbers changed after a signing that was stopped', async () => {
    const { report, sign, table, importLines, tallied, answerAll } = await reportWorld();
    const { hash } = await report();
    const watched = watchWrites(table);
    watched.stopAfter(1);
    expect((await sign(hash)).status).toBe(500);
    watched.stopAfter(Number.POSITIVE_INFINITY);
    await importLines(lead, assessedPatients('AA', ['fair']));
    await tallied(unit);
    await answerAll();
    expect((await sign((await report()).hash)).status).toBe(201);
    const [version] = await readVersions(table, unit, 2026);
    const list = { unit, year: 2026, name: version?.members ?? '' };
    expect([...(await readReportMembers(table, list)).keys()]).toEqual(['AA-1', 'SU-1', 'SU-2', 'SU-3']);
  });

  it('lists more patients than one transaction or one item of the table could hold', async () => {
    const { importLines, report, sign, tallied, table } = await reportWorld();
    await importLines(
      lead,
      assessedPatients(
        'AA',
        Array.from({ length: 120 }, () => 'good'),
      ).map(withAdult),
    );
    await tallied(unit);
    expect((await sign((await report()).hash)).status).toBe(201);
    const [version] = await readVersions(table, unit, 2026);
    const list = { unit, year: 2026, name: version?.members ?? '' };
    expect((await readReportMembers(table, list)).size).toBe(123);
  });
});

const withAdult = <Line extends { birthDate: string }>(line: Line): Line => ({
  ...line,
  birthDate: '1970-01-01',
});

describe('answers that wait when the report is signed', () => {
  it('close as one group when they are five or more, in the transaction of the signing', async () => {
    const world = await sealedWorld();
    for (let index = 1; index <= 6; index++) await world.answeredOnTheWeb(`SU-10${index}`, 'good');
    await world.tallied(unit);
    const ask = async () => (await world.ask(lead, '/report/2026')).json();
    for (const { id, holds, level } of (await ask()).checks) {
      if (holds || level !== 'asks') continue;
      const body = { comment: 'Känt.' };
      await world.ask(lead, `/report/2026/checks/${id}`, { method: 'PUT', body });
    }
    const before = await ask();
    expect(before.content.counters).not.toHaveProperty('P1.numerator');
    expect(before.content.counters).toMatchObject({ 'P1.waiting': 6 });
    const response = await world.ask(lead, '/report/2026/sign', { body: { hash: before.hash } });
    expect(response.status).toBe(201);
    const { content } = await (await world.ask(lead, '/report/2026/1')).json();
    expect(content.counters).toMatchObject({ 'P1.numerator': 6, 'P1.answers.good': 6 });
    expect(content.counters).not.toHaveProperty('P1.waiting');
    const groups = await itemAt(world.table, keys.groups(unit), keys.groupsOf(2026, 'P1'));
    expect(groups).toMatchObject({ sums: { numerator: 6 }, waiting: {} });
    expect(await ask()).toMatchObject({ state: 'signed', changes: [] });
    const repeated = await world.ask(lead, '/report/2026/sign', { body: { hash: before.hash } });
    expect((await repeated.json()).detail).toContain('redan signerad');
  });
});
