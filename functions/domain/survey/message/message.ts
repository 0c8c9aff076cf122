import { type Area, followUpWindowAfter, senderOf, type Unit } from '../../care/area.ts';
import { adultFrom, ageOn, type CivilDate, contains, daysBetween } from '../../care/period.ts';
import { readCode, showCode } from '../code.ts';
import type { Invitation } from '../invitation.ts';
import { lastDayOf } from '../invitation-state.ts';

/**
 * The time since the patient's contact with the unit, in the detail that a letter or a message may reveal.
 */
export type Since = 'recently' | 'a-year-ago' | 'earlier';

/** A contact is recent for this number of days. */
const recentDays = 60;

/** The facts in a letter or a message. The words are in the other files of this folder. */
export type CodeMessage = {
  sender: string;
  since: Since;
  /** The last whole day to answer. */
  lastDay: CivilDate | undefined;
  /** The unit's telephone number, if it has given one. */
  phone: string | undefined;
  /** The message goes to a child's home. */
  forChild: boolean;
  /** The code as people read it. */
  code: string;
  link: string;
  /** The address at which the code is typed in, without a scheme. */
  site: string;
};

type Dated = { key: string; date: CivilDate };

/** The facts about a patient that decide the words of a message. */
type AddressedPatient = { birthDate: CivilDate; visits: readonly Dated[]; treatments: readonly Dated[] };

/** The fields of an invitation that its message needs; the invitation may not be stored yet. */
type AnnouncedInvitation = Pick<Invitation, 'occasion' | 'anchor' | 'sentAt' | 'expiresAt'>;

export type MessageFacts = {
  area: Area;
  unit: Unit;
  patient: AddressedPatient;
  invitation: AnnouncedInvitation;
  issued: { code: string; link: string };
  /** The address of the survey, with its scheme. */
  survey: string;
  phone: string | undefined;
  today: CivilDate;
};

/**
 * Chooses the time to mention: a year only when the treatment's window is open, «recently» only within two
 * months.
 */
export function sinceOf({
  area,
  patient,
  invitation: { occasion, anchor },
  today,
}: Pick<MessageFacts, 'area' | 'patient' | 'invitation' | 'today'>): Since {
  if (occasion === 'one-year') {
    const treatment = patient.treatments.find(({ key }) => key === anchor);
    return treatment && contains(followUpWindowAfter(area, treatment.date), today) ? 'a-year-ago' : 'earlier';
  }
  const visit = patient.visits.find(({ key }) => key === anchor);
  return visit && daysBetween(visit.date, today) <= recentDays ? 'recently' : 'earlier';
}

/** Collects the facts for the message with an invitation's code. */
export function messageOf(facts: MessageFacts): CodeMessage {
  const { unit, patient, invitation, issued, survey, phone, today } = facts;
  return {
    sender: senderOf(unit),
    since: sinceOf(facts),
    lastDay: lastDayOf(invitation),
    phone,
    forChild: ageOn(patient.birthDate, today) < adultFrom,
    code: showCode(readCode(issued.code) ?? issued.code),
    link: issued.link,
    site: survey.replace(/^https?:\/\//, ''),
  };
}
