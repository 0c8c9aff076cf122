import { beforeEach, describe, expect, it } from 'vitest';
import { getPatient } from '../../../functions/storage/patient/patients.ts';
import { accessLog, loggedBy } from '../../support/logged.ts';
import { portalWorld } from '../../support/portal.ts';
import { watchWrites } from '../../support/stopped.ts';
import { workedExample } from '../../support/worked-example.ts';

const staff = 'staff@sahlgrenska';

let world: Awaited<ReturnType<typeof portalWorld>>;
beforeEach(async () => {
  world = await portalWorld();
  // A unit's first patient of all takes a write more, which prepares the comparing of references.
  const { invitations: _, ...record } = workedExample();
  expect((await world.ask(staff, '/patients', { body: record })).status).toBe(201);
});

describe('an import', () => {
  const lines = ['I-1', 'I-2', 'I-3'].map((one) => ({ ...workedExample(), reference: one }));

  it('has an entry with the write of each imported patient, and one of its own at the end', async () => {
    const writes = watchWrites(world.table);
    const entries = await loggedBy(world.table, () =>
      world.importLines(staff, [...lines, { reference: 'I-4' }]),
    );
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
    const entries = (await accessLog(world.table)).filter(({ action }) => action === 'import-patient');
    expect(entries).toHaveLength(2);
    for (const { reference: one } of lines)
      expect(await isIn(one)).toBe(entries.some((entry) => entry.reference === one));
  });

  it('logs no unchanged patient', async () => {
    await world.importLines(staff, lines);
    const entries = await loggedBy(world.table, () => world.importLines(staff, lines));
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
    const entries = await loggedBy(world.table, () => world.importLines(staff, cases));
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

describe('a preview of an import', () => {
  const { reference: _, ...example } = workedExample();
  const lines = ['I-1', 'I-2'].map((one) => ({ ...example, reference: one }));
  const asked = [{ ...lines[0], homeRegion: '12' }, ...lines.slice(1), { ...example, reference: 'I-3' }];
  const preview = (search: string) => world.importLines(staff, asked, `?dryRun=true${search}`);
  beforeEach(async () => void (await world.importLines(staff, lines)));

  it('that shows stored values logs those patients, and no others', async () => {
    const entries = await loggedBy(world.table, () => preview('&details=true'));
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
    const entries = await loggedBy(world.table, () => preview(''));
    expect(entries.map(({ action }) => action)).toEqual(['preview-import']);
  });
});
