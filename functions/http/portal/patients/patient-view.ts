import * as z from 'zod';
import type { Area } from '../../../domain/care/area.ts';
import { InputError } from '../../../domain/failure.ts';
import { ContactStop } from '../../../domain/patient/contact.ts';
import { type Patient, type PatientRecord, schemasOf, Visit } from '../../../domain/patient/patient.ts';
import { questionsAbout } from '../../../domain/patient/patient-check.ts';
import { patientInOrder } from '../../../domain/patient/record-order.ts';
import { SunnybrookScore } from '../../../domain/patient/sunnybrook.ts';
import { isGraded, scoreSunnybrook } from '../../../domain/patient/sunnybrook-grading.ts';
import { type Answer, AnswerHead } from '../../../domain/survey/answer.ts';
import { hasHiddenAnswers, instrumentOf } from '../../../domain/survey/instruments/instruments.ts';
import type { Invitation } from '../../../domain/survey/invitation.ts';
import { invitationStatuses, stateOf, statusOf } from '../../../domain/survey/invitation-state.ts';
import { Score, Values } from '../../../domain/survey/values.ts';
import type { StoredPatient } from '../../../storage/patient/stored-patient.ts';
import { perArea } from '../../openapi/described.ts';
import { SeenMessages } from '../messages/seen-messages.ts';
import { ListedNeed } from './listed-patient.ts';

/** An answer as staff see it: FaCE and FDI with their scores, PREM without its values. */
const SeenAnswer = AnswerHead.extend({
  values: Values.optional(),
  scores: z.record(z.string(), Score).optional().describe('By scale'),
});
export type SeenAnswer = z.infer<typeof SeenAnswer>;

const SeenVisit = Visit.extend({ sunnybrookScore: SunnybrookScore.optional() });
export type SeenVisit = z.infer<typeof SeenVisit>;

const status = z.enum(invitationStatuses);

const seenInvitationSchema = (area: Area) =>
  schemasOf(area).Invitation.extend({
    status,
    version: z.int().min(1).describe('Of the invitation, to be sent with a correction of an answer in it'),
    answers: z.record(z.string(), SeenAnswer).optional(),
    ...SeenMessages.partial().shape,
  });
export type SeenInvitation = z.infer<ReturnType<typeof seenInvitationSchema>>;

/** One patient of an area with everything that is computed about them. */
const seenPatientSchema = (area: Area) =>
  schemasOf(area).PatientRecord.extend({
    visits: z.array(SeenVisit),
    invitations: z.array(seenInvitationSchema(area)),
    version: z.int().min(1).describe('Of the record, to be sent with a change of it'),
    questions: z.array(InputError).describe('What is unusual and worth a look'),
    stopped: ContactStop.optional().describe('Nothing is sent to the patient'),
    need: ListedNeed.optional().describe('The most pressing of the patient’s needs in the worklist'),
  });
export const SeenPatient = perArea('SeenPatient', seenPatientSchema);
export type SeenPatient = z.infer<ReturnType<typeof seenPatientSchema>>;

function seenAnswer(
  form: string,
  { values, cameReadable: _, entryId: __, typedIn: ___, ...head }: Answer,
): SeenAnswer {
  return hasHiddenAnswers(form) ? head : { ...head, values, scores: instrumentOf(form).score(values) };
}

function seenInvitation(invitation: Invitation, version: number, now: Date): SeenInvitation {
  const { answers, ...rest } = invitation;
  const seen = Object.entries(answers ?? {}).map(([form, answer]) => [form, seenAnswer(form, answer)]);
  return {
    ...rest,
    status: statusOf(stateOf(invitation), now),
    version,
    ...(answers ? { answers: Object.fromEntries(seen) } : {}),
  };
}

const seenVisit = (visit: Visit): SeenVisit =>
  isGraded(visit.sunnybrook) ? { ...visit, sunnybrookScore: scoreSunnybrook(visit.sunnybrook) } : visit;

export function seenPatient(
  area: Area,
  { patient: stored, version, invitationVersions }: StoredPatient,
  now: Date,
  {
    need,
    messages = {},
    stopped,
  }: {
    need?: ListedNeed | undefined;
    messages?: Record<string, SeenMessages>;
    stopped?: ContactStop | undefined;
  },
): SeenPatient {
  const patient = patientInOrder(stored);
  return {
    ...patient,
    visits: patient.visits.map(seenVisit),
    invitations: patient.invitations.map((invitation) => ({
      ...seenInvitation(invitation, invitationVersions[invitation.key] ?? 1, now),
      ...messages[invitation.key],
    })),
    version,
    questions: questionsAbout(area, patient),
    ...(stopped && { stopped }),
    ...(need && { need }),
  };
}

/** The part of a patient's record that staff enter. */
export function recordOf({ invitations: _, ...record }: Patient): PatientRecord {
  return record;
}
