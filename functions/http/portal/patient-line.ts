import * as z from 'zod';
import type { Area } from '../../domain/care/area.ts';
import { schemasOf } from '../../domain/patient/patient.ts';
import { AnswerHead } from '../../domain/survey/answer.ts';
import { Values } from '../../domain/survey/values.ts';
import { SameReference } from '../../exchange/line.ts';
import { perArea } from '../openapi/described.ts';

const values = z.union([z.strictObject({ sealed: z.string() }), Values]);
const sameReference = SameReference.describe(
  'The patients whose references differ from this one only in capitals and leading zeros',
);

function patientLine(area: Area) {
  const { Patient, Invitation } = schemasOf(area);
  const answers = z.record(z.string(), AnswerHead.extend({ values })).optional();
  return Patient.extend({ sameReference, invitations: z.array(Invitation.extend({ answers })) });
}

/** Makes a line of an export, which an import accepts: a patient's whole record, with PREM values sealed. */
export const PatientLine = perArea('Patient', patientLine);

function givenPatientLine(area: Area) {
  const { GivenPatient, Invitation } = schemasOf(area);
  const language = AnswerHead.shape.language
    .optional()
    .describe('Left out, it is the stored one, and sv for a new answer');
  const answers = z.record(z.string(), AnswerHead.extend({ language, values })).optional();
  return GivenPatient.extend({ sameReference, invitations: z.array(Invitation.extend({ answers })) });
}

/** Makes a line of an import: that of an export, or with less of what is stored already. */
export const GivenPatientLine = perArea('GivenPatient', givenPatientLine);
