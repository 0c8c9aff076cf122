import * as z from 'zod';
import { toInstant } from '../../domain/care/period.ts';
import { fail } from '../../domain/failure.ts';
import { fromPathName } from '../../domain/path-name.ts';
import { Reference } from '../../domain/patient/patient.ts';
import { withoutPersonalNumber } from '../../domain/personal-number.ts';
import type { DeriveMac } from '../../domain/survey/derived-code.ts';
import type { Wording } from '../../domain/survey/wording.ts';
import { type AuditEntry, appendAudit } from '../../storage/audit.ts';
import { getPatient } from '../../storage/patient/patients.ts';
import type { StoredPatient } from '../../storage/patient/stored-patient.ts';
import type { Table } from '../../storage/table.ts';
import type { AtUnit, TokenVerifier, Who } from '../auth.ts';
import { newId } from '../id.ts';
import type { OpenApi } from './description.ts';

/** What the portal's API is built from. */
export type PortalDeps = {
  table: Table;
  /** The domain's clock. */
  now: () => Date;
  random: (bytes: number) => Uint8Array;
  verify: TokenVerifier;
  /** 32 bytes (sealingKeyOf): seals and opens PREM answers in exports and imports. */
  sealingKey: Uint8Array;
  /** Keys from before a change, which only open. */
  olderSealingKeys?: readonly Uint8Array[];
  /** What codes are derived with. */
  deriveMac: DeriveMac;
  /** Where people reach the system, without a trailing slash. */
  publicUrl: string;
  /** What the API says of itself, without where it is (dist/openapi.json). */
  description: OpenApi;
  /** The words that may be shown where a unit has no permitted ones active; all of the project's own by default. */
  wordings?: readonly Wording[];
};

/** What a request carries: its id in the log, who asks, and the unit they work at. */
export type PortalEnv = { Variables: { id: string; who: Who; at: AtUnit } };

/** What is done with patient data, as the access log names it. */
export const auditActions = [
  'list-patients',
  'list-members',
  'list-invitations',
  'read-patient',
  'read-history',
  'register-patient',
  'change-patient',
  'delete-patient',
  'create-invitation',
  'withdraw-invitation',
  'hand-over',
  'show-code',
  'renew-code',
  'record-answer',
  'correct-answer',
  'delete-answer',
  'change-contact',
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

/** What the access log says of a change that is made now; storage writes both at once. */
export const entryOf = ({ now, random }: PortalDeps, at: AtUnit, done: Audited): AuditEntry => ({
  at: toInstant(now()),
  id: newId(random),
  who: at.subject,
  role: at.role,
  ...done,
});

/** Logs what was read, which is answered only then, and what has no change of its own (an import as a whole). */
export const audit = (deps: PortalDeps, at: AtUnit, done: Audited): Promise<void> =>
  appendAudit(deps.table, at.unit.id, entryOf(deps, at, done));

/** What is taken away or replaced, as the one who asks knew it, and why. */
export const KnownVersion = z
  .strictObject({
    version: z.int().min(1),
    reason: withoutPersonalNumber(z.string().trim().min(1, 'Ange en orsak.').max(500)),
  })
  .meta({ id: 'KnownVersion' });

/** The reference that a part of an address's path stands for; what cannot be one is not there. */
export function referenceIn(path: string): string {
  const reference = fromPathName(path);
  return Reference.safeParse(reference).success ? reference : fail({ kind: 'not-found', what: 'patient' });
}

/** The unit's patient. Fails as not found for anything else, another unit's patients included. */
export async function patientOrFail(
  { table }: PortalDeps,
  at: AtUnit,
  reference: string,
): Promise<StoredPatient> {
  const stored = await getPatient(table, at.unit.id, referenceIn(reference));
  return stored ?? fail({ kind: 'not-found', what: 'patient' });
}
