import { beforeEach, describe, expect, it } from 'vitest';
import { listAudit } from '../../../functions/storage/audit.ts';
import { getPatient } from '../../../functions/storage/patient/patients.ts';
import { portalWorld } from '../../support/portal.ts';
import { watchWrites } from '../../support/stopped.ts';
import { workedExample } from '../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';
const reference = 'SU-0001';
const { invitations: _, ...example } = workedExample();
const record = { ...example, reference };
const moved = { ...record, homeRegion: '12' };
const invitation = {
  reference,
  occasion: 'new-visit',
  anchor: 'v1',
  forms: ['face'],
  channel: 'letter',
  handedOver: false,
};
const about = { occasion: 'new-visit' };
const changedTo = (field: string) => ({
  kind: 'changed',
  invitation: about,
  field,
  after: '2028-03-02T09:00:00Z',
});
const contact = { phone: '031-342 10 00', sv: {} };
const onPaper = {
  respondent: 'patient',
  mode: 'paper',
  language: 'sv',
  answeredOn: '2028-03-02',
  values: { side: 'left', 1: 2 },
};

type World = Awaited<ReturnType<typeof portalWorld>>;
type Asked = { user?: string; path: (key: string) => string; method?: string; body?: unknown };

/** A change, a similar one that is refused, and the expected entry of the first in the access log. */
const changes: [string, { made: Asked; refused: Asked; status: number; told: object }][] = [
  [
    'register-patient',
    {
      made: { path: () => '/patients', body: { ...record, reference: 'SU-0002' } },
      refused: { path: () => '/patients', body: record },
      status: 409,
      told: { reference: 'SU-0002' },
    },
  ],
  [
    'change-patient',
    {
      made: {
        path: () => `/patients/${reference}`,
        method: 'PUT',
        body: { version: 1, record: moved, reason: 'flyttat' },
      },
      refused: { path: () => `/patients/${reference}`, method: 'PUT', body: { version: 1, record: moved } },
      status: 422,
      told: {
        reference,
        reason: 'flyttat',
        detail: { changes: [{ kind: 'changed', field: 'homeRegion', before: '14', after: '12' }] },
      },
    },
  ],
  [
    'delete-patient',
    {
      made: {
        path: () => `/patients/${reference}`,
        method: 'DELETE',
        body: { version: 1, reason: 'fel patient' },
      },
      refused: {
        path: () => `/patients/${reference}`,
        method: 'DELETE',
        body: { version: 7, reason: 'fel patient' },
      },
      status: 409,
      told: { reference, reason: 'fel patient' },
    },
  ],
  [
    'create-invitation',
    {
      made: { path: () => '/invitations', body: invitation },
      refused: { path: () => '/invitations', body: { ...invitation, anchor: 'v9' } },
      status: 422,
      told: {
        reference,
        detail: { key: expect.any(String), changes: [{ kind: 'added', invitation: about }] },
      },
    },
  ],
  [
    'withdraw-invitation',
    {
      made: { path: (key) => `/invitations/${reference}/${key}/withdraw`, method: 'POST' },
      refused: { path: () => `/invitations/${reference}/other/withdraw`, method: 'POST' },
      status: 404,
      told: { reference, detail: { key: expect.any(String), changes: [changedTo('withdrawnAt')] } },
    },
  ],
  [
    'hand-over',
    {
      made: { path: (key) => `/invitations/${reference}/${key}/handed-over`, method: 'POST' },
      refused: { path: () => `/invitations/${reference}/other/handed-over`, method: 'POST' },
      status: 404,
      told: { reference, detail: { key: expect.any(String), changes: [changedTo('sentAt')] } },
    },
  ],
  [
    'renew-code',
    {
      made: { path: (key) => `/invitations/${reference}/${key}/code`, method: 'POST' },
      refused: { path: () => `/invitations/${reference}/other/code`, method: 'POST' },
      status: 404,
      told: { reference, detail: { key: expect.any(String) } },
    },
  ],
  [
    'record-answer',
    {
      made: {
        path: (key) => `/patients/${reference}/invitations/${key}/answers/face`,
        method: 'PUT',
        body: onPaper,
      },
      refused: {
        path: (key) => `/patients/${reference}/invitations/${key}/answers/fdi`,
        method: 'PUT',
        body: onPaper,
      },
      status: 404,
      told: {
        reference,
        detail: {
          key: expect.any(String),
          form: 'face',
          mode: 'paper',
          changes: [{ kind: 'added', invitation: about, form: 'face' }],
        },
      },
    },
  ],
  [
    'change-contact',
    {
      made: {
        user: 'lead@sahlgrenska',
        path: () => '/unit/contact',
        method: 'PUT',
        body: { version: 0, contact },
      },
      refused: {
        user: 'lead@sahlgrenska',
        path: () => '/unit/contact',
        method: 'PUT',
        body: { version: 7, contact },
      },
      status: 409,
      told: { detail: { version: 1, contact } },
    },
  ],
];

