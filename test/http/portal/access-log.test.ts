import { beforeEach, describe, expect, it } from 'vitest';
import { loggedBy } from '../../support/logged.ts';
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

const ask = ({ user = staff, path, method, body }: Asked) =>
  world.ask(user, path(key), { ...(method ? { method } : {}), ...(body === undefined ? {} : { body }) });

describe.each(changes)('%s', (action, { made, refused, status, told }) => {
  it('and its entry are one write', async () => {
    const writes = watchWrites(world.table);
    const entries = await loggedBy(world.table, async () => expect((await ask(made)).ok).toBe(true));
    expect(writes.names).toEqual(['TransactWriteItems']);
    const who = made.user ?? staff;
    expect(entries).toEqual([
      { action, who, role: who.split('@')[0], id: expect.any(String), at: '2028-03-02T09:00:00Z', ...told },
    ]);
  });

  it('leaves no entry when it is refused', async () => {
    expect(await loggedBy(world.table, async () => expect((await ask(refused)).status).toBe(status))).toEqual(
      [],
    );
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
