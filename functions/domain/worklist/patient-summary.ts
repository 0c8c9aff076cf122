import type { CivilDate, Instant } from '../care/period.ts';
import { isNewVisit } from '../measure/history.ts';
import type { Need } from '../measure/need.ts';
import type { Patient } from '../patient/patient.ts';
import type { Invitation } from '../survey/invitation.ts';
import { lastDayOf, type ReachedStatus, reachedBy, stateOf } from '../survey/invitation-state.ts';

/** A visit or a treatment as the list of patients shows it. */
type SummarisedEvent = { kind: string; date: CivilDate };

type SummarisedInvitation = Pick<Invitation, 'key' | 'occasion' | 'forms'> & {
  /** The forms with an answer, in the order of `forms`. */
  answered: readonly string[];
  reached: ReachedStatus;
  lastDay?: CivilDate;
};

/**
 * What the list of patients shows, sorts and searches of one patient: a pure function of the facts, without a clock, as
 * the days in it are compared when the list is read. It holds no answer.
 */
export type PatientSummary = Pick<Patient, 'reference' | 'birthDate' | 'patientGroup' | 'homeRegion'> & {
  /** The newest change of the facts; absent when none is noted. */
  changedAt?: Instant;
  /** The date of the latest new visit. */
  newVisit?: CivilDate;
  lastVisit?: SummarisedEvent;
  lastTreatment?: SummarisedEvent;
  invitations: readonly SummarisedInvitation[];
  needs: readonly Need[];
};

/** The latest event; of several on one day the first. */
const latest = (events: readonly SummarisedEvent[]): SummarisedEvent | undefined =>
  events.reduce<SummarisedEvent | undefined>(
    (late, one) => (late && late.date >= one.date ? late : { kind: one.kind, date: one.date }),
    undefined,
  );

function summarised(invitation: Invitation): SummarisedInvitation {
  const { key, occasion, forms } = invitation;
  const state = stateOf(invitation);
  const lastDay = lastDayOf(state);
  return {
    key,
    occasion,
    forms,
    answered: forms.filter((form) => state.answered.includes(form)),
    reached: reachedBy(state),
    ...(lastDay && { lastDay }),
  };
}

/** @param needs what staff can mend about the patient (needs.ts) */
export function summaryOf(
  patient: Patient,
  { changedAt, needs }: { changedAt: Instant | undefined; needs: readonly Need[] },
): PatientSummary {
  const { reference, birthDate, patientGroup, homeRegion, visits, treatments, invitations } = patient;
  const newVisit = latest(visits.filter(isNewVisit))?.date;
  const [lastVisit, lastTreatment] = [latest(visits), latest(treatments)];
  return {
    reference,
    birthDate,
    ...(patientGroup && { patientGroup }),
    ...(homeRegion && { homeRegion }),
    ...(changedAt && { changedAt }),
    ...(newVisit && { newVisit }),
    ...(lastVisit && { lastVisit }),
    ...(lastTreatment && { lastTreatment }),
    invitations: invitations.map(summarised),
    needs,
  };
}
