import { describe, expect, it } from 'vitest';
import { readMessages } from '../../../../functions/storage/messages/messages.ts';
import { postWorld } from '../../../support/post-world.ts';

const phone = '+46701740605';

describe('an invitation that the system is asked to send', () => {
  const faults = async (world: Awaited<ReturnType<typeof postWorld>>, more: object = {}) => {
    const response = await world.invite('SU-1', more);
    return { status: response.status, ...(await response.json()) };
  };

  it('answers with its key and when it goes, and never with the code', async () => {
    const world = await postWorld();
    await world.register('SU-1', { phone });
    const response = await world.invite('SU-1');
    expect(response.status).toBe(201);
    expect(await response.json()).toEqual({ key: expect.any(String), due: '2026-03-02T10:00:00Z' });
  });

  it('is one invitation when the request comes again', async () => {
    const world = await postWorld();
    await world.register('SU-1', { phone });
    const body = {
      reference: 'SU-1',
      occasion: 'new-visit',
      anchor: 'v1',
      forms: ['prem'],
      channel: 'sms',
      send: true,
    };
    const headers = { 'Idempotency-Key': 'once' };
    const first = await (await world.ask(world.staff, '/invitations', { body, headers })).json();
    expect(await (await world.ask(world.staff, '/invitations', { body, headers })).json()).toEqual(first);
  });

  it('is refused where there is no address for the channel', async () => {
    const world = await postWorld();
    await world.register('SU-1', { email: 'a@example.org' });
    expect(await faults(world)).toMatchObject({ status: 422, errors: [{ path: 'channel' }] });
    expect(await faults(world, { channel: 'letter' })).toMatchObject({
      status: 422,
      errors: [{ path: 'channel' }],
    });
  });

  it('is refused where everything to the patient is stopped', async () => {
    const world = await postWorld();
    await world.register('SU-1', { phone, stopped: { reason: 'declined', at: '2026-03-01T09:00:00Z' } });
    expect(await faults(world)).toMatchObject({
      status: 422,
      errors: [{ path: 'send', message: 'Patienten vill inte svara.' }],
    });
  });
});

describe('reminders that staff ask for', () => {
  const remind = async (world: Awaited<ReturnType<typeof postWorld>>, ...invitations: object[]) => {
    const response = await world.ask(world.staff, '/reminders', { body: { invitations } });
    return ((await response.json()) as { results: object[] }).results;
  };

  it('go at the next allowed moment, once, with the code that is at home', async () => {
    const world = await postWorld();
    await world.register('SU-1', { phone });
    const handed = await world.invite('SU-1', { send: false, channel: 'letter' });
    const { key, code } = (await handed.json()) as { key: string; code: string };
    world.clock.now = new Date('2026-03-04T19:00:00Z');
    const asked = { reference: 'SU-1', key };
    const due = { ...asked, state: 'due', due: '2026-03-05T08:00:00Z' };
    expect(await remind(world, asked)).toEqual([due]);
    expect(await remind(world, asked)).toEqual([due]);
    await world.at('2026-03-05T08:00:05Z');
    await world.at('2026-03-20T08:00:05Z');
    expect(world.outbox.all()).toHaveLength(1);
    expect(world.outbox.all()[0]?.text).toContain(code);
  });

  it('are refused, each with its reason', async () => {
    const world = await postWorld();
    const key = await world.send('SU-1', { phone });
    await world.register('SU-2', {});
    const { key: byHand } = await (await world.invite('SU-2', { send: false, channel: 'letter' })).json();
    const results = await remind(
      world,
      { reference: 'SU-1', key },
      { reference: 'SU-2', key: byHand },
      { reference: 'SU-3', key },
    );
    expect(results).toMatchObject([
      { state: 'refused', detail: 'Utskicket är inte skickat än. Lämna koden först.' },
      { state: 'refused', detail: expect.stringContaining('telefonnummer') },
      { state: 'refused', detail: 'Utskicket finns inte.' },
    ]);
  });
});

describe('a stop', () => {
  const stop = (world: Awaited<ReturnType<typeof postWorld>>) =>
    world.ask(world.staff, '/patients/SU-1/contact/stop', { body: { reason: 'declined' } });

  it('ends what is due', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone });
    expect(await (await stop(world)).json()).not.toHaveProperty('mayArrive');
    await world.at('2026-03-02T10:10:00Z');
    expect(world.outbox.all()).toEqual([]);
    expect((await world.seen('SU-1')).next).toEqual({ obstacle: 'declined' });
  });

  it('waits for a message that is being handed over', async () => {
    const { promise: taken, resolve: take } = Promise.withResolvers<void>();
    const { promise: answer, resolve: accept } = Promise.withResolvers<void>();
    const world = await postWorld({
      deliver: async () => {
        take();
        await answer;
        return { accepted: 'm1' };
      },
    });
    await world.send('SU-1', { phone });
    const sending = world.at('2026-03-02T10:00:05Z');
    await taken;
    const stopping = stop(world);
    accept();
    expect(await (await stopping).json()).not.toHaveProperty('mayArrive');
    expect((await world.seen('SU-1')).messages).toMatchObject([{ state: 'accepted' }]);
    await sending;
  });

  it('names a message of which nobody knows whether it arrives', async () => {
    const world = await postWorld();
    const key = await world.send('SU-1', { phone: '+46701740003' });
    await world.at('2026-03-02T10:00:05Z');
    world.clock.now = new Date('2026-03-02T10:01:00Z');
    expect(await (await stop(world)).json()).toMatchObject({ mayArrive: [{ key, n: 1, channel: 'sms' }] });
  });
});

describe('a patient who is deleted', () => {
  it('leaves no messages, and gets none', async () => {
    const world = await postWorld();
    await world.send('SU-1', { phone });
    await world.at('2026-03-02T10:00:05Z');
    const { version } = await (await world.ask(world.staff, '/patients/SU-1')).json();
    const body = { version, reason: 'fel' };
    const gone = await world.ask(world.staff, '/patients/SU-1', { method: 'DELETE', body });
    expect(gone.status).toBe(204);
    expect(await readMessages(world.table, world.unit.id, 'SU-1')).toEqual([]);
    await world.at('2026-03-20T10:00:05Z');
    expect(world.outbox.all()).toHaveLength(1);
  });
});