let world: World;
let key: string;
beforeEach(async () => {
  world = await portalWorld();
  await world.ask(staff, '/patients', { body: record });
  ({ key } = await (await world.ask(staff, '/invitations', { body: invitation })).json());
});

const log = async () =>
  (await listAudit(world.table, 'sahlgrenska', { month: '2028-03', limit: 100 })).entries;

/** Returns the log entries that an action adds. */
async function logOf(work: () => Promise<unknown>) {
  const before = new Set((await log()).map(({ id }) => id));
  await work();
  return (await log()).filter(({ id }) => !before.has(id));
}

const ask = ({ user = staff, path, method, body }: Asked) =>
  world.ask(user, path(key), { ...(method ? { method } : {}), ...(body === undefined ? {} : { body }) });

describe.each(changes)('%s', (action, { made, refused, status, told }) => {
  it('and its entry are one write', async () => {
    const writes = watchWrites(world.table);
    const entries = await logOf(async () => expect((await ask(made)).ok).toBe(true));
    expect(writes.names).toEqual(['TransactWriteItems']);
    const who = made.user ?? staff;
    expect(entries).toEqual([
      { action, who, role: who.split('@')[0], id: expect.any(String), at: '2028-03-02T09:00:00Z', ...told },
    ]);
  });

  it('leaves no entry when it is refused', async () => {
    expect(await logOf(async () => expect((await ask(refused)).status).toBe(status))).toEqual([]);
  });
});

describe('an import', () => {
  const lines = ['I-1', 'I-2', 'I-3'].map((one) => ({ ...workedExample(), reference: one }));

  it('has an entry with the write of each imported patient, and one of its own at the end', async () => {
    const writes = watchWrites(world.table);
    const entries = await logOf(() => world.importLines(staff, [...lines, { reference: 'I-4' }]));
    expect(writes.names).toEqual([
      'TransactWriteItems',
      'TransactWriteItems',
      'TransactWriteItems',
      'PutItem',
    ]);
    expect(entries.map((one) => [one.action, one.reference]).sort()).toEqual([
      ['import', undefined],
      ['import-patient', 'I-1'],
      ['import-patient', 'I-2'],
      ['import-patient', 'I-3'],
    ]);
  });

  it('that is stopped has logged the imported patients, and no others', async () => {
    watchWrites(world.table).stopAfter(2);
    expect((await world.importLines(staff, lines)).status).toBe(500);
    const isIn = async (one: string) => (await getPatient(world.table, 'sahlgrenska', one)) !== null;
    const areIn = await Promise.all(lines.map(({ reference: one }) => isIn(one)));
    expect(areIn.filter(Boolean)).toHaveLength(2);
    const entries = (await log()).filter(({ action }) => action === 'import-patient');
    expect(entries).toHaveLength(2);
    for (const { reference: one } of lines)
      expect(await isIn(one)).toBe(entries.some((entry) => entry.reference === one));
  });

  it('logs no unchanged patient', async () => {
    await world.importLines(staff, lines);
    const entries = await logOf(() => world.importLines(staff, lines));
    expect(entries.map(({ action }) => action)).toEqual(['import']);
  });

  it('says of a patient who was there what became of what, and of others only that they went in', async () => {
    await world.importLines(staff, lines);
    const [first, second] = lines;
    const cases = [
      { ...first, homeRegion: '12' },
      {
        ...second,
        invitations: second?.invitations.slice(0, 1).map((one) => ({ ...one, channel: 'email' })),
      },
      { ...workedExample(), reference: 'I-9' },
    ];
    const entries = await logOf(() => world.importLines(staff, cases));
    const detailOf = (one: string) => entries.find((entry) => entry.reference === one)?.detail;
    const change = { kind: 'changed', field: 'homeRegion', before: '14', after: '12' };
    expect(detailOf('I-1')).toEqual({ outcome: 'updated', changes: [change] });
    const { occasion, channel, sentAt } = workedExample().invitations[0] ?? {};
    expect(detailOf('I-2')).toEqual({
      outcome: 'updated',
      changes: [
        {
          kind: 'changed',
          invitation: { occasion, sentAt },
          field: 'channel',
          before: channel,
          after: 'email',
        },
      ],
    });
    expect(detailOf('I-9')).toEqual({ outcome: 'created' });
  });
});

