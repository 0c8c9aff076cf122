import { describe, expect, it } from 'vitest';
import { remindUnit } from '../../functions/events/remind.ts';
import { dueInvitations } from '../../functions/storage/messages/due.ts';
import { storeStaffAnswer } from '../../functions/storage/patient/invitations.ts';
import { answer, entry } from '../support/builders.ts';
import { postWorld } from '../support/post-world.ts';

const phone = '+46701740605';
const email = 'a@example.org';

describe('an invitation that the system sends', () => {
  it('goes at the next look, carries the code that opens it, and is delivered', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone });
    expect((await world.seen('SU-1')).status).toBe('created');
    await world.at('2026-03-02T10:00:05Z');
    const [taken] = world.outbox.all();
    expect(taken).toMatchObject({ channel: 'sms', to: phone, n: 1, at: '2026-03-02T10:00:05Z' });
    expect(taken?.text).toMatch(
      /^Västra Götalandsregionen har några frågor till dig: https:\/\/nhv\.test\/e\//,
    );
    await expect.poll(async () => (await world.seen('SU-1')).messages[0]?.state).toBe('delivered');
    const invitation = await world.seen('SU-1');
    expect(invitation.sentAt).toBe('2026-03-02T10:00:05Z');
    expect(invitation.next).toEqual({ kind: 'reminder', channel: 'sms', due: '2026-03-09T08:00:00Z' });
  });

  it('goes once, however often and at how many places the system looks at the same time', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone });
    await Promise.all([1, 2, 3].map(() => remindUnit(world.reminding, world.unit)));
    await world.at('2026-03-02T10:10:00Z');
    expect(world.outbox.all()).toHaveLength(1);
  });

  it('waits for the hours in which the unit sends', async () => {
    const world = await postWorld();
    world.clock.now = new Date('2026-03-06T18:00:00Z');
    await world.register('SU-1', { phone });
    const response = await world.invite('SU-1');
    expect(await response.json()).toMatchObject({ due: '2026-03-09T08:00:00Z' });
    await world.at('2026-03-07T10:00:00Z');
    expect(world.outbox.all()).toHaveLength(0);
    await world.at('2026-03-09T08:00:01Z');
    expect(world.outbox.all()).toHaveLength(1);
  });
});

