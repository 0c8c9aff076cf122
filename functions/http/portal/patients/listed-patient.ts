import * as z from 'zod';
import { occasions } from '../../../domain/care/occasion.ts';
import type { CivilDate } from '../../../domain/care/period.ts';
import { GivenMoment, WrittenDate } from '../../../domain/care/written.ts';
import { needKinds } from '../../../domain/measure/need.ts';
import { Reference } from '../../../domain/patient/patient.ts';
import { invitationStatuses, statusOn } from '../../../domain/survey/invitation-state.ts';
import { needName } from '../../../domain/worklist/needs.ts';
import type { PatientSummary } from '../../../domain/worklist/patient-summary.ts';
import type { WorklistEntry } from '../../../domain/worklist/worklist.ts';
import type { Outcomes } from '../../../storage/worklist/outcomes.ts';

const LatestEvent = z.strictObject({ kind: z.string(), date: WrittenDate });

/** A need as a list of patients, or the worklist, shows it. */
export const ListedNeed = z
  .strictObject({
    id: z.string(),
    kind: z.enum(needKinds),
    reference: z.string(),
    invitation: z.string().optional(),
    visit: z.string().optional(),
    treatment: z.string().optional(),
    field: z.string().optional().describe('The field that is missing'),
    from: WrittenDate.describe('The first day it was shown'),
    lastDay: WrittenDate.optional().describe('The last day on which it can be mended'),
    tries: z.int().optional().describe('Calls without a reply'),
  })
  .meta({ id: 'ListedNeed' });
export type ListedNeed = z.infer<typeof ListedNeed>;

export function listedNeed(
  { id, reference, need }: WorklistEntry,
  outcomes: Outcomes | undefined,
): ListedNeed {
  const { years: _, ...told } = need;
  const tries = outcomes?.[needName(need)]?.tries;
  return { id, reference, ...told, ...(tries === undefined ? {} : { tries }) };
}

/** One patient as a line of the unit's list. */
export const ListedPatient = z.strictObject({
  reference: Reference,
  birthDate: WrittenDate,
  patientGroup: z.string().optional(),
  homeRegion: z.string().optional(),
  changedAt: GivenMoment.optional().describe('The newest change of the record or its invitations'),
  newVisit: WrittenDate.optional().describe('The latest new visit'),
  lastVisit: LatestEvent.optional(),
  lastTreatment: LatestEvent.optional(),
  need: ListedNeed.optional().describe('The most pressing of the patient’s needs in the worklist'),
  needs: z.int().describe('How many needs of the patient stand in the worklist'),
  invitations: z.array(
    z.strictObject({
      key: z.string(),
      occasion: z.enum(occasions),
      status: z.enum(invitationStatuses),
      forms: z.array(z.string()),
      answered: z.array(z.string()).describe('Forms'),
      lastDay: WrittenDate.optional().describe('The last day on which the link opens'),
    }),
  ),
});
type ListedPatient = z.infer<typeof ListedPatient>;

/** @param needs the needs that stand in the worklist, most pressing first */
export function listedPatient(
  { needs: _, invitations, ...rest }: PatientSummary,
  needs: readonly WorklistEntry[],
  outcomes: Outcomes | undefined,
  today: CivilDate,
): ListedPatient {
  const [first] = needs;
  return {
    ...rest,
    ...(first && { need: listedNeed(first, outcomes) }),
    needs: needs.length,
    invitations: invitations.map(({ reached, forms, answered, ...invitation }) => ({
      ...invitation,
      status: statusOn(reached, invitation.lastDay, today),
      forms: [...forms],
      answered: [...answered],
    })),
  };
}
