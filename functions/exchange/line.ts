import * as z from 'zod';
import type { Area } from '../domain/care/area.ts';
import { spellings } from '../domain/care/as-seen.ts';
import type { Moment } from '../domain/care/period.ts';
import type { InputError } from '../domain/failure.ts';
import { readInput, reservedNamesIn, textOf } from '../domain/input.ts';
import { entriesLimit } from '../domain/limits.ts';
import {
  type GivenPatient,
  keyedLists,
  type Patient,
  Reference,
  schemasOf,
} from '../domain/patient/patient.ts';
import { patientInOrder } from '../domain/patient/record-order.ts';
import type { Answer, GivenAnswer } from '../domain/survey/answer.ts';
import { hasHiddenAnswers } from '../domain/survey/instruments/instruments.ts';
import { orderFaultsOf } from './order-faults.ts';

/** The place of a sealed value: the patient's reference, the invitation's key and the form. */
type AnswerPlace = readonly [reference: string, invitation: string, form: string];

/** The note on how values came in, shown to people who may not read the values: see Answer. */
type Origin = Pick<Answer, 'cameReadable' | 'entryId' | 'typedIn'>;

/**
 * The sealed part of an answer: its values, whether staff can know them, and the time of their entry.
 */
type Sealable = Pick<Answer, 'values'> & Origin;

/** Opens a text that was sealed for a place; undefined when it was sealed for another. */
export type Open = (place: AnswerPlace, sealed: string) => Sealable | undefined;
export type Seal = (place: AnswerPlace, content: Sealable) => string;

const answerName = (invitation: string, form: string) => `${invitation}/${form}`;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

type Opened = { line: Record<string, unknown>; origins: Map<string, Origin>; errors: InputError[] };

/** Finds lists that no record has room for; their entries are not examined. */
function tooLong(line: Record<string, unknown>): InputError[] {
  return keyedLists
    .filter((list) => Array.isArray(line[list]) && line[list].length > entriesLimit)
    .map((path) => ({ path, message: `Listan får ha högst ${entriesLimit} värden.` }));
}

/** Opens the line's sealed values, before its form is known to be right. */
function openAnswers(line: Record<string, unknown>, open: Open): Opened {
  const opened: Opened = { line, origins: new Map(), errors: [] };
  const { reference, invitations } = line;
  if (!Array.isArray(invitations)) return opened;
  const openAnswer = (invitation: string, at: string) => (entry: [string, unknown]) => {
    const [form, answer] = entry;
    if (!hasHiddenAnswers(form) || !isObject(answer)) return entry;
    const name = answerName(invitation, form);
    const { values } = answer;
    if (!isObject(values) || typeof values.sealed !== 'string' || Object.keys(values).length !== 1) {
      opened.origins.set(name, { cameReadable: true });
      return entry;
    }
    // A program may have written the key in another Unicode form than it was sealed with.
    const content = spellings(invitation)
      .map((key) => open([textOf(reference), key, form], textOf(values.sealed)))
      .find((opened) => opened !== undefined);
    if (!content) {
      opened.errors.push({
        path: `${at}.answers.${form}.values.sealed`,
        message:
          'Det förseglade svaret hör inte till den här patienten och den här enkäten, eller är förseglat i ett annat system.',
      });
      return entry;
    }
    const { values: own, ...origin } = content;
    opened.origins.set(name, origin);
    return [form, { ...answer, values: own }] as [string, unknown];
  };
  opened.line = {
    ...line,
    invitations: invitations.map((invitation, index) => {
      if (!isObject(invitation) || !isObject(invitation.answers)) return invitation;
      const openOne = openAnswer(textOf(invitation.key), `invitations.${index}`);
      return { ...invitation, answers: Object.fromEntries(Object.entries(invitation.answers).map(openOne)) };
    }),
  };
  return opened;
}

/** Notes on every PREM answer of the patient how its values came in. */
function withOrigins(patient: GivenPatient, origins: ReadonlyMap<string, Origin>): GivenPatient {
  if (origins.size === 0) return patient;
  const invitations = patient.invitations.map((invitation) => {
    if (!invitation.answers) return invitation;
    const answers = Object.entries(invitation.answers).map(([form, answer]): [string, GivenAnswer] => [
      form,
      { ...answer, ...origins.get(answerName(invitation.key, form)) },
    ]);
    return { ...invitation, answers: Object.fromEntries(answers) };
  });
  return { ...patient, invitations };
}

/** The other patients on a line whose references the line's own may read like. */
export const SameReference = z.array(Reference).max(100).optional();
const Mark = z.strictObject({ sameReference: SameReference });

type ReadLine = { value: GivenPatient; accepts: readonly string[] } | { errors: InputError[] };

/**
 * Reads a line of an import, parsed as JSON: its form alone, not yet whether it fits the stored data. A line
 * with faults of form also gets the faults of order in the rest of it.
 */
export function readLine(area: Area, given: unknown, open: Open, moment: Moment): ReadLine {
  if (!isObject(given)) return { errors: [{ path: '', message: 'Raden ska vara ett JSON-objekt.' }] };
  const reserved = reservedNamesIn(given);
  if (reserved.length > 0) return { errors: reserved };
  const { sameReference, ...line } = given;
  const accepted = readInput(Mark, { sameReference });
  const long = tooLong(line);
  if (long.length > 0) return { errors: long };
  const { line: opened, origins, errors: unopened } = openAnswers(line, open);
  const read = readInput(schemasOf(area).GivenPatient, opened);
  if ('value' in read && 'value' in accepted && unopened.length === 0)
    return { value: withOrigins(read.value, origins), accepts: accepted.value.sameReference ?? [] };
  const ofForm = 'errors' in read ? read.errors : [];
  const sealed = unopened.map(({ path }) => path.slice(0, path.lastIndexOf('.')));
  const errors = [
    ...('errors' in accepted ? accepted.errors : []),
    ...unopened,
    ...ofForm.filter(({ path }) => !sealed.some((values) => path.startsWith(values))),
  ];
  return { errors: [...errors, ...orderFaultsOf(area, opened, errors, moment)] };
}

/**
 * Makes a line of an export: a patient as an import accepts one, with the values of PREM answers sealed.
 * @param sameReference the patients whose references read alike
 */
export function exportLine(
  patient: Patient,
  seal: Seal,
  sameReference: readonly string[] = [],
): Record<string, unknown> {
  const ordered = patientInOrder(patient);
  const invitations = ordered.invitations.map(({ answers, ...invitation }) => {
    if (!answers) return invitation;
    const sealedAnswers = Object.entries(answers).map(
      ([form, { values, cameReadable, entryId, typedIn, ...head }]) => [
        form,
        hasHiddenAnswers(form)
          ? {
              ...head,
              values: {
                sealed: seal([patient.reference, invitation.key, form], {
                  values,
                  cameReadable,
                  entryId,
                  typedIn,
                }),
              },
            }
          : { ...head, values },
      ],
    );
    return { ...invitation, answers: Object.fromEntries(sealedAnswers) };
  });
  return { ...ordered, ...(sameReference.length > 0 ? { sameReference } : {}), invitations };
}
