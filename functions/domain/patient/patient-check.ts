import type { Area } from '../care/area.ts';
import { asSeen } from '../care/as-seen.ts';
import {
  adultFrom,
  ageOn,
  type CivilDate,
  type Instant,
  type Moment,
  standsForDay,
  stockholmDate,
} from '../care/period.ts';
import type { InputError } from '../failure.ts';
import type { Invitation } from '../survey/invitation.ts';
import { answeredFrom } from '../survey/invitation-state.ts';
import { earliestAnswer } from '../survey/staff-answer.ts';
import { type Keyed, keyedLists, type Patient } from './patient.ts';

type Report = (path: string, message: string) => void;

/**
 * Two entries may not have one key, nor two keys that people see as one. Those that are stored so already stay, and are
 * a question.
 */
function checkKeys(patient: Patient, stored: Patient | undefined, report: Report): void {
  const known = new Set(stored && keyedLists.flatMap((list) => stored[list].map(({ key }) => key)));
  const seen = new Map<string, string[]>();
  for (const list of keyedLists) {
    for (const [index, { key }] of patient[list].entries()) {
      const name = asSeen(key);
      const alike = seen.get(name) ?? [];
      const isNew = !known.has(key) && alike.length > 0;
      if (alike.includes(key) || isNew || alike.some((other) => !known.has(other)))
        report(`${list}.${index}.key`, `Nyckeln ${key} finns redan hos patienten.`);
      seen.set(name, [...alike, key]);
    }
  }
}

/**
 * Whether a day or a moment lies after the present one. Only new and changed ones are judged: what is stored may
 * come from a clock that was a little ahead, and must not keep the rest of the record from being changed.
 */
const isAhead = (given: string | undefined, stored: string | undefined, { now, today }: Moment): boolean => {
  if (given === undefined || given === stored) return false;
  return given.length > today.length ? isAfter(given, now) : given > today;
};

function checkVisits(patient: Patient, stored: Patient | undefined, moment: Moment, report: Report): void {
  const before = byKey(stored?.visits);
  for (const [index, visit] of patient.visits.entries()) {
    const at = `visits.${index}`;
    const was = before.get(visit.key);
    if (isAhead(visit.date, was?.date, moment)) report(`${at}.date`, 'Besökets datum ligger i framtiden.');
    if (visit.date < patient.birthDate) report(`${at}.date`, 'Besöket ligger före patientens födelse.');
    const referral = visit.referralReceivedOn;
    if (isAhead(referral, was?.referralReceivedOn, moment))
      report(`${at}.referralReceivedOn`, 'Remissens datum ligger i framtiden.');
    if (referral && visit.date < referral)
      report(`${at}.date`, `Besöket ligger före sin remiss (${referral}).`);
    if (isAhead(visit.reportedToReferrerOn, was?.reportedToReferrerOn, moment))
      report(`${at}.reportedToReferrerOn`, 'Svaret till remittenten ligger i framtiden.');
  }
}

function checkTreatments(
  patient: Patient,
  stored: Patient | undefined,
  moment: Moment,
  report: Report,
): void {
  const before = byKey(stored?.treatments);
  for (const [index, treatment] of patient.treatments.entries()) {
    const at = `treatments.${index}`;
    const was = before.get(treatment.key);
    if (isAhead(treatment.date, was?.date, moment))
      report(`${at}.date`, 'Behandlingens datum ligger i framtiden.');
    for (const [number, { date }] of (treatment.complications ?? []).entries()) {
      const path = `${at}.complications.${number}.date`;
      // A complication has no key, so one of the same day is taken for it.
      const same = was?.complications?.find((one) => one.date === date);
      if (isAhead(date, same?.date, moment)) report(path, 'Komplikationens datum ligger i framtiden.');
      if (date < treatment.date)
        report(path, `Komplikationen ligger före sin operation (${treatment.date}).`);
    }
  }
}

/**
 * An invitation is not sent before it is created. An opening is judged by its day alone, since the clocks of two
 * machines may differ; a sending that follows from an opening or an answer is judged with these.
 */
function checkSending(
  { createdAt, sentAt, openedAt, answers = {} }: Invitation,
  was: Invitation | undefined,
  at: string,
  report: Report,
): void {
  if (createdAt === undefined) return;
  const isStored = was?.createdAt === createdAt;
  if (openedAt !== undefined && !(isStored && was?.openedAt === openedAt)) {
    if (stockholmDate(openedAt) < stockholmDate(createdAt))
      report(`${at}.openedAt`, 'Enkäten är öppnad innan den skapades.');
  }
  if (sentAt === undefined || (isStored && was?.sentAt === sentAt)) return;
  const follows = [openedAt, ...Object.values(answers).map((answer) => answer.answeredAt)].includes(sentAt);
  const sameDay = standsForDay(sentAt) && stockholmDate(sentAt) === stockholmDate(createdAt);
  if (!follows && !sameDay && isAfter(createdAt, sentAt))
    report(`${at}.sentAt`, 'Enkäten är lämnad innan den skapades.');
}

/** Whether an answer and its sending are those that are stored. Their clocks may have differed. */
const isKept = (was: Invitation | undefined, is: Invitation, form: string): boolean =>
  was !== undefined &&
  earliestAnswer(was) === earliestAnswer(is) &&
  was.answers?.[form]?.answeredAt === is.answers?.[form]?.answeredAt;

