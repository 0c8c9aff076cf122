import { beforeAll, describe, expect, it } from 'vitest';
import { type AuditEntry, appendAudit, listAudit } from '../../functions/storage/audit.ts';
import type { Table } from '../../functions/storage/table.ts';
import { testTable } from '../support/dynamo.ts';
import { sendWritesTwice } from '../support/stopped.ts';
import { unit } from '../support/world.ts';

const entry = (at: string, id: string, more: Partial<AuditEntry> = {}): AuditEntry => ({
  at,
  id,
  who: 'subject-1',
  role: 'staff',
  action: 'patient.read',
  ...more,
});

const march = [
  entry('2026-03-01T00:00:00Z', 'a', { reference: 'SU-0001' }),
  entry('2026-03-04T09:00:00Z', 'b', { reference: 'SU-0002' }),
  entry('2026-03-04T09:00:00.250Z', 'c', {
    reference: 'SU-0001',
    reason: 'Fel datum',
    detail: { version: 2 },
  }),
  entry('2026-03-31T23:59:59.999Z', 'd'),
];
const april = [entry('2026-04-01T00:00:00Z', 'e', { reference: 'SU-0001' })];

let table: Table;
beforeAll(async () => {
  table = await testTable();
  for (const one of [...april, ...march]) await appendAudit(table, unit, one);
  await appendAudit(table, 'akademiska', entry('2026-03-02T00:00:00Z', 'f'));
});

describe('the access log', () => {
  it('has the entries of a month, newest first, of the unit alone', async () => {
    expect(await listAudit(table, unit, { month: '2026-03', limit: 10 })).toEqual({
      entries: [...march].reverse(),
    });
    expect(await listAudit(table, unit, { month: '2026-05', limit: 10 })).toEqual({ entries: [] });
  });

  it('has the history of a patient over the months', async () => {
    const { entries } = await listAudit(table, unit, { reference: 'SU-0001', limit: 10 });
    expect(entries.map(({ id }) => id)).toEqual(['e', 'c', 'a']);
    const inMarch = await listAudit(table, unit, { reference: 'SU-0001', month: '2026-03', limit: 10 });
    expect(inMarch.entries.map(({ id }) => id)).toEqual(['c', 'a']);
  });

  it.each([1, 2, 3, 4])('comes whole in pages of %i', async (limit) => {
    const ids: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAudit(table, unit, {
        month: '2026-03',
        limit,
        ...(after === undefined ? {} : { after }),
      });
      expect(page.entries.length).toBeLessThanOrEqual(limit);
      ids.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(ids).toEqual(['d', 'c', 'b', 'a']);
  });

  it.each([1, 2, 3])('comes without some actions, in pages of %i', async (limit) => {
    const ours = 'SU-0009';
    const actions = ['read', 'change', 'read', 'read', 'change', 'read', 'change'];
    for (const [index, action] of actions.entries())
      await appendAudit(
        table,
        `lin-${limit}`,
        entry(`2026-03-0${index + 1}T00:00:00Z`, `${index}`, { action, reference: ours }),
      );
    const found: string[] = [];
    let after: string | undefined;
    do {
      const page = await listAudit(table, `lin-${limit}`, {
        reference: ours,
        limit,
        without: ['read'],
        ...(after === undefined ? {} : { after }),
      });
      found.push(...page.entries.map(({ id }) => id));
      after = page.next;
    } while (after !== undefined);
    expect(found).toEqual(['6', '4', '1']);
  });

  it('has nothing behind a place that is none', async () => {
    for (const after of ['\0', ' ', '!']) {
      const page = await listAudit(table, unit, { reference: 'SU-0001', limit: 10, after });
      expect(page).toEqual({ entries: [] });
    }
  });

  it('has one entry of a reading whose write is sent twice', async () => {
    const retried = await testTable();
    sendWritesTwice(retried);
    const read = entry('2026-03-04T09:00:00Z', 'g', { detail: { of: undefined, list: [1] } });
    await appendAudit(retried, unit, read);
    const { entries } = await listAudit(retried, unit, { month: '2026-03', limit: 10 });
    expect(entries).toEqual([{ ...read, detail: { list: [1] } }]);
  });

  it('is only added to: an entry cannot be written over', async () => {
    const [first] = march;
    if (!first) throw new Error('no entry');
    await expect(appendAudit(table, unit, { ...first, who: 'somebody-else' })).rejects.toThrow();
    const { entries } = await listAudit(table, unit, { month: '2026-03', limit: 10 });
    expect(entries.at(-1)).toEqual(first);
  });
});
