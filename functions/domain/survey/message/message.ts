import { type Area, followUpWindowAfter, senderOf, type Unit } from '../../care/area.ts';
import { adultFrom, ageOn, type CivilDate, contains, daysBetween } from '../../care/period.ts';
import { readCode, showCode } from '../code.ts';
import type { Invitation } from '../invitation.ts';
import { lastWholeDay } from '../invitation-state.ts';

/** How long ago the patient was in contact with the unit, as far as a letter or a message may say it. */
export type Since = 'recently' | 'a-year-ago' | 'earlier';

/** How long a contact is recent, in days. */
const recentDays = 60;

/** The facts that a letter or a message is written from. Its words are in the other files of this folder. */
export type CodeMessage = {
  sender: string;
  since: Since;
  /** The last whole day to answer. */
  lastDay: CivilDate | undefined;
  /** The unit's telephone number, where it has given one. */
  phone: string | undefined;
  /** It goes to a child's home. */
  forChild: boolean;
  /** As people read it. */
  code: string;
  link: string;
  /** Where the code is typed in, without a scheme. */
  site: string;
};

type Dated = { key: string; date: CivilDate };

/** The facts about a patient that decide what a message says. */
type AddressedPatient = { birthDate: CivilDate; visits: readonly Dated[]; treatments: readonly Dated[] };

/** An invitation as far as its message is concerned; it may not be stored yet. */
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

/** A year is said only of a treatment whose window is open; «recently» only of a visit of the last two months. */
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

/** Everything that the message with an invitation's code is written from. */
export function messageOf(facts: MessageFacts): CodeMessage {
  const { unit, patient, invitation, issued, survey, phone, today } = facts;
  return {
    sender: senderOf(unit),
    since: sinceOf(facts),
    lastDay: lastWholeDay(invitation),
    phone,
    forChild: ageOn(patient.birthDate, today) < adultFrom,
    code: showCode(readCode(issued.code) ?? issued.code),
    link: issued.link,
    site: survey.replace(/^https?:\/\//, ''),
  };
}
