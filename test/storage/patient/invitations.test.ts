import { beforeEach, describe, expect, it } from 'vitest';
import type { Invitation } from '../../../functions/domain/survey/invitation.ts';
import {
  correctAnswer,
  createInvitation,
  getCode,
  handOver,
  renewCode,
  storeStaffAnswer,
  withdrawInvitation,
} from '../../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient } from '../../../functions/storage/patient/patients.ts';
import type { Table } from '../../../functions/storage/table.ts';
import { answer, entry, invitation, record } from '../../support/builders.ts';
import { testTable } from '../../support/dynamo.ts';
import { failed } from '../../support/failed.ts';
import { unit } from '../../support/world.ts';

const reference = 'SU-0001';
const onPaper = answer({ side: 'left', 1: 2 }, { mode: 'paper' });

const newCode = (hash = 'new') => ({ hash, salt: 'salt', serial: 1 });

let table: Table;
beforeEach(async () => {
  table = await testTable();
  await createRecord(table, unit, record(), entry());
});

const stored = async (key = 'i1') => {
  const found = await getPatient(table, unit, reference);
  return found?.patient.invitations.find((one) => one.key === key);
};

describe('an invitation', () => {
  it('is open for 90 days by default', async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    expect(await stored()).toEqual({ ...invitation(), expiresAt: '2026-05-14' });
  });

  it('keeps the last day it was given, and has none before it is sent', async () => {
    const { sentAt: _, ...unsent } = invitation({ key: 'i2' });
    await createInvitation(table, unit, { reference, version: 1 }, unsent, entry());
    await createInvitation(
      table,
      unit,
      { reference, version: 1 },
      invitation({ expiresAt: '2026-03-01' }),
      entry(),
    );
    expect(await stored('i2')).toEqual(unsent);
    expect((await stored())?.expiresAt).toBe('2026-03-01');
  });

  it('is not made for a patient who does not exist', async () => {
    await expect(
      createInvitation(table, unit, { reference: 'SU-0002', version: 1 }, invitation(), entry()),
    ).rejects.toEqual(failed('not-found'));
    await createRecord(table, unit, record({ reference: 'SU-0002' }), entry());
    expect((await getPatient(table, unit, 'SU-0002'))?.patient.invitations).toEqual([]);
  });

  it('does not take the place of another with its key', async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    const again = createInvitation(
      table,
      unit,
      { reference, version: 1 },
      invitation({ channel: 'sms' }),
      entry(),
    );
    await expect(again).rejects.toEqual(failed('conflict'));
    expect((await stored())?.channel).toBe('letter');
  });

  it('is withdrawn once and keeps its first moment', async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-03-01T09:00:00Z' }));
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-03-02T09:00:00Z' }));
    expect((await stored())?.withdrawnAt).toBe('2026-03-01T09:00:00Z');
  });

  it('gets no new code once it is withdrawn', async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-03-01T09:00:00Z' }));
    await expect(
      renewCode(table, unit, reference, 'i1', { code: newCode(), before: undefined }, entry()),
    ).rejects.toEqual(failed('conflict'));
  });

  it('that was not sent is sent with its new code; one that was keeps its moment', async () => {
    const { sentAt: _, ...unsent } = invitation({ key: 'i2' });
    await createInvitation(table, unit, { reference, version: 1 }, unsent, entry());
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    for (const key of ['i1', 'i2']) {
      await renewCode(
        table,
        unit,
        reference,
        key,
        { code: newCode(key), before: undefined, becomes: 'sentAt' },
        entry({ at: '2026-03-01T09:00:00Z' }),
      );
    }
    expect((await stored('i1'))?.sentAt).toBe('2026-02-13T09:00:00Z');
    expect(await stored('i2')).toMatchObject({
      sentAt: '2026-03-01T09:00:00Z',
      expiresAt: '2026-05-30',
    });
  });

  it('that was not sent can be created with its new code: it is sent when that is handed over', async () => {
    const { sentAt: _, ...unsent } = invitation();
    await createInvitation(table, unit, { reference, version: 1 }, unsent, entry());
    const first = { code: newCode(), before: undefined, becomes: 'createdAt' } as const;
    await renewCode(table, unit, reference, 'i1', first, entry({ at: '2026-03-01T09:00:00Z' }));
    const created = { createdAt: '2026-03-01T09:00:00Z', expiresAt: '2026-05-30' };
    expect(await stored()).toEqual({ ...unsent, ...created });
  });

  it('gets one new code of two that are made at once', async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), { hash: 'first' });
    const renew = (hash: string) =>
      renewCode(table, unit, reference, 'i1', { code: newCode(hash), before: { hash: 'first' } }, entry());
    await renew('second');
    await expect(renew('third')).rejects.toEqual(failed('conflict'));
    expect(await getCode(table, unit, reference, 'i1')).toEqual(newCode('second'));
  });

  it("stores its code's hash and derivation; of a random code the hash alone", async () => {
    const drawn = { hash: 'drawn' };
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry(), drawn);
    expect(await getCode(table, unit, reference, 'i1')).toEqual(drawn);
    await renewCode(table, unit, reference, 'i1', { code: newCode(), before: drawn }, entry());
    expect(await getCode(table, unit, reference, 'i1')).toEqual(newCode());
    expect(await getCode(table, unit, reference, 'i2')).toBeUndefined();
  });

  it('that does not exist is not found, and not made', async () => {
    const changes = [
      () => withdrawInvitation(table, unit, reference, 'i9', entry({ at: '2026-03-01T09:00:00Z' })),
      () => renewCode(table, unit, reference, 'i9', { code: newCode(), before: undefined }, entry()),
      () => storeStaffAnswer(table, unit, reference, 'i9', 'face', onPaper, entry()),
    ];
    for (const change of changes) await expect(change()).rejects.toEqual(failed('not-found'));
    expect((await getPatient(table, unit, reference))?.patient.invitations).toEqual([]);
  });
});

