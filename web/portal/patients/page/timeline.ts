import type { Area } from '../../../../functions/domain/care/area.ts';
import { stockholmDate } from '../../../../functions/domain/care/period.ts';
import { isAnswerable } from '../../../../functions/domain/measure/one-year-survey.ts';
import type { Complication, Treatment } from '../../../../functions/domain/patient/patient.ts';
import { usesSunnybrook } from '../../../../functions/domain/patient/sunnybrook-grading.ts';
import { lastDayOf } from '../../../../functions/domain/survey/invitation-state.ts';
import type { SeenInvitation, SeenPatient, SeenVisit } from '../../api.ts';

/** Something that happened to the patient, with the forms that ask about it. */
export type TimelineEntry =
  | { kind: 'visit'; date: string; visit: SeenVisit; invitations: SeenInvitation[] }
  | { kind: 'treatment'; date: string; treatment: Treatment; invitations: SeenInvitation[] }
  | { kind: 'complication'; date: string; complication: Complication; operation: Treatment; at: number };

/** The moment an invitation was sent, or otherwise created, in ms; one with neither counts as the oldest. */
const sendingOf = ({ sentAt, createdAt }: SeenInvitation): number =>
  Date.parse(sentAt ?? createdAt ?? '') || 0;

/** Lists everything recorded, newest first; on the same day the operation comes below its complication. */
export function timelineOf(patient: SeenPatient): TimelineEntry[] {
  const asking = (key: string) =>
    patient.invitations
      .filter(({ anchor }) => anchor === key)
      .sort((one, other) => sendingOf(other) - sendingOf(one));
  const entries: TimelineEntry[] = [
    ...patient.visits.map(
      (visit) => ({ kind: 'visit', date: visit.date, visit, invitations: asking(visit.key) }) as const,
    ),
    ...patient.treatments.map(
      (treatment) =>
        ({ kind: 'treatment', date: treatment.date, treatment, invitations: asking(treatment.key) }) as const,
    ),
    ...patient.treatments.flatMap((operation) =>
      (operation.complications ?? []).map(
        (complication, at) =>
          ({ kind: 'complication', date: complication.date, complication, operation, at }) as const,
      ),
    ),
  ];
  const rank = { visit: 0, treatment: 1, complication: 2 } as const;
  return entries.sort(
    (one, other) => other.date.localeCompare(one.date) || rank[other.kind] - rank[one.kind],
  );
}

/**
 * Whether a visit shows its grading: in an area that grades, at the visits that ask for it, and wherever a
 * grading is recorded.
 */
export const showsGrading = (area: Area, { kind, sunnybrook }: SeenVisit): boolean =>
  sunnybrook !== undefined || (usesSunnybrook(area) && kind !== 'other');

/**
 * Tells the events of an invitation in order: «lämnad 2026-02-13 · öppnad 2026-02-15». Empty for one that is
 * not sent.
 */
export function invitationStory(invitation: SeenInvitation): string {
  const { createdAt, sentAt, openedAt, expiresAt, withdrawnAt, status } = invitation;
  const on = (word: string, instant: string | undefined) => instant && `${word} ${stockholmDate(instant)}`;
  const lastDay = isAnswerable(invitation) && lastDayOf(invitation);
  return [
    !sentAt && on('skapad', createdAt),
    on('lämnad', sentAt),
    on('öppnad', openedAt),
    on('tillbakadragen', withdrawnAt),
    !withdrawnAt && status === 'expired' && expiresAt && `gick ut ${expiresAt}`,
    lastDay && `svara senast ${lastDay}`,
  ]
    .filter(Boolean)
    .join(' · ');
}