function checkInvitation(
  patient: Patient,
  invitation: Invitation,
  was: Invitation | undefined,
  at: string,
  moment: Moment,
  report: Report,
): void {
  const anchored =
    invitation.occasion === 'new-visit'
      ? patient.visits.some((visit) => visit.key === invitation.anchor && visit.kind === 'new')
      : patient.treatments.some((treatment) => treatment.key === invitation.anchor);
  if (!anchored) {
    const what = invitation.occasion === 'new-visit' ? 'inget nybesök' : 'ingen behandling';
    report(`${at}.anchor`, `Patienten har ${what} med nyckeln ${invitation.anchor}.`);
  }
  for (const name of ['createdAt', 'sentAt', 'openedAt', 'withdrawnAt'] as const) {
    if (isAhead(invitation[name], was?.[name], moment))
      report(`${at}.${name}`, 'Tidpunkten ligger i framtiden.');
  }
  checkSending(invitation, was, at, report);
  const from = earliestAnswer(invitation);
  for (const [form, { answeredAt }] of Object.entries(invitation.answers ?? {})) {
    const path = `${at}.answers.${form}`;
    if (!invitation.forms.includes(form))
      report(path, 'Svaret gäller ett formulär som inte ingår i enkäten.');
    else if (!invitation.sentAt || !from) report(path, 'Svaret gäller ett formulär som inte har skickats.');
    else if (!isKept(was, invitation, form) && isAfter(from, answeredFrom(invitation, answeredAt)))
      report(`${path}.answeredAt`, 'Svaret är lämnat innan formuläret skickades.');
    if (isAhead(answeredAt, was?.answers?.[form]?.answeredAt, moment))
      report(`${path}.answeredAt`, 'Tidpunkten ligger i framtiden.');
  }
}

const isAfter = (one: Instant, other: Instant) => Date.parse(one) > Date.parse(other);

const byKey = <T extends Keyed>(list: readonly T[] = []): ReadonlyMap<string, T> =>
  new Map(list.map((one) => [one.key, one]));

/**
 * Checks a record whose parts are well-formed: finds dates in the future or in the wrong order, and anchors
 * and keys that do not fit. An unusual value is a question (questionsAbout), never an error.
 * @param stored the patient before the change, if any; its days and moments are not judged anew
 * @returns empty when the record may be stored
 */
export function checkPatient(patient: Patient, moment: Moment, stored?: Patient): InputError[] {
  const errors: InputError[] = [];
  const report: Report = (path, message) => errors.push({ path, message });
  if (isAhead(patient.birthDate, stored?.birthDate, moment))
    report('birthDate', 'Födelsedatumet ligger i framtiden.');
  checkKeys(patient, stored, report);
  checkVisits(patient, stored, moment, report);
  checkTreatments(patient, stored, moment, report);
  const before = byKey(stored?.invitations);
  for (const [index, invitation] of patient.invitations.entries()) {
    const was = before.get(invitation.key);
    checkInvitation(patient, invitation, was, `invitations.${index}`, moment, report);
  }
  return errors;
}

const isAdultOn = (patient: Patient, date: CivilDate) => ageOn(patient.birthDate, date) >= adultFrom;

function questionsAboutCare(area: Area, patient: Patient, ask: Report): void {
  const [firstNew] = patient.visits
    .filter((visit) => visit.kind === 'new')
    .map((visit) => visit.date)
    .sort();
  const group = area.patientGroups.find(({ id }) => id === patient.patientGroup);
  if (group?.forChildren && firstNew && isAdultOn(patient, firstNew))
    ask('patientGroup', 'Gruppen gäller barn, men patienten var vuxen vid nybesöket. Stämmer det?');
  for (const [index, { date, referralReceivedOn, reportedToReferrerOn }] of patient.visits.entries()) {
    if (referralReceivedOn && referralReceivedOn < patient.birthDate)
      ask(`visits.${index}.referralReceivedOn`, 'Remissen kom före patientens födelse. Stämmer det?');
    if (reportedToReferrerOn && reportedToReferrerOn < date)
      ask(`visits.${index}.reportedToReferrerOn`, 'Svaret till remittenten gavs före besöket. Stämmer det?');
  }
  for (const [index, { date }] of patient.treatments.entries()) {
    if (date < patient.birthDate)
      ask(`treatments.${index}.date`, 'Behandlingen ligger före patientens födelse. Stämmer det?');
  }
}

/** Keys that people see as one: the same visit, treatment or invitation may be recorded twice. */
function questionsAboutKeys(patient: Patient, ask: Report): void {
  const seen = new Set<string>();
  for (const list of keyedLists) {
    for (const [index, { key }] of patient[list].entries()) {
      const name = asSeen(key);
      if (seen.has(name))
        ask(`${list}.${index}.key`, `Nyckeln ${key} står två gånger hos patienten. Är det samma uppgift?`);
      seen.add(name);
    }
  }
}

function questionsAboutForms(patient: Patient, ask: Report): void {
  for (const [index, invitation] of patient.invitations.entries()) {
    const visit =
      invitation.occasion === 'new-visit' && patient.visits.find(({ key }) => key === invitation.anchor);
    if (visit && !visit.multidisciplinary) {
      const message = 'Enkäten gäller ett besök utan teambedömning. Det räknas inte i måtten. Stämmer det?';
      ask(`invitations.${index}`, message);
    }
    for (const [form, { answeredAt, respondent }] of Object.entries(invitation.answers ?? {})) {
      if (respondent === 'guardian' && isAdultOn(patient, stockholmDate(answeredAt)))
        ask(
          `invitations.${index}.answers.${form}`,
          'En vårdnadshavare svarade för en vuxen patient. Stämmer det?',
        );
    }
  }
}

/** Finds unusual values that staff should check. They do not stop the record from being stored. */
export function questionsAbout(area: Area, patient: Patient): InputError[] {
  const questions: InputError[] = [];
  const ask: Report = (path, message) => questions.push({ path, message });
  questionsAboutCare(area, patient, ask);
  questionsAboutForms(patient, ask);
  questionsAboutKeys(patient, ask);
  return questions;
}