describe('a created invitation', () => {
  const { sentAt: _, ...unsent } = invitation();
  const created = { ...unsent, createdAt: '2026-02-13T09:00:00Z' };
  const atHand = () => handOver(table, unit, reference, 'i1', entry({ at: '2026-02-20T09:00:00Z' }));
  const make = (more: Partial<Invitation> = {}) =>
    createInvitation(table, unit, { reference, version: 1 }, { ...created, ...more }, entry(), newCode());

  it('is not sent, and open for 90 days from its creation', async () => {
    await make();
    expect(await stored()).toEqual({ ...created, expiresAt: '2026-05-14' });
  });

  it('is sent when it is handed over, once, and open for 90 days from then', async () => {
    await make();
    expect(await atHand()).toBe('2026-02-20T09:00:00Z');
    const later = entry({ at: '2026-02-25T09:00:00Z' });
    expect(await handOver(table, unit, reference, 'i1', later)).toBe('2026-02-20T09:00:00Z');
    const sent = { sentAt: '2026-02-20T09:00:00Z', expiresAt: '2026-05-21' };
    expect(await stored()).toEqual({ ...created, ...sent });
  });

  it.each<[string, Partial<Invitation>, string]>([
    ['opened', { openedAt: '2026-02-14T09:00:00Z' }, '2026-02-14T09:00:00Z'],
    ['answered', { answers: { face: onPaper } }, onPaper.answeredAt],
  ])('was sent when it was first %s, which a later handing-over does not change', async (_, more, sentAt) => {
    await make(more);
    expect((await stored())?.sentAt).toBe(sentAt);
    expect(await atHand()).toBe(sentAt);
    expect(await stored()).toMatchObject({ sentAt, expiresAt: '2026-05-14' });
  });

  it('is not handed over once it is withdrawn; one without a code, or that is not there, neither', async () => {
    await make({ withdrawnAt: '2026-02-14T09:00:00Z' });
    await expect(atHand()).rejects.toEqual(failed('conflict'));
    for (const [key, withoutCode] of Object.entries({ i2: unsent, i3: created })) {
      await createInvitation(table, unit, { reference, version: 1 }, { ...withoutCode, key }, entry());
      await expect(handOver(table, unit, reference, key, entry())).rejects.toEqual(failed('conflict'));
      expect(await stored(key)).not.toHaveProperty('sentAt');
    }
    await expect(handOver(table, unit, reference, 'i9', entry())).rejects.toEqual(failed('not-found'));
  });
});

