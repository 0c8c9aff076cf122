import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { lead, reportWorld } from '../../../support/report.ts';

const staff = 'staff@sahlgrenska';

type Shown = { id: string; holds: boolean; level: string; count?: number; comment?: string };
const checkOf = ({ checks }: { checks: Shown[] }, id: string) => checks.find((one) => one.id === id);

describe('the annual report', () => {
  it('is ready when nothing stands in the way, with content and hash for a lead and none for staff', async () => {
    const { report } = await reportWorld();
    const seen = await report();
    expect(seen).toMatchObject({ year: 2026, state: 'ready', versions: [], changes: [] });
    expect(seen.content).toMatchObject({
      area: 'perifer-facialispares',
      unit: 'sahlgrenska',
      period: { from: '2026-01-01', to: '2026-12-31' },
      counters: { 'T1.numerator': 3, 'T1.denominator': 3, 'P1.numerator': 2, 'P1.answers.poor': 1 },
    });
    const canonical = JSON.stringify(sorted(seen.content));
    expect(seen.hash).toBe(createHash('sha256').update(`\n${canonical}`).digest('hex'));
    expect(await report(staff)).not.toHaveProperty('content');
    expect(await report(staff)).not.toHaveProperty('hash');
  });

  it('holds whole numbers and strings alone, and no month', async () => {
    const { report } = await reportWorld();
    const { content } = await report();
    const values = leaves(content);
    expect(values.filter((one) => typeof one !== 'string' && !Number.isInteger(one))).toEqual([]);
    expect(JSON.stringify(content)).not.toMatch(/month|known|SU-/);
  });

  it('is open before 31 January, when operations of the year can still get complications', async () => {
    const { clock, report } = await reportWorld();
    clock.now = new Date('2027-01-30T22:59:00Z');
    expect(checkOf(await report(), 'final')).toMatchObject({ level: 'blocks', holds: false });
    clock.now = new Date('2027-01-30T23:00:00Z');
    expect(checkOf(await report(), 'final')?.holds).toBe(true);
  });

  it('asks about missing facts; the answer goes into it and holds for the count it was given on', async () => {
    const { ask, importLines, report, tallied, answerAll } = await reportWorld();
    const without = (reference: string) => ({
      reference,
      birthDate: '1980-01-01',
      legalSex: 'female',
      homeRegion: '14',
      patientGroup: 'flaccid',
      cause: 'tumour',
      visits: [{ key: 'v1', kind: 'new', date: '2026-05-01', mode: 'physical', multidisciplinary: true }],
      treatments: [],
      invitations: [],
    });
    await importLines(lead, [without('SU-8')]);
    await tallied('sahlgrenska');
    const id = 'missing.T1.referralReceivedOn';
    const open = await report();
    expect(open.state).toBe('open');
    expect(checkOf(open, id)).toMatchObject({
      level: 'asks',
      holds: false,
      count: 1,
      list: { measure: 'T1', missing: 'referralReceivedOn' },
    });
    const put = { method: 'PUT', body: { comment: 'Remissen kom på papper och är borta.' } };
    expect((await ask(staff, `/report/2026/checks/${id}`, put)).status).toBe(403);
    expect((await ask(lead, '/report/2026/checks/none', put)).status).toBe(404);
    expect((await ask(lead, '/report/2026/checks/final', put)).status).toBe(422);
    expect(
      (await ask(lead, `/report/2026/checks/${id}`, { method: 'PUT', body: { comment: ' ' } })).status,
    ).toBe(422);
    const answered = await (await ask(lead, `/report/2026/checks/${id}`, put)).json();
    expect(answered).toMatchObject({ id, holds: true, comment: 'Remissen kom på papper och är borta.' });
    await answerAll();
    const ready = await report();
    expect(ready.state).toBe('ready');
    expect(ready.content.comments).toContainEqual({
      check: id,
      text: checkOf(ready, id) && 'T1: 1 nybesök utan remissdatum.',
      count: 1,
      comment: 'Remissen kom på papper och är borta.',
    });
    await importLines(lead, [without('SU-9')]);
    await tallied('sahlgrenska');
    const again = await report();
    expect(again.state).toBe('open');
    expect(checkOf(again, id)).toMatchObject({ holds: false, count: 2 });
    expect(checkOf(again, id)).not.toHaveProperty('comment');
  });

  it('cannot be signed while the numbers are not those of a recount', async () => {
    const { importLines, report, sign } = await reportWorld();
    await importLines(lead, [
      { reference: 'SU-7', birthDate: '1980-01-01', visits: [newVisit], treatments: [], invitations: [] },
    ]);
    const seen = await report();
    expect(checkOf(seen, 'recount')).toMatchObject({ level: 'blocks', holds: false });
    const refused = await sign(seen.hash);
    expect(refused.status).toBe(422);
    expect((await refused.json()).errors).toMatchObject([{ path: 'checks.recount' }]);
  });

  it('is refused for a year without measures, and for a draft set', async () => {
    const { ask, report, sign } = await reportWorld();
    expect((await ask(lead, '/report/2024')).status).toBe(422);
    expect((await ask(lead, '/report/2028')).status).toBe(422);
    expect((await ask(lead, '/report/aar')).status).toBe(404);
    expect((await ask('authority', '/report/2026')).status).toBe(403);
    expect((await ask(null, '/report/2026')).status).toBe(401);
    const other = 'lead@dysmeli-orebro';
    const draft = await report(other);
    expect(checkOf(draft, 'decided-set')).toMatchObject({ level: 'blocks', holds: false });
    expect((await sign(draft.hash, {}, other)).status).toBe(422);
  });
});

const newVisit = {
  key: 'v1',
  kind: 'new',
  date: '2026-05-01',
  mode: 'physical',
  multidisciplinary: true,
};

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1));
  return Object.fromEntries(entries.map(([name, part]) => [name, sorted(part)]));
}

const leaves = (value: unknown): unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value).flatMap(leaves) : [value];
