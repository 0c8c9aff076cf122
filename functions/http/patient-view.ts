import type { Area } from '../domain/area.ts';
import type { InputError } from '../domain/failure.ts';
import { patientInOrder } from '../domain/import/order.ts';
import type { Score, Values } from '../domain/instrument.ts';
import { instrumentOf } from '../domain/instruments/instruments.ts';
import { type InvitationStatus, stateOf, statusOf } from '../domain/invitation.ts';
import type { Answer, Invitation, Patient, PatientRecord, Visit } from '../domain/patient.ts';
import { questionsAbout } from '../domain/patient-check.ts';
import { isGraded, type SunnybrookScore, scoreSunnybrook } from '../domain/sunnybrook.ts';
import type { StoredPatient } from '../storage/patients.ts';

/** An answer as staff see it: FaCE and FDI with their scores, PREM without what was answered. */
export type SeenAnswer = Omit<Answer, 'values' | 'cameReadable'> & {
  values?: Values;
  scores?: Record<string, Score>;
};
export type SeenInvitation = Omit<Invitation, 'answers'> & {
  status: InvitationStatus;
  answers?: Record<string, SeenAnswer>;
};
export type SeenVisit = Visit & { sunnybrookScore?: SunnybrookScore };
export type SeenPatient = Omit<Patient, 'visits' | 'invitations'> & {
  visits: SeenVisit[];
  invitations: SeenInvitation[];
  /** Of the record, to be sent with a change of it. */
  version: number;
  /** What is unusual and worth a look. */
  questions: InputError[];
};

function seenAnswer(form: string, { values, cameReadable: _, ...head }: Answer): SeenAnswer {
  const instrument = instrumentOf(form);
  return instrument.type === 'prem' ? head : { ...head, values, scores: instrument.score(values) };
}

function seenInvitation(invitation: Invitation, now: Date): SeenInvitation {
  const { answers, ...rest } = invitation;
  const seen = Object.entries(answers ?? {}).map(([form, answer]) => [form, seenAnswer(form, answer)]);
  return {
    ...rest,
    status: statusOf(stateOf(invitation), now),
    ...(answers ? { answers: Object.fromEntries(seen) } : {}),
  };
}

const seenVisit = (visit: Visit): SeenVisit =>
  isGraded(visit.sunnybrook) ? { ...visit, sunnybrookScore: scoreSunnybrook(visit.sunnybrook) } : visit;

/** One patient with all that is computed about them. */
export function seenPatient(area: Area, { patient: stored, version }: StoredPatient, now: Date): SeenPatient {
  const patient = patientInOrder(stored);
  return {
    ...patient,
    visits: patient.visits.map(seenVisit),
    invitations: patient.invitations.map((invitation) => seenInvitation(invitation, now)),
    version,
    questions: questionsAbout(area, patient),
  };
}

const latest = <T extends { kind: string; date: string }>(events: readonly T[]) => {
  const last = events.reduce<T | undefined>(
    (late, one) => (late && late.date >= one.date ? late : one),
    undefined,
  );
  return last && { kind: last.kind, date: last.date };
};

/** One patient as a line of the unit's list. */
export function listedPatient({ patient }: StoredPatient, now: Date) {
  const { reference, birthDate, patientGroup, homeRegion, visits, treatments, invitations } = patient;
  const [lastVisit, lastTreatment] = [latest(visits), latest(treatments)];
  return {
    reference,
    birthDate,
    ...(patientGroup ? { patientGroup } : {}),
    ...(homeRegion ? { homeRegion } : {}),
    ...(lastVisit ? { lastVisit } : {}),
    ...(lastTreatment ? { lastTreatment } : {}),
    invitations: invitations.map((invitation) => {
      const { key, occasion, forms, answers = {} } = invitation;
      const answered = forms.filter((form) => answers[form] !== undefined);
      return { key, occasion, status: statusOf(stateOf(invitation), now), answered };
    }),
  };
}

/** What staff write of a patient. */
export function recordOf({ invitations: _, ...record }: Patient): PatientRecord {
  return record;
}
