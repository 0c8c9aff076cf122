import { countingIn } from '../../domain/areas/counting.ts';
import type { Area, Unit } from '../../domain/care/area.ts';
import { toInstant } from '../../domain/care/period.ts';
import type { Patient } from '../../domain/patient/patient.ts';
import type { Answer } from '../../domain/survey/answer.ts';
import type { CodeOf } from '../../domain/survey/derived-code.ts';
import { hasHiddenAnswers } from '../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../domain/survey/invitation.ts';
import { isCorrectable } from '../../domain/survey/staff-answer.ts';
import type { AuditAction } from '../../http/portal/context.ts';
import { inParallel } from '../../in-parallel.ts';
import { type CodeDeps, issueCode } from '../../issue-code.ts';
import type { AuditEntry } from '../../storage/audit.ts';
import { putImported } from '../../storage/patient/imported-patient.ts';
import { createInvitation } from '../../storage/patient/invitations.ts';
import { listPatients } from '../../storage/patient/patients.ts';
import type { Table } from '../../storage/table.ts';
import { applyTallies } from '../../storage/totals/tallies.ts';
import { demoPatients } from './demo-patients.ts';

/** The fixed seed: demonstrations that start at the same moment have the same patients. */
export const demoSeed = 'demonstration';

type LoadOptions = CodeDeps & {
  /** The present moment of the demonstration; no event is later. */
  now: Date;
  areas: readonly Area[];
};

/** The loaded data, and its one invitation that can be answered from a link. */
export type Loaded = {
  patients: number;
  waiting: CodeOf;
};

/** The number of writes under way at once: the database is not quicker with more. */
const writers = 4;

type AtUnit = { area: Area; unit: Unit; patients: Patient[] };

/** Makes the entry of the access log for a demonstration patient, as for all patients. */
const entryOf = (
  now: Date,
  reference: string,
  action: AuditAction,
  detail: AuditEntry['detail'],
): AuditEntry => ({
  at: toInstant(now),
  id: `${action}-${reference}`,
  who: 'demo',
  role: 'staff',
  action,
  reference,
  detail,
});

/**
 * Fills an empty table with the demonstration, by the same writes as an import, and counts it.
 * @returns null, and nothing is written, when any unit has a patient already
 */
export async function loadDemo(
  table: Table,
  { areas, now, ...codeDeps }: LoadOptions,
): Promise<Loaded | null> {
  const units = areas.flatMap((area) => area.units.map((unit) => ({ area, unit })));
  for (const { unit } of units) {
    const { patients } = await listPatients(table, unit.id, { limit: 1 });
    if (patients.length > 0) return null;
  }
  const everywhere = units.map(
    ({ area, unit }): AtUnit => ({ area, unit, patients: demoPatients(area, unit, { now, seed: demoSeed }) }),
  );
  await writeAll(table, everywhere, now);
  const waiting = await inviteLast(table, everywhere, now, codeDeps);
  await count(table, everywhere, now);
  return { patients: everywhere.reduce((sum, { patients }) => sum + patients.length, 0), waiting };
}

/** Marks the PREM answers that came on paper or by phone as typed in by staff, who then know them. */
function withTypedIn({ answers, ...invitation }: Invitation): Invitation {
  if (!answers) return invitation;
  const marked = Object.entries(answers).map(([form, answer]): [string, Answer] => [
    form,
    hasHiddenAnswers(form) && isCorrectable(answer) ? { ...answer, typedIn: true } : answer,
  ]);
  return { ...invitation, answers: Object.fromEntries(marked) };
}

async function writeAll(table: Table, everywhere: readonly AtUnit[], now: Date): Promise<void> {
  const all = everywhere.flatMap(({ unit, patients }) => patients.map((patient) => ({ unit, patient })));
  await inParallel(all, writers, ({ unit, patient: { invitations, ...record } }) => {
    const imported = {
      record,
      read: null,
      invitations: invitations.map((invitation) => ({ invitation: withTypedIn(invitation), isNew: true })),
    };
    const entry = entryOf(now, record.reference, 'import-patient', { outcome: 'created' });
    return putImported(table, unit.id, imported, entry);
  });
}

/** Brings tallies and totals up to date at once, which leaves no work for the stream. */
async function count(table: Table, everywhere: readonly AtUnit[], now: Date): Promise<void> {
  for (const { unit, patients } of everywhere) {
    const references = patients.map(({ reference }) => reference);
    const [failed] = await applyTallies(
      table,
      unit.id,
      references,
      countingIn(unit.id, () => now),
    );
    if (failed) throw failed.error;
  }
}

/** Invites today's new patient of the largest unit by link: an answer to it changes this year's numbers. */
async function inviteLast(
  table: Table,
  everywhere: readonly AtUnit[],
  now: Date,
  codeDeps: CodeDeps,
): Promise<Loaded['waiting']> {
  const [largest] = everywhere.toSorted((one, other) => other.patients.length - one.patients.length);
  const patient = largest?.patients.at(-1);
  const anchor = patient?.visits.at(-1);
  if (!largest || !patient || !anchor) throw new Error('there is no unit with patients to demonstrate');
  const invitation: Invitation = {
    key: 'i1',
    occasion: 'new-visit',
    anchor: anchor.key,
    forms: [...largest.area.forms['new-visit']],
    channel: 'clinic',
    sentAt: toInstant(now),
  };
  const { reference } = patient;
  const { key } = invitation;
  const unit = largest.unit.id;
  const { stored } = await issueCode(codeDeps, { unit, reference, key });
  const entry = entryOf(now, reference, 'create-invitation', { key });
  const invited = { reference, version: 1 };
  await createInvitation(table, unit, invited, invitation, entry, stored);
  return { unit, reference, key };
}
