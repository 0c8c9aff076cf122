import { serve } from '@hono/node-server';
import { onTestFinished } from 'vitest';
import { periferFacialispares } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import type { PatientContact } from '../../functions/domain/patient/contact.ts';
import { deliveredHandler } from '../../functions/events/delivered.ts';
import { type RemindDeps, remindUnit } from '../../functions/events/remind.ts';
import { openDataFolder } from '../../functions/local/data-folder.ts';
import { localPost } from '../../functions/local/outbox/local-providers.ts';
import { openOutbox } from '../../functions/local/outbox/outbox.ts';
import { outboxApp } from '../../functions/local/outbox/outbox-app.ts';
import { findAttempt } from '../../functions/storage/messages/messages.ts';
import { getPatientContact, setPatientContact } from '../../functions/storage/patient/patient-contact.ts';
import { entry, newVisit, record } from './builders.ts';
import { portalWorld } from './portal.ts';
import { temporaryFolder } from './temporary.ts';

const staff = 'staff@sahlgrenska';
const unit = unitOf(periferFacialispares, 'sahlgrenska');

/** Monday 2 March 2026, at eleven in Stockholm. */
const start = '2026-03-02T10:00:00Z';

type SeenMessage = {
  n: number;
  kind: string;
  channel: string;
  state: string;
  at: string;
  failure?: string;
};

/** The portal with the sending of messages, handed to the post office of the local run. */
export async function postWorld(given: Partial<RemindDeps> = {}) {
  const world = await portalWorld();
  const { table, clock, deps, ask } = world;
  clock.now = new Date(start);
  const errors: unknown[] = [];
  const onError = (error: unknown) => errors.push(error);
  const outbox = openOutbox(openDataFolder(temporaryFolder()));
  const office = outboxApp({
    outbox,
    now: deps.now,
    find: (attempt) => findAttempt(table, attempt),
    onEvent: deliveredHandler({ table, now: deps.now }),
    onError,
  });
  const origin = await new Promise<string>((resolve) => {
    const server = serve({ fetch: office.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) =>
      resolve(`http://127.0.0.1:${port}`),
    );
    onTestFinished(() => void server.close());
  });
  const reminding: RemindDeps = {
    table,
    now: deps.now,
    deriveMac: deps.deriveMac,
    publicUrl: deps.publicUrl,
    deliver: localPost(origin),
    onError,
    ...given,
  };

  /** Registers a patient with a contact. */
  async function register(reference: string, contact: PatientContact, birthDate = '1980-04-30') {
    const visits = [newVisit({ date: '2026-02-27' })];
    await ask(staff, '/patients', { body: record({ reference, birthDate, visits }) });
    await changeContact(reference, contact);
  }

  async function changeContact(reference: string, contact: PatientContact) {
    const { version } = await getPatientContact(table, unit.id, reference);
    await setPatientContact(table, unit.id, reference, { contact, version }, entry());
  }

  const invite = (reference: string, more: object = {}) =>
    ask(staff, '/invitations', {
      body: {
        reference,
        occasion: 'new-visit',
        anchor: 'v1',
        forms: ['prem', 'face', 'fdi'],
        channel: 'sms',
        send: true,
        ...more,
      },
    });

  /** Registers a patient and has the system send an invitation; returns its key. */
  async function send(reference: string, contact: PatientContact, more: object = {}): Promise<string> {
    await register(reference, contact);
    const response = await invite(reference, { channel: contact.phone ? 'sms' : 'email', ...more });
    const { key } = (await response.json()) as { key: string };
    return key;
  }

  /** The messages about a patient's only invitation, and what comes next, as staff see them. */
  async function seen(reference: string) {
    const response = await ask(staff, `/patients/${reference}`);
    const { invitations } = (await response.json()) as {
      invitations: { key: string; sentAt?: string; status: string; messages: SeenMessage[]; next: object }[];
    };
    const [invitation] = invitations;
    if (!invitation) throw new Error('the patient has no invitation');
    return invitation;
  }

  /** Moves the clock and sends what is due. */
  async function at(moment: string): Promise<void> {
    clock.now = new Date(moment);
    await remindUnit(reminding, unit);
  }

  const sentTo = (reference: string) =>
    outbox.all().filter(({ invitation }) => invitation?.reference === reference);

  return {
    ...world,
    reminding,
    outbox,
    errors,
    origin,
    staff,
    unit,
    register,
    changeContact,
    invite,
    send,
    seen,
    at,
    sentTo,
  };
}
