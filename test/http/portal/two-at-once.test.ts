import { beforeEach, describe, expect, it } from 'vitest';
import type { PatientRecord } from '../../../functions/domain/patient/patient.ts';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import { invitationKind } from '../../../functions/storage/patient/invitation-item.ts';
import { partitionOf } from '../../../functions/storage/read.ts';
import { keys } from '../../../functions/storage/table.ts';
import { invitation, newVisit, record } from '../../support/builders.ts';
import { justBefore } from '../../support/meanwhile.ts';
import { portalWorld } from '../../support/portal.ts';

const unit = 'sahlgrenska';
const staff = `staff@${unit}`;
const world = await portalWorld();

let number = 0;
let reference: string;
beforeEach(async () => {
  number += 1;
  reference = `SU-${number}`;
  expect((await world.ask(staff, '/patients', { body: recorded() })).status).toBe(201);
});

const recorded = (more: Partial<PatientRecord> = {}) => record({ reference, ...more });
const withoutVisit = () => recorded({ visits: [] });

const put = (changed: PatientRecord, version = 1) => {
  const body = { version, record: changed, reason: 'fel patient' };
  return world.ask(staff, `/patients/${reference}`, { method: 'PUT', body });
};
const invite = () => {
  const { occasion, anchor, forms, channel } = invitation();
  return world.ask(staff, '/invitations', { body: { reference, occasion, anchor, forms, channel } });
};
const remove = (version = 1) =>
  world.ask(staff, `/patients/${reference}`, { method: 'DELETE', body: { version, reason: 'fel patient' } });
const importOf = (more: Partial<PatientRecord>, invitations: Invitation[] = []) =>
  world.importLines(staff, [{ ...recorded(), visits: [], ...more, invitations }]);

const open = async () => (await world.ask(staff, `/patients/${reference}`)).json();
const stored = async () => {
  const items = await partitionOf(world.table, [invitationKind], keys.invitations(unit, reference));
  return items.map(({ key }) => key);
};

/** Checks that the stored patient can always be saved and imported, so that no change is locked out. */
async function staysOpen(): Promise<void> {
  const { version } = await open();
  const { invitations: _, questions: __, version: ___, ...asStored } = await open();
  expect((await put({ ...asStored, homeRegion: '12' }, version)).status).toBe(200);
  expect((await importOf({ visits: asStored.visits, homeRegion: '01' })).body).toMatchObject({ updated: 1 });
}

const pathsOf = (errors: { path: string }[]) => errors.map(({ path }) => path);

describe('the removal of a visit, beside an invitation that rests on it', () => {
  it('that came first: the visit stays, and the answer gives the reason', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await invite()).status).toBe(201));
    const response = await put(withoutVisit());
    expect(response.status).toBe(422);
    expect(pathsOf((await response.json()).errors)).toEqual(['record.invitations.0.anchor']);
    expect(await open()).toMatchObject({ version: 1, visits: [{ key: 'v1' }], invitations: [{}] });
    await staysOpen();
  });

  it.each(['GetItem', 'Query'] as const)(
    'that comes while the patient is being read, before %s',
    async (request) => {
      justBefore(world.table, request, async () => expect((await invite()).status).toBe(201));
      expect((await put(withoutVisit())).status).toBe(422);
      await staysOpen();
    },
  );

  it('that comes too late: it is not made, and the answer gives the reason', async () => {
    justBefore(world.table, 'TransactWriteItems', async () =>
      expect((await put(withoutVisit())).status).toBe(200),
    );
    const response = await invite();
    expect(response.status).toBe(422);
    expect(pathsOf((await response.json()).errors)).toEqual(['anchor']);
    expect(await stored()).toEqual([]);
    await staysOpen();
  });

  it('that an import brought first: the removal is refused and shows the change', async () => {
    justBefore(world.table, 'TransactWriteItems', async () =>
      expect((await importOf({}, [invitation()])).body).toMatchObject({ updated: 1 }),
    );
    const response = await put(withoutVisit());
    expect(response.status).toBe(409);
    expect((await response.json()).current).toMatchObject({
      version: 2,
      record: { visits: [{ key: 'v1' }] },
    });
    await staysOpen();
  });

  it('that an import brings too late: the line is refused', async () => {
    justBefore(world.table, 'TransactWriteItems', async () =>
      expect((await put(withoutVisit())).status).toBe(200),
    );
    const { body } = await importOf({}, [invitation()]);
    expect(body).toMatchObject({ updated: 0, rejected: [{ reference }] });
    expect(pathsOf(body.rejected[0].errors)).toEqual(['invitations.0.anchor']);
    expect(await stored()).toEqual([]);
    await staysOpen();
  });

  it('whichever is first', async () => {
    const outcomes = await Promise.all([put(withoutVisit()), invite()]);
    const statuses = outcomes.map(({ status }) => status);
    expect([
      [200, 422],
      [422, 201],
    ]).toContainEqual(statuses);
    await staysOpen();
  });
});