describe('the history of a patient', () => {
  it('tells of an answer that is written anew the same, whether a file or staff at the portal write it', async () => {
    const invited = workedExample().invitations[1];
    const given = (item: number) => ({
      answeredAt: '2027-06-01T12:00:00Z',
      respondent: 'patient',
      mode: 'paper',
      language: 'sv',
      values: { side: 'left', 1: item },
    });
    const line = (item: number) => ({
      ...workedExample(),
      reference: 'I-7',
      invitations: [{ ...invited, answers: { face: given(item) } }],
    });
    const later = (minutes: number) => {
      world.clock.now = new Date(Date.parse('2028-03-02T09:00:00Z') + minutes * 60_000);
    };
    await world.importLines(staff, [line(1)]);
    later(1);
    await world.importLines(staff, [line(2)]);
    later(2);
    const { version } = (await (await world.ask(staff, '/patients/I-7')).json()).invitations[0];
    const { answeredAt: _, ...typed } = given(3);
    const path = `/patients/I-7/invitations/${invited?.key}/answers/face`;
    const body = { ...typed, answeredOn: '2027-06-01', replaces: { version, reason: 'Felläst' } };
    expect((await world.ask(staff, path, { method: 'PUT', body })).status).toBe(200);
    const { entries } = await (await world.ask(staff, '/patients/I-7/history?only=changes')).json();
    const of = { invitation: { occasion: 'one-year', sentAt: invited?.sentAt }, form: 'face' };
    const written = (before: number, after: number) => [
      { kind: 'replaced', ...of },
      { kind: 'changed', ...of, field: 'values.1', before, after },
    ];
    expect(
      entries.map(({ action, detail }: { action: string; detail: { changes?: object } }) => [
        action,
        detail.changes,
      ]),
    ).toEqual([
      ['correct-answer', written(2, 3)],
      ['import-patient', written(1, 2)],
      ['import-patient', undefined],
    ]);
  });
});

describe('a preview of an import', () => {
  const { reference: _, ...example } = workedExample();
  const lines = ['I-1', 'I-2'].map((one) => ({ ...example, reference: one }));
  const asked = [{ ...lines[0], homeRegion: '12' }, ...lines.slice(1), { ...example, reference: 'I-3' }];
  const preview = (search: string) => world.importLines(staff, asked, `?dryRun=true${search}`);
  beforeEach(async () => void (await world.importLines(staff, lines)));

  it('that shows stored values logs those patients, and no others', async () => {
    const entries = await logOf(() => preview('&details=true'));
    expect(entries.map(({ action, reference: one }) => [action, one]).sort()).toEqual([
      ['preview-import', undefined],
      ['preview-patient', 'I-1'],
    ]);
    const history = await (await world.ask(staff, '/patients/I-1/history')).json();
    expect(history.entries).toContainEqual(
      expect.objectContaining({ action: 'preview-patient', who: staff }),
    );
    const changes = await (await world.ask(staff, '/patients/I-1/history?only=changes')).json();
    expect(changes.entries.map(({ action }: { action: string }) => action)).toEqual(['import-patient']);
  });

  it('that only counts logs no single patient', async () => {
    const entries = await logOf(() => preview(''));
    expect(entries.map(({ action }) => action)).toEqual(['preview-import']);
  });
});
