import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { readXlsx } from '../../../../functions/exchange/files/xlsx.ts';
import { listAudit } from '../../../../functions/storage/audit.ts';
import { tokenOf } from '../../../support/portal.ts';
import { lead, reportWorld } from '../../../support/report.ts';

const staff = 'staff@sahlgrenska';

describe('signing the annual report', () => {
  it('freezes a version whose hash is over its content and the version before', async () => {
    const { ask, report, sign } = await reportWorld();
    expect(await (await ask(staff, '/session')).json()).toMatchObject({ year: 2026 });
    const { hash, content } = await report();
    const signed = await sign(hash);
    expect(signed.status).toBe(201);
    expect(await signed.json()).toEqual({ version: 1, hash, signedAt: '2027-03-02T09:00:00Z' });
    const text = await (await ask(staff, '/report/2026/1')).text();
    const version = JSON.parse(text);
    expect(version).toMatchObject({ content, version: 1, signedBy: lead, hash, previous: '' });
    const canonical = text.slice('{"content":'.length, text.indexOf(',"version":1'));
    expect(createHash('sha256').update(`\n${canonical}`).digest('hex')).toBe(hash);
    expect(await (await ask(staff, '/session')).json()).toMatchObject({ year: 2027 });
    const seen = await report(staff);
    expect(seen).toMatchObject({ state: 'signed', versions: [{ version: 1, hash, signedBy: lead }] });
    expect(seen.content).toEqual(content);
  });

  it('is for leads (403) who have signed in within five minutes (401)', async () => {
    const { app, report, sign } = await reportWorld();
    const { hash } = await report();
    expect((await sign(hash, {}, staff)).status).toBe(403);
    const now = Math.floor(Date.now() / 1000);
    const ask = (claims: object, body: object = { hash }) =>
      app.request('/api/portal/report/2026/sign', {
        method: 'POST',
        headers: {
          authorization: `Bearer ${tokenOf(lead, claims)}`,
          'content-type': 'application/json',
        },
        body: JSON.stringify(body),
      });
    const none = { auth_time: undefined };
    const future = [{ auth_time: now + 600 }, { auth_time: now * 1000 }];
    for (const claims of [{ auth_time: now - 310 }, none, ...future]) {
      const refused = await ask(claims, { hash: 'another' });
      expect(refused.status).toBe(401);
      expect(refused.headers.get('www-authenticate')).toBe(
        'Bearer error="insufficient_user_authentication", max_age=300',
      );
      expect((await refused.json()).detail).toContain('högst 5 minuter');
    }
    expect((await ask({ auth_time: now - 290 })).status).toBe(201);
  });

  it('happens once: of two leads at once one signs, and a repeat is a conflict', async () => {
    const { report, sign } = await reportWorld();
    const { hash } = await report();
    const both = await Promise.all([sign(hash), sign(hash)]);
    expect(both.map(({ status }) => status).sort()).toEqual([201, 409]);
    const repeated = await sign(hash);
    expect(repeated.status).toBe(409);
    expect((await repeated.json()).detail).toContain('redan signerad');
    expect((await report()).versions).toHaveLength(1);
  });

  it('refuses numbers that have changed since they were read, before what stands in the way', async () => {
    const { clock, report, sign, importLines, tallied } = await reportWorld();
    const { hash } = await report();
    await importLines(lead, [
      {
        reference: 'SU-9',
        birthDate: '1980-01-01',
        visits: [{ key: 'v1', kind: 'new', date: '2026-05-01', mode: 'physical', multidisciplinary: true }],
        treatments: [],
        invitations: [],
      },
    ]);
    await tallied('sahlgrenska');
    clock.now = new Date('2027-01-20T09:00:00Z');
    expect((await sign(hash)).status).toBe(409);
    const early = await sign((await report()).hash);
    expect(early.status).toBe(422);
    const { errors } = await early.json();
    expect(errors[0]).toMatchObject({ path: 'checks.final' });
  });

  it('shows what has changed since, with the patients, and takes a correction with its reason', async () => {
    const { ask, report, sign, answerAll, tallied } = await reportWorld();
    const first = await report();
    await sign(first.hash);
    const record = await (await ask(lead, '/patients/SU-2')).json();
    const deleted = await ask(lead, '/patients/SU-2', {
      method: 'DELETE',
      body: { version: record.version, reason: 'Dubblett' },
    });
    expect(deleted.status).toBe(204);
    await tallied('sahlgrenska', ['SU-2']);
    const changed = await report();
    expect(changed.state).toBe('changed');
    const t1 = changed.changes.find(
      ({ measure, counter }: { measure: string; counter: string }) =>
        measure === 'T1' && counter === 'denominator',
    );
    expect(t1).toMatchObject({ was: 3, is: 2 });
    expect(JSON.stringify(changed.changes)).not.toContain('SU-2');
    await answerAll();
    const { hash } = await report();
    const without = await sign(hash);
    expect(without.status).toBe(422);
    expect((await without.json()).errors).toMatchObject([{ path: 'reason' }]);
    expect((await sign(hash, { reason: 'En dubblett är borttagen.' })).status).toBe(201);
    const corrected = await (await ask(staff, '/report/2026/2')).json();
    expect(corrected).toMatchObject({
      version: 2,
      previous: first.hash,
      reason: 'En dubblett är borttagen.',
    });
    expect(await report()).toMatchObject({ state: 'signed', changes: [] });
    expect((await ask(staff, '/report/2026/1')).status).toBe(200);
  });

  it('gives versions as JSON, CSV, a workbook and FHIR, without any patient, and 404 for any other', async () => {
    const { ask, report, sign } = await reportWorld();
    await sign((await report()).hash);
    const [json, csv, xlsx] = await Promise.all(
      ['1', '1.csv', '1.xlsx'].map((name) => ask(staff, `/report/2026/${name}`)),
    );
    const table = (await csv?.text()) ?? '';
    expect(table).toContain('T1;T1;Tid till bedömning på nybesök;;3;3;100,0');
    const sheets = await readXlsx(new Uint8Array((await xlsx?.arrayBuffer()) ?? new ArrayBuffer(0)));
    expect(sheets.map(({ name }) => name)).toEqual(['Årsrapport', 'Om rapporten', 'Kommentarer']);
    const fhir = await ask(staff, '/report/2026/1.fhir.json');
    expect(fhir.headers.get('content-type')).toBe('application/fhir+json');
    const bundle = await fhir.text();
    expect(JSON.parse(bundle)).toMatchObject({ resourceType: 'Bundle', type: 'collection' });
    const all = [await json?.text(), table, JSON.stringify(sheets), bundle].join();
    expect(all).not.toMatch(/SU-\d/);
    for (const version of ['2', '0', '1.pdf', 'x'])
      expect((await ask(staff, `/report/2026/${version}`)).status).toBe(404);
    expect((await ask('staff@linkoping', '/report/2026/1')).status).toBe(404);
    expect((await ask(staff, '/report/2025/1')).status).toBe(404);
  });

  it('can be done at a unit without patients', async () => {
    const { report, sign } = await reportWorld();
    const other = 'lead@linkoping';
    const empty = await report(other);
    expect(empty).toMatchObject({ state: 'ready' });
    expect((await sign(empty.hash, {}, other)).status).toBe(201);
  });

  it('is in the access log, as are the answers to its checks', async () => {
    const { report, sign, table } = await reportWorld();
    await sign((await report()).hash);
    const { entries } = await listAudit(table, 'sahlgrenska', { month: '2027-03', limit: 50 });
    expect(entries).toContainEqual(
      expect.objectContaining({
        action: 'sign-report',
        who: lead,
        detail: expect.objectContaining({ year: 2026, version: 1 }),
      }),
    );
  });
});
