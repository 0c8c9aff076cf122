import { randomBytes } from 'node:crypto';
import { buildSurveyAssets, type SurveyAssets } from '../../build.ts';
import { codeOf } from '../../functions/domain/survey/code.ts';
import type { Invitation } from '../../functions/domain/survey/invitation.ts';
import type { SurveyDeps } from '../../functions/http/survey/context.ts';
import { type GuessRules, guessLimit } from '../../functions/http/survey/guess.ts';
import { surveyApp } from '../../functions/http/survey/survey.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { createInvitation, storeStaffAnswer } from '../../functions/storage/patient/invitations.ts';
import { createRecord, getPatient } from '../../functions/storage/patient/patients.ts';
import { entry } from './builders.ts';
import { testTable } from './dynamo.ts';

export const unit = 'sahlgrenska';

/** Makes a submission's id as a client does. */
export const newSubmission = () => randomBytes(16).toString('base64url');

let built: Promise<SurveyAssets> | undefined;

/** The assets of the page, built once for a test file. */
function assets(): Promise<SurveyAssets> {
  built ??= buildSurveyAssets();
  return built;
}

/** The survey on a table, by default its own, with patients to invite. `at` sets its clock. */
export async function surveyWorld({
  guess,
  table: given,
  ...overrides
}: { guess?: GuessRules; table?: Awaited<ReturnType<typeof testTable>> } & Partial<
  Omit<SurveyDeps, 'guess' | 'table'>
> = {}) {
  const table = given ?? (await testTable());
  const clock = { now: new Date('2026-03-01T10:00:00Z') };
  const app = surveyApp({
    table,
    now: () => clock.now,
    random: (bytes) => randomBytes(bytes),
    assets: await assets(),
    publicUrl: 'https://follow-up.example',
    guess: guessLimit(guess),
    address: (c) => c.req.header('x-test-address') ?? '192.0.2.1',
    ...overrides,
  });

  let patients = 0;
  /** Makes a patient with one sent invitation, and the code that opens it. */
  async function invite(overrides: Partial<Invitation> = {}) {
    patients += 1;
    const reference = `SU-${patients}`;
    const code = codeOf(randomBytes(10));
    await createRecord(
      table,
      unit,
      {
        reference,
        birthDate: '1980-05-05',
        visits: [
          { key: 'the-visit', kind: 'new', date: '2026-02-20', mode: 'physical', multidisciplinary: true },
        ],
        treatments: [],
      },
      entry(),
    );
    const invitation: Invitation = {
      key: 'i1',
      occasion: 'new-visit',
      anchor: 'the-visit',
      forms: ['prem', 'face', 'fdi'],
      channel: 'letter',
      sentAt: '2026-02-21T09:00:00Z',
      expiresAt: '2026-05-22',
      ...overrides,
    };
    await createInvitation(table, unit, { reference, version: 1 }, invitation, entry(), {
      hash: hashCode(code),
    });
    /** Reads the stored invitation. */
    const stored = async () => {
      const found = await getPatient(table, unit, reference, { withPremValues: true });
      return found?.patient.invitations.find((one) => one.key === 'i1');
    };
    return { reference, code, stored };
  }

  /** Opens a page. */
  async function get(path: string, headers: Record<string, string> = {}) {
    const response = await app.request(path, { headers });
    return { status: response.status, headers: response.headers, html: await response.text() };
  }

  const put = (code: string, form: string, body: unknown, headers: Record<string, string> = {}) =>
    app.request(`/api/survey/${code}/${form}`, {
      method: 'PUT',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });

  const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
    app.request(path, {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-www-form-urlencoded', ...headers },
      body: new URLSearchParams(fields).toString(),
    });

  /** Types in, as staff do, the PREM that the invited patient answered on paper. */
  const typeIn = (reference: string) =>
    storeStaffAnswer(
      table,
      unit,
      reference,
      'i1',
      'prem',
      {
        answeredAt: '2026-02-27T09:00:00Z',
        respondent: 'patient',
        mode: 'paper',
        language: 'sv',
        values: { overall: 'good' },
      },
      entry(),
    );

  return { app, table, clock, invite, get, put, post, typeIn };
}

/** A complete PREM form as a client sends it. */
export const premAnswer = (values: object = { overall: 'good' }) => ({
  submission: newSubmission(),
  respondent: 'patient',
  language: 'sv',
  values,
});
