import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { periferFacialispares as area } from '../../functions/domain/areas/perifer-facialispares.ts';
import { unitOf } from '../../functions/domain/care/area.ts';
import { toInstant } from '../../functions/domain/care/period.ts';
import { codeBytes, codeOf } from '../../functions/domain/survey/code.ts';
import { type Instrument, optionsOf } from '../../functions/domain/survey/instrument.ts';
import { instrumentOf } from '../../functions/domain/survey/instruments/instruments.ts';
import { guessLimit } from '../../functions/http/survey/guess.ts';
import { surveyApp } from '../../functions/http/survey/survey.ts';
import { demoPatients } from '../../functions/local/demo/demo-patients.ts';
import { hashCode } from '../../functions/storage/patient/code-hash.ts';
import { createInvitation } from '../../functions/storage/patient/invitations.ts';
import { createRecord } from '../../functions/storage/patient/patients.ts';
import type { Table } from '../../functions/storage/table.ts';
import type { SurveyAssets } from '../../web/survey/document.tsx';
import { entry } from '../support/builders.ts';

export const surveyUnit = 'sahlgrenska';
export const surveyForms = area.forms['new-visit'];

/** Reads the deployed style and script, beside this program in dist/. */
export async function readAssets(): Promise<SurveyAssets> {
  return JSON.parse(await readFile(new URL('../survey/assets.json', import.meta.url), 'utf8'));
}

export const noAssets: SurveyAssets = { style: '', entryStyle: '', script: '', entry: '' };

export function surveyOn(table: Table, assets: SurveyAssets) {
  return surveyApp({
    table,
    now: () => new Date(),
    random: (bytes) => new Uint8Array(randomBytes(bytes)),
    assets,
    publicUrl: 'http://127.0.0.1',
    guess: guessLimit(),
    address: () => 'bench',
  });
}

/**
 * Makes a patient of today who is asked all three forms.
 * @returns the reference and the code that opens them
 */
export async function invite(table: Table): Promise<{ reference: string; code: string }> {
  const now = new Date();
  const seed = randomBytes(6).toString('hex');
  const [patient] = demoPatients(area, unitOf(area, surveyUnit), { now, seed, count: 1 });
  const anchor = patient?.visits.at(-1);
  if (!patient || !anchor) throw new Error('there is nobody to ask');
  const { invitations: _, ...record } = { ...patient, reference: `bench-${seed}` };
  await createRecord(table, surveyUnit, record, entry());
  const code = codeOf(new Uint8Array(randomBytes(codeBytes)));
  const invitation = {
    key: 'i1',
    occasion: 'new-visit' as const,
    anchor: anchor.key,
    forms: [...surveyForms],
    channel: 'sms' as const,
    sentAt: toInstant(now),
  };
  await createInvitation(
    table,
    surveyUnit,
    { reference: record.reference, version: 1 },
    invitation,
    entry(),
    { hash: hashCode(code) },
  );
  return { reference: record.reference, code };
}

function complete(instrument: Instrument) {
  return Object.fromEntries(
    instrument.items.map((item) => [item.key, optionsOf(instrument, item)[0] as string | number]),
  );
}

/** Makes a complete form as the page's script sends it. */
export function sentForm(form: string): RequestInit {
  return {
    method: 'PUT',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({
      submission: randomBytes(16).toString('base64url'),
      respondent: 'patient',
      language: 'sv',
      values: complete(instrumentOf(form)),
    }),
  };
}

/**
 * Reads the answer's body as it is transferred.
 * @throws when the status is another
 */
export async function bodyOf(response: Response, status = 200): Promise<Buffer> {
  if (response.status !== status) throw new Error(`${response.status} ${await response.text()}`);
  return Buffer.from(await response.arrayBuffer());
}