describe('what becomes of a message', () => {
  it('an address that does not exist: the next channel, the next day', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone: '+46701740001', email });
    await world.at('2026-03-02T10:00:05Z');
    await expect.poll(async () => (await world.seen('SU-1')).messages[0]?.state).toBe('failed');
    await world.at('2026-03-03T09:00:00Z');
    expect(world.outbox.all().map(({ channel }) => channel)).toEqual(['sms', 'email']);
    expect((await world.seen('SU-1')).sentAt).toBe('2026-03-02T10:00:05Z');
  });

  it('no address leads anywhere: staff see it, and nothing more is sent until the contact changes', async () => {
    const world = await postWorld();
    await world.send('SU-1', { email: 'bounce@example.org' });
    await world.at('2026-03-02T10:00:05Z');
    await expect.poll(async () => (await world.seen('SU-1')).next).toEqual({ obstacle: 'unreachable' });
    expect((await world.seen('SU-1')).messages).toMatchObject([
      { state: 'failed', failure: 'no-such-address' },
    ]);
    await world.at('2026-03-10T10:00:05Z');
    expect(world.outbox.all()).toHaveLength(1);
    const body = { version: 1, phone };
    await world.ask(world.staff, '/patients/SU-1/contact', { method: 'PUT', body });
    await world.at('2026-03-10T10:00:10Z');
    expect(world.outbox.all()).toHaveLength(2);
  });

  it('never heard of again: it stays accepted, and the reminder follows', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone: '+46701740002' });
    await world.at('2026-03-02T10:00:05Z');
    await world.at('2026-03-05T10:00:05Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'accepted' }]);
    await world.at('2026-03-09T10:00:05Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ kind: 'invitation' }, { kind: 'reminder' }]);
  });

  it('cut off after it was taken: uncertain after half an hour, the first sent again after a day, once', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone: '+46701740003' });
    await world.at('2026-03-02T10:00:05Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'sending' }]);
    await world.at('2026-03-02T10:20:00Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'sending' }]);
    await world.at('2026-03-02T10:31:00Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'uncertain' }]);
    await world.at('2026-03-03T09:00:00Z');
    expect(world.outbox.all()).toHaveLength(1);
    await world.at('2026-03-03T10:31:00Z');
    expect(world.outbox.all()).toHaveLength(2);
    await world.at('2026-03-03T11:31:00Z');
    await world.at('2026-03-05T11:31:00Z');
    expect(world.outbox.all()).toHaveLength(2);
    expect((await world.seen('SU-1')).next).toMatchObject({ kind: 'reminder', due: '2026-03-09T08:00:00Z' });
  });

  it('cut off, a reminder is never repeated', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone });
    await world.at('2026-03-02T10:00:05Z');
    await world.changeContact('SU-1', { phone: '+46701740003' });
    await world.at('2026-03-09T09:00:00Z');
    await world.at('2026-03-09T09:31:00Z');
    await world.at('2026-03-11T09:31:00Z');
    expect(world.outbox.all()).toHaveLength(2);
    expect((await world.seen('SU-1')).messages[1]).toMatchObject({ kind: 'reminder', state: 'uncertain' });
  });

  it('reported twice, and before the answer: delivered once', async () => {
    const world = await postWorld();
    await world.send('SU-1', { email: 'twice@example.org' });
    await world.at('2026-03-02T10:00:05Z');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'delivered' }]);
    expect(world.errors).toEqual([]);
  });

  it('refused for now: the invitation is not sent, and goes an hour later', async () => {
    const world = await postWorld({ deliver: async () => ({ unsent: 'not-now' }) });
    await world.send('SU-1', { phone });
    await world.at('2026-03-02T10:00:05Z');
    const refused = await world.seen('SU-1');
    expect(refused).toMatchObject({ status: 'created', messages: [{ state: 'failed', failure: 'not-now' }] });
    expect(refused.next).toMatchObject({ kind: 'invitation', due: '2026-03-02T11:00:05Z' });
  });
});

describe('thirteen days', () => {
  it('a silent patient is reminded twice, then called; one who answers is left alone; a protected one gets nothing', async () => {
    const world = await postWorld();
    const both = { phone, email };
    await world.send('silent', both);
    const key = await world.send('answering', both, { forms: ['prem'] });
    await world.send('protected', both);
    await world.at('2026-03-02T10:00:05Z');
    await world.changeContact('protected', {
      stopped: { reason: 'protected-identity', at: '2026-03-03T08:00:00Z' },
    });
    const good = answer({ overall: 'good' }, { answeredAt: '2026-03-03T09:00:00Z', mode: 'phone' });
    await storeStaffAnswer(world.table, world.unit.id, 'answering', key, 'prem', good, entry());
    for (let day = 3; day <= 31; day++)
      for (const time of ['08:30', '12:00'])
        await world.at(`2026-03-${String(day).padStart(2, '0')}T${time}:00Z`);
    const days = (reference: string) =>
      world.sentTo(reference).map(({ at, channel }) => `${at.slice(5, 10)} ${channel}`);
    expect(days('silent')).toEqual(['03-02 sms', '03-09 sms', '03-16 email']);
    expect(days('answering')).toEqual(['03-02 sms']);
    expect(days('protected')).toEqual(['03-02 sms']);
    expect((await world.seen('silent')).next).toEqual({ obstacle: 'reminded' });
    expect((await world.seen('answering')).next).toEqual({ obstacle: 'answered' });
    expect((await world.seen('protected')).next).toEqual({ obstacle: 'protected-identity' });
    expect(await dueInvitations(world.table, world.unit.id, new Date('2027-01-01'), 10)).toEqual([]);
  });
});
