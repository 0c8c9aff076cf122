import * as z from 'zod';
import { Reason } from '../../domain/care/free-text.ts';
import { toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { fromPathName } from '../../domain/path-name.ts';
import { Reference } from '../../domain/patient/patient.ts';
import type { DeriveMac } from '../../domain/survey/derived-code.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { type AuditEntry, appendAudit } from '../../storage/audit.ts';
import { getPatient } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { Table } from '../../storage/table.ts';
import type { AtUnit, TokenVerifier, Who } from '../auth.ts';
import { newId } from '../id.ts';
import type { OpenApi } from './description.ts';

/** The parts that the portal's API is built from. */
export type PortalDeps = {
  table: Table;
  /** The domain's clock. */
  now: () => Date;
  /** The real clock, on which the age of a sign-in runs; the machine's when left out. */
  realNow?: () => Date;
  random: (bytes: number) => Uint8Array;
  verify: TokenVerifier;
  /** 32 bytes (sealingKeyOf): seals and opens PREM answers in exports and imports. */
  sealingKey: Uint8Array;
  /** Keys from before a rotation, which only open. */
  olderSealingKeys?: readonly Uint8Array[];
  /** The key operation that codes are derived with. */
  deriveMac: DeriveMac;
  /** The system's public address, without a trailing slash. */
  publicUrl: string;
  /** The API's description without its address (dist/openapi.json). */
  description: OpenApi;
  /**
   * Wordings that may be shown when a unit has no permitted one active; by default all of the project's own.
   */
  wordings?: readonly Wording[];
  /** The codes of the countries to which texts go; `+46` alone by default. */
  textCountryCodes?: readonly string[];
  /** How long an import goes on beginning patients, in milliseconds; `importTime` by default. */
  importTime?: number;
};

/** The variables of a request: its id in the log, the caller, and the caller's unit. */
export type PortalEnv = { Variables: { id: string; who: Who; at: AtUnit } };

/** The actions on patient data, as the access log names them. */
export const auditActions = [
  'list-patients',
  'list-members',
  'list-invitations',
  'list-worklist',
  'read-patient',
  'read-history',
  'register-patient',
  'change-patient',
  'delete-patient',
  'create-invitation',
  'withdraw-invitation',
  'hand-over',
  'settle-need',
  'read-contact',
  'change-patient-contact',
  'stop-contact',
  'resume-contact',
  'remind',
  'show-code',
  'renew-code',
  'record-answer',
  'correct-answer',
  'delete-answer',
  'answer-left-year',
  'answer-replaced',
  'change-contact',
  'change-plan',
  'read-report',
  'answer-check',
  'sign-report',
  'import-patient',
  'import',
  'preview-patient',
  'preview-import',
  'export',
] as const;
export type AuditAction = (typeof auditActions)[number];

type Audited = {
  action: AuditAction;
  reference?: string;
  reason?: string | undefined;
  detail?: Readonly<Record<string, unknown>>;
};

/** Makes the access log's entry for a change; storage writes the entry and the change at once. */
export const entryOf = ({ now, random }: PortalDeps, at: AtUnit, done: Audited): AuditEntry => ({
  at: toInstant(now()),
  id: newId(random),
  who: at.subject,
  role: at.role,
  ...done,
});

/** Logs a reading before it is answered, and an action without a change of its own (an import as a whole). */
export const audit = (deps: PortalDeps, at: AtUnit, done: Audited): Promise<void> =>
  appendAudit(deps.table, at.unit.id, entryOf(deps, at, done));

/** The version that the caller knew of a thing to remove or replace, and the reason. */
export const KnownVersion = z
  .strictObject({
    version: z.int().min(1),
    reason: Reason,
  })
  .meta({ id: 'KnownVersion' });

/** Set when a new patient is taken in though the reference reads like another's. */
export const AcceptSame = z
  .literal('accepted')
  .optional()
  .describe('Takes in a new reference that differs from another only in capitals and leading zeros');

/** Reads the reference in a part of an address's path. Fails as not found when it cannot be a reference. */
export function referenceIn(path: string): string {
  const reference = fromPathName(path);
  return Reference.safeParse(reference).success ? reference : fail({ kind: 'not-found', what: 'patient' });
}

/** Finds the unit's patient. Fails as not found for anything else, another unit's patients included. */
export async function patientOrFail(
  { table }: PortalDeps,
  at: AtUnit,
  reference: string,
): Promise<StoredPatient> {
  const stored = await getPatient(table, at.unit.id, referenceIn(reference));
  return stored ?? fail({ kind: 'not-found', what: 'patient' });
}
