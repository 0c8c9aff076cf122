import { beforeEach, describe, expect, it } from 'vitest';
import { periferFacialispares as area } from '../../../functions/domain/areas/perifer-facialispares.ts';
import { writeCsv } from '../../../functions/exchange/files/csv.ts';
import { workbookType, writeXlsx } from '../../../functions/exchange/files/xlsx.ts';
import { writeTables } from '../../../functions/exchange/template/write-tables.ts';
import { portalWorld, tokenOf } from '../../support/portal.ts';

/** Days where moments are meant, last days, and a clock that is behind what is stored. */

const staff = 'staff@sahlgrenska';
const day = '2026-02-13';
/** The first moment of that day in Stockholm, and half an hour later. */
const [midnight, halfPast] = ['2026-02-12T23:00:00Z', '2026-02-12T23:30:00Z'];

const lineWith = (invitation: object) => ({
  reference: 'SU-0001',
  birthDate: '1980-05-05',
  visits: [{ key: 'v1', kind: 'new', date: '2026-02-11', mode: 'physical', multidisciplinary: true }],
  treatments: [],
  invitations: [
    { key: 'i1', occasion: 'new-visit', anchor: 'v1', forms: ['face'], channel: 'letter', ...invitation },
  ],
});
const face = { respondent: 'patient', mode: 'paper', language: 'sv', values: { '1': 2 } };
const ofToday = lineWith({ sentAt: day, answers: { face: { answeredAt: day, ...face } } });
const tables = () =>
  writeTables(area, [
    lineWith({
      sentAt: midnight,
      expiresAt: '2026-05-01',
      answers: { face: { answeredAt: midnight, ...face } },
    }),
  ]);

let world: Awaited<ReturnType<typeof portalWorld>>;
beforeEach(async () => {
  world = await portalWorld();
});

const at = (moment: string) => {
  world.clock.now = new Date(moment);
};
const exported = async () => (await (await world.ask(staff, '/export')).text()).trim();

async function send(type: string, body: Blob | string) {
  const headers = { authorization: `Bearer ${tokenOf(staff)}`, 'content-type': type };
  const response = await world.app.request('/api/portal/import', { method: 'POST', headers, body });
  return response.json();
}

describe('forms sent and answered today, given as a day', () => {
  it.each<[string, () => Promise<{ created: number; rejected: unknown[] }>]>([
    ['JSON lines', async () => (await world.importLines(staff, [ofToday])).body],
    ['CSV', () => send('text/csv; charset=utf-8', writeCsv(tables()))],
    ['a workbook', async () => send(workbookType, await writeXlsx(tables()))],
  ])('go in from %s half an hour after midnight, and not the day before', async (_, importAll) => {
    at('2026-02-12T22:59:59Z');
    const early = await importAll();
    expect(early.created).toBe(0);
    expect(JSON.stringify(early.rejected)).toContain('Tidpunkten ligger i framtiden.');
    at(halfPast);
    expect(await importAll()).toMatchObject({ created: 1, rejected: [] });
    const [invitation] = JSON.parse(await exported()).invitations;
    expect(invitation).toMatchObject({ sentAt: midnight, answers: { face: { answeredAt: midnight } } });
    expect(await importAll()).toMatchObject({ unchanged: 1, rejected: [] });
  });

  it('stand in files as the day', () => {
    const sheet = tables().find(({ name }) => name === 'Enkätsvar');
    const cell = (header: string) => sheet?.rows[1]?.[sheet.rows[0]?.indexOf(header) ?? -1];
    expect(['Skickat', 'Besvarat', 'Går ut'].map(cell)).toEqual([day, day, '2026-05-01']);
  });

  it('are taken in where staff type them in, half an hour after midnight', async () => {
    at(halfPast);
    await world.importLines(staff, [lineWith({ sentAt: day })]);
    const path = '/patients/SU-0001/invitations/i1/answers/face';
    const typed = (answeredOn: string) =>
      world.ask(staff, path, { method: 'PUT', body: { ...face, answeredOn } });
    expect((await typed('2026-02-14')).status).toBe(422);
    const taken = await typed(day);
    expect([taken.status, await taken.json()]).toEqual([201, { answeredAt: midnight }]);
  });
});