describe('an import that makes another kind of visit of the one that an invitation rests on', () => {
  const asOther = () => importOf({ visits: [newVisit({ kind: 'other' })] });

  it('is refused where the invitation came first', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await invite()).status).toBe(201));
    expect((await asOther()).body).toMatchObject({ updated: 0, rejected: [{ reference }] });
    await staysOpen();
  });

  it('is stored when the invitation comes too late', async () => {
    justBefore(world.table, 'TransactWriteItems', async () =>
      expect((await asOther()).body).toMatchObject({ updated: 1 }),
    );
    const response = await invite();
    expect(response.status).toBe(422);
    expect(pathsOf((await response.json()).errors)).toEqual(['anchor']);
    expect(await stored()).toEqual([]);
    await staysOpen();
  });
});

describe('two invitations at once', () => {
  it('are both made', async () => {
    const outcomes = await Promise.all([invite(), invite()]);
    expect(outcomes.map(({ status }) => status)).toEqual([201, 201]);
    expect(await stored()).toHaveLength(2);
    await staysOpen();
  });
});

describe('an import beside other writes of the same patient', () => {
  const visitOn = (day: number) => newVisit({ key: `day-${day}`, date: `2026-03-0${day}` });

  it('is stored when others were faster five times in a row', async () => {
    let faster = 0;
    const write = async () => {
      faster += 1;
      const homeRegion = faster % 2 === 0 ? '12' : '14';
      expect((await put(recorded({ homeRegion, cause: 'tumour' }), faster)).status).toBe(200);
      if (faster < 5) justBefore(world.table, 'TransactWriteItems', write);
    };
    justBefore(world.table, 'TransactWriteItems', write);
    expect((await importOf({ visits: [visitOn(1)] })).body).toMatchObject({ updated: 1, rejected: [] });
    expect(faster).toBe(5);
    expect(await open()).toMatchObject({ cause: 'tumour', version: 7 });
    await staysOpen();
  });

  it('is stored when eight come at once, each with its own change', async () => {
    const days = [1, 2, 3, 4, 5, 6, 7, 8];
    const answers = await Promise.all(days.map((day) => importOf({ visits: [visitOn(day)] })));
    expect(answers.map(({ body }) => body.updated)).toEqual(days.map(() => 1));
    const { visits } = await open();
    expect(visits.map(({ key }: { key: string }) => key)).toEqual(
      expect.arrayContaining(days.map((day) => visitOn(day).key)),
    );
    await staysOpen();
  });
});

describe('a change beside an invitation that it does not touch', () => {
  it('is stored without a message', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await invite()).status).toBe(201));
    expect((await put(recorded({ homeRegion: '12' }))).status).toBe(200);
    expect(await open()).toMatchObject({ homeRegion: '12', invitations: [{ status: 'sent' }] });
    await staysOpen();
  });
});

describe('a deletion leaves nothing behind, beside', () => {
  /** Checks that the next patient under the reference gets no old items. */
  const nothingLeft = async () => {
    expect(await stored()).toEqual([]);
    expect((await world.ask(staff, '/patients', { body: recorded() })).status).toBe(201);
    expect((await open()).invitations).toEqual([]);
    await staysOpen();
  };

  it('an invitation that came first', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await invite()).status).toBe(201));
    expect((await remove()).status).toBe(204);
    await nothingLeft();
  });

  it('an invitation that comes too late', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await remove()).status).toBe(204));
    expect((await invite()).status).toBe(404);
    await nothingLeft();
  });

  it('an invitation, whichever is first', async () => {
    const [removed, invited] = await Promise.all([remove(), invite()]);
    expect([removed.status, [201, 404].includes(invited.status)]).toEqual([204, true]);
    await nothingLeft();
  });

  it('an import that came first: the deletion is refused', async () => {
    justBefore(world.table, 'TransactWriteItems', async () =>
      expect((await importOf({}, [invitation()])).body).toMatchObject({ updated: 1 }),
    );
    expect((await remove()).status).toBe(409);
    expect(await stored()).toEqual(['i1']);
    await staysOpen();
  });

  it('an import that comes too late: it is a line of a new patient without the visit, and refused', async () => {
    justBefore(world.table, 'TransactWriteItems', async () => expect((await remove()).status).toBe(204));
    const { body } = await importOf({}, [invitation()]);
    expect(body).toMatchObject({ created: 0, updated: 0, rejected: [{ reference }] });
    await nothingLeft();
  });
});
