import type { Patient, PatientRecord, Treatment, Visit } from '../../functions/domain/patient/patient.ts';
import type { Answer } from '../../functions/domain/survey/answer.ts';
import type { Invitation } from '../../functions/domain/survey/invitation.ts';
import type { AuditEntry } from '../../functions/storage/audit.ts';

/** Small valid parts of a patient; each test names only what its claim is about. */

export const newVisit = (more: Partial<Visit> = {}): Visit => ({
  key: 'v1',
  kind: 'new',
  date: '2026-02-11',
  mode: 'physical',
  multidisciplinary: true,
  ...more,
});

export const surgery = (more: Partial<Treatment> = {}): Treatment => ({
  key: 't1',
  kind: 'surgery',
  date: '2026-05-05',
  procedures: ['free-muscle-transplant'],
  ...more,
});

export const invitation = (more: Partial<Invitation> = {}): Invitation => ({
  key: 'i1',
  occasion: 'new-visit',
  anchor: 'v1',
  forms: ['prem', 'face', 'fdi'],
  channel: 'letter',
  sentAt: '2026-02-13T09:00:00Z',
  ...more,
});

export const answer = (values: Answer['values'], more: Partial<Answer> = {}): Answer => ({
  answeredAt: '2026-02-15T18:22:00Z',
  respondent: 'patient',
  mode: 'web',
  language: 'sv',
  values,
  ...more,
});

export const record = (more: Partial<PatientRecord> = {}): PatientRecord => ({
  reference: 'SU-0001',
  birthDate: '1980-04-30',
  legalSex: 'female',
  homeRegion: '14',
  patientGroup: 'flaccid',
  cause: 'tumour',
  visits: [newVisit()],
  treatments: [],
  ...more,
});

export const patient = (more: Partial<Patient> = {}): Patient => ({ ...record(), invitations: [], ...more });

let entries = 0;

/** Makes an entry for the access log, each different from the others. */
export const entry = (more: Partial<AuditEntry> = {}): AuditEntry => {
  entries += 1;
  return {
    at: '2026-03-01T09:00:00Z',
    id: `e${entries}`,
    who: 'subject-1',
    role: 'staff',
    action: 'change-patient',
    ...more,
  };
};