describe('the last day', () => {
  it.each([
    ['a day', '2026-05-14', '2026-05-14'],
    ['a moment of an older export', '2026-05-14T09:00:00Z', '2026-05-14'],
    ['midnight in Stockholm', '2026-05-14T22:00:00Z', '2026-05-14'],
  ])('is exported as a day when it came as %s', async (_, expiresAt, last) => {
    const line = lineWith({ sentAt: '2026-02-13T09:00:00Z', expiresAt });
    expect((await world.importLines(staff, [line])).body).toMatchObject({ created: 1 });
    expect(JSON.parse(await exported()).invitations[0].expiresAt).toBe(last);
    expect((await world.importLines(staff, [line])).body).toMatchObject({ unchanged: 1 });
  });

  it('is the same in the record, the state, the list and the numbers, until it ends in Stockholm', async () => {
    at('2026-05-14T21:59:59Z');
    await world.importLines(staff, [lineWith({ sentAt: '2026-02-13T22:30:00Z' })]);
    await world.tallied('sahlgrenska');
    const seen = async () => {
      const [patient, list, year] = await Promise.all(
        [
          '/patients/SU-0001',
          '/measures/2026/invitations?occasion=new-visit&state=sent',
          '/measures/2026',
        ].map(async (path) => (await world.ask(staff, path)).json()),
      );
      const [{ expiresAt, status }] = patient.invitations;
      const [{ until, state }] = list.invitations;
      const { open, expired } = year.response[0];
      return { expiresAt, status, until, state, open, expired };
    };
    const last = { expiresAt: '2026-05-14', until: '2026-05-14' };
    expect(await seen()).toEqual({ ...last, status: 'sent', state: 'open', open: 1, expired: 0 });
    at('2026-05-14T22:00:00Z');
    expect(await seen()).toEqual({ ...last, status: 'expired', state: 'expired', open: 0, expired: 1 });
  });
});

it('what a clock that was ahead has stored can be opened, changed, sent on, exported and imported', async () => {
  at('2026-02-12T23:00:05Z');
  await world.importLines(staff, [lineWith({ sentAt: '2026-02-12T23:00:05Z' })]);
  at('2026-02-12T22:59:55Z');
  const {
    version,
    invitations: _,
    questions: __,
    need: ___,
    ...record
  } = await (await world.ask(staff, '/patients/SU-0001')).json();
  const change = { version, record: { ...record, homeRegion: '14' } };
  expect((await world.ask(staff, '/patients/SU-0001', { method: 'PUT', body: change })).status).toBe(200);
  const asked = { reference: 'SU-0001', occasion: 'new-visit', anchor: 'v1', forms: ['fdi'], channel: 'sms' };
  expect((await world.ask(staff, '/invitations', { body: asked })).status).toBe(201);
  const typed = { ...face, answeredOn: day };
  const path = '/patients/SU-0001/invitations/i1/answers/face';
  expect((await world.ask(staff, path, { method: 'PUT', body: typed })).status).toBe(201);
  const line = await exported();
  expect((await world.importLines(staff, line)).body).toMatchObject({ unchanged: 1, rejected: [] });
  const more = { ...JSON.parse(line), cause: 'tumour' };
  expect((await world.importLines(staff, [more])).body).toMatchObject({ updated: 1, rejected: [] });
  const ahead = lineWith({ key: 'i2', sentAt: '2026-02-12T23:00:05Z' });
  expect((await world.importLines(staff, [ahead])).body.rejected).toMatchObject([
    { errors: [{ path: 'invitations.0.sentAt' }] },
  ]);
});
