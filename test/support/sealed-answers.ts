import { randomBytes } from 'node:crypto';
import { expect } from 'vitest';
import { face } from '../../functions/domain/survey/instruments/face.ts';
import { prem } from '../../functions/domain/survey/instruments/prem.ts';
import { providedWordings } from '../../functions/domain/survey/wordings/wordings.ts';
import { answerForm } from '../../functions/http/survey/answer.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { findByCode } from '../../functions/storage/patient/survey-invitation.ts';
import { portalWorld } from './portal.ts';
import { workedExample } from './worked-example.ts';

const staff = 'staff@sahlgrenska';
const words = { shown: providedWordings('accepted'), known: providedWordings('accepted') };

/** A portal with patients who answer on the web, and staff who export and delete them. */
export async function sealedWorld() {
  const world = await portalWorld();

  /** The exported line of a patient. */
  async function exported(user: string, reference: string) {
    const text = await (await world.ask(user, '/export')).text();
    const lines = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    return lines.find((line) => line.reference === reference);
  }

  /** Answers PREM and FaCE with a code, an hour before the clock is set again. */
  async function answerOnTheWeb(code: string, overall: string) {
    const codeHash = hashCode(code.replaceAll('-', ''));
    const invitation = await findByCode(world.table, codeHash);
    if (!invitation) throw new Error('the code opens nothing');
    const now = () => new Date('2028-03-02T08:00:00Z');
    const answering = { table: world.table, now, random: randomBytes, wordingsAt: async () => words };
    for (const [instrument, values] of [
      [prem, { overall }],
      [face, { '1': 3 }],
    ] as const) {
      const submission = randomBytes(16).toString('base64url');
      const sent = { submission, respondent: 'patient', language: 'sv', values };
      await answerForm(answering, { codeHash, invitation }, instrument, { value: sent });
    }
  }

  /** Makes a patient who has answered PREM and FaCE on the web, with the code. */
  async function answeredOnTheWeb(reference: string, overall = 'good') {
    world.clock.now = new Date('2028-03-02T07:00:00Z');
    const invitations: object[] = [];
    await world.importLines(staff, [{ ...workedExample(), reference, invitations }]);
    const asked = { reference, occasion: 'new-visit', anchor: 'v1', forms: ['prem', 'face'], channel: 'sms' };
    const { code } = await (await world.ask(staff, '/invitations', { body: asked })).json();
    await answerOnTheWeb(code, overall);
    world.clock.now = new Date('2028-03-02T09:00:00Z');
    return exported(staff, reference);
  }

  /** Deletes a patient, as staff do. */
  async function remove(reference: string) {
    const { version } = await (await world.ask(staff, `/patients/${reference}`)).json();
    const body = { version, reason: 'prov' };
    const gone = await world.ask(staff, `/patients/${reference}`, { method: 'DELETE', body });
    expect(gone.status).toBe(204);
  }

  return { ...world, exported, answeredOnTheWeb, answerOnTheWeb, remove };
}