describe('an answer on paper', () => {
  beforeEach(() => createInvitation(table, unit, { reference, version: 1 }, invitation(), entry()));

  it('is recorded', async () => {
    await storeStaffAnswer(table, unit, reference, 'i1', 'face', onPaper, entry());
    expect((await stored())?.answers).toEqual({ face: onPaper });
  });

  it('to an answered form is a conflict and changes nothing', async () => {
    await storeStaffAnswer(table, unit, reference, 'i1', 'face', onPaper, entry());
    const again = storeStaffAnswer(table, unit, reference, 'i1', 'face', answer({ 1: 5 }), entry());
    await expect(again).rejects.toEqual(failed('conflict'));
    expect((await stored())?.answers).toEqual({ face: onPaper });
  });

  it('to a form that is not in the invitation is not found', async () => {
    const other = storeStaffAnswer(table, unit, reference, 'i1', 'other', onPaper, entry());
    await expect(other).rejects.toEqual(failed('not-found'));
  });

  it('also comes in after the invitation was withdrawn', async () => {
    await withdrawInvitation(table, unit, reference, 'i1', entry({ at: '2026-03-01T09:00:00Z' }));
    await storeStaffAnswer(table, unit, reference, 'i1', 'face', onPaper, entry());
    expect((await stored())?.answers).toEqual({ face: onPaper });
  });
});

describe('an answer that is corrected', () => {
  const corrected = answer({ side: 'left', 1: 4 }, { mode: 'phone' });
  const known = { reference, key: 'i1', form: 'face', version: 2 };
  beforeEach(async () => {
    await createInvitation(table, unit, { reference, version: 1 }, invitation(), entry());
    await storeStaffAnswer(table, unit, reference, 'i1', 'face', onPaper, entry());
  });

  it('replaces the one before, and the invitation has another version', async () => {
    await correctAnswer(table, unit, known, corrected, entry());
    const found = await getPatient(table, unit, reference);
    expect(found?.patient.invitations[0]?.answers).toEqual({ face: corrected });
    expect(found?.invitationVersions).toEqual({ i1: 3 });
  });

  it('or removed is open again: it can be typed in anew', async () => {
    await correctAnswer(table, unit, known, null, entry());
    expect((await stored())?.answers).toBeUndefined();
    await storeStaffAnswer(table, unit, reference, 'i1', 'face', corrected, entry());
    expect((await stored())?.answers).toEqual({ face: corrected });
  });

  it.each([
    ['corrected', corrected],
    ['removed', null],
  ])('is not %s by the later of two people', async (_, change) => {
    const theirs = answer({ 1: 1 }, { mode: 'paper' });
    await correctAnswer(table, unit, known, theirs, entry());
    const later = correctAnswer(table, unit, known, change, entry());
    await expect(later).rejects.toEqual(failed('conflict'));
    expect((await stored())?.answers).toEqual({ face: theirs });
  });

  it.each([
    ['corrected', corrected],
    ['removed', null],
  ])('is not %s where there is none, or where it came on the web', async (_, change) => {
    const none = correctAnswer(table, unit, { ...known, form: 'fdi' }, change, entry());
    await expect(none).rejects.toEqual(failed('conflict'));
    const onTheWeb = answer({ 1: 5 }, { mode: 'web' });
    const other = invitation({ key: 'i2', answers: { face: onTheWeb } });
    await createInvitation(table, unit, { reference, version: 1 }, other, entry());
    const web = correctAnswer(table, unit, { ...known, key: 'i2', version: 1 }, change, entry());
    await expect(web).rejects.toEqual(failed('conflict'));
    expect((await stored('i2'))?.answers).toEqual({ face: onTheWeb });
  });

  it('in an invitation that does not exist is not found', async () => {
    const elsewhere = correctAnswer(table, unit, { ...known, key: 'i9' }, corrected, entry());
    await expect(elsewhere).rejects.toEqual(failed('not-found'));
  });
});
