import { senderOf } from '../../../../functions/domain/care/area.ts';
import { adultFrom, ageOn, type CivilDate, daysBetween } from '../../../../functions/domain/care/period.ts';
import { readCode, showCode } from '../../../../functions/domain/survey/code.ts';
import { lastWholeDay } from '../../../../functions/domain/survey/invitation-state.ts';
import { formatLongDate } from '../../../ui/format.ts';
import type { IssuedCode, SeenInvitation, SeenPatient } from '../../api.ts';
import type { Place } from '../../session.ts';
import { oneYearOf } from './one-year.ts';

/** The words that bring somebody a code: never what they are treated for, since others may read them. */

/** How long ago it was that they were in contact with the unit, as far as it may be said. */
export type Since = 'recently' | 'a-year-ago' | 'earlier';

/** How long a contact is recent, in days. */
const recentDays = 60;

/** What a letter or a message says. */
export type CodeMessage = {
  sender: string;
  since: Since;
  /** The last whole day to answer. */
  lastDay: CivilDate | undefined;
  /** Of the unit, where it has given one. */
  phone: string | undefined;
  /** It goes to a child's home. */
  forChild: boolean;
  /** As people read it. */
  code: string;
  link: string;
  /** Where the code is typed in, without a scheme. */
  site: string;
};

/** What is asked about: enough of an invitation to say it truly. */
export type Asked = Pick<SeenInvitation, 'occasion' | 'anchor' | 'forms' | 'channel'> &
  Partial<Pick<SeenInvitation, 'sentAt' | 'expiresAt'>>;

/** A year is said only of a treatment whose window is open; «recently» only of a visit of the last two months. */
export function sinceOf(place: Place, patient: SeenPatient, { occasion, anchor }: Asked): Since {
  if (occasion === 'one-year') {
    const choice = oneYearOf(place, patient).choices.find(({ treatment }) => treatment.key === anchor);
    return choice?.stage === 'open' ? 'a-year-ago' : 'earlier';
  }
  const visit = patient.visits.find(({ key }) => key === anchor);
  return visit && daysBetween(visit.date, place.session.today) <= recentDays ? 'recently' : 'earlier';
}

/**
 * What is said of one invitation with its code.
 * @param phone the unit's, where it has given one
 */
export function messageOf(
  place: Place,
  patient: SeenPatient,
  asked: Asked,
  issued: IssuedCode,
  phone: string | undefined,
): CodeMessage {
  const { session, unit } = place;
  return {
    sender: senderOf(unit),
    since: sinceOf(place, patient, asked),
    lastDay: lastWholeDay(asked),
    phone,
    forChild: ageOn(patient.birthDate, session.today) < adultFrom,
    code: showCode(readCode(issued.code) ?? issued.code),
    link: issued.link,
    site: session.survey.replace(/^https?:\/\//, ''),
  };
}

export const sinceTexts = {
  sv: {
    recently: 'Du har nyligen varit i kontakt med oss.',
    'a-year-ago': 'För ungefär ett år sedan var du i kontakt med oss.',
    earlier: 'Du har tidigare varit i kontakt med oss.',
  },
  en: {
    recently: 'You were recently in contact with us.',
    'a-year-ago': 'About a year ago you were in contact with us.',
    earlier: 'You have been in contact with us before.',
  },
} as const satisfies Record<'sv' | 'en', Record<Since, string>>;

export const guardianTexts = {
  sv: 'Till dig som är vårdnadshavare: frågorna gäller ditt barn. Barnet kan svara självt eller med din hjälp, eller så svarar du. Ni väljer vem som svarar innan frågorna börjar.',
  en: 'If you are a guardian: the questions are about your child. The child can answer alone or with your help, or you can answer. You choose who answers before the questions begin.',
} as const;

const englishDate = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', dateStyle: 'long' });

/** «13 maj 2026» or «13 May 2026». */
export const dayIn = (language: 'sv' | 'en', day: CivilDate): string =>
  language === 'sv' ? formatLongDate(day) : englishDate.format(new Date(`${day}T00:00:00Z`));

export const emailSubject = 'Några frågor till dig';

/** An SMS: neutral, as it shows on a locked screen. */
export function smsText(
  { sender, lastDay, phone, forChild, code, link, site }: CodeMessage,
  withLink: boolean,
) {
  return [
    `Hej! ${sender} har några frågor till ${forChild ? 'dig och ditt barn' : 'dig'}.`,
    withLink ? `Svara här: ${link}` : `Gå till ${site} och skriv koden ${code}.`,
    lastDay && `Svara senast ${dayIn('sv', lastDay)}.`,
    'Det är frivilligt.',
    phone && `Vill du fråga något eller svara på annat sätt? Ring ${phone}.`,
  ]
    .filter(Boolean)
    .join(' ');
}

/** The body of an e-mail. */
export function emailText(message: CodeMessage, withLink: boolean): string {
  const { sender, since, lastDay, phone, forChild, code, link, site } = message;
  return [
    `Hej! ${sender} har några frågor till dig.`,
    `${sinceTexts.sv[since]} Vi vill gärna veta hur du har det. Det tar några minuter och är frivilligt.`,
    withLink ? `Svara här: ${link}` : `Gå till ${site} och skriv koden ${code}`,
    lastDay && `Svara senast ${dayIn('sv', lastDay)}.`,
    forChild && guardianTexts.sv,
    phone
      ? `Vill du hellre svara på papper eller per telefon, eller fråga något? Ring ${phone}.`
      : `Vill du hellre svara på papper eller per telefon, eller fråga något? Kontakta ${sender}.`,
    `${withLink ? 'Länken' : 'Koden'} är personlig. Skicka den inte vidare.`,
  ]
    .filter(Boolean)
    .join('\n\n');
}
