import * as z from 'zod';
import { adultFrom, ageOn, type CivilDate } from '../care/period.ts';
import { GivenMoment } from '../care/written.ts';
import { homeCode } from '../limits.ts';
import { languages } from '../survey/languages/languages.ts';
import { readPhone } from './phone-number.ts';

/** The person whom messages about a patient address: the patient, or a guardian of a child. */
const contactRecipients = ['patient', 'guardian'] as const;

/**
 * The reasons why nothing is sent to a patient any more. `protected-identity` also removes the address: no telephone
 * number and no e-mail address is kept.
 */
export const stopReasons = ['declined', 'deceased', 'protected-identity', 'other'] as const;

/** A number as people write it; it is kept in E.164. */
const Phone = z
  .string()
  .trim()
  .max(40, 'Numret får ha högst 40 tecken.')
  .overwrite((text) => readPhone(text) ?? text)
  .refine(
    (text) => readPhone(text) !== null,
    'Numret finns inte. Skriv ett svenskt nummer, 070-174 06 05, eller ett med landskod, +47 …',
  )
  .meta({ description: 'As people write it; kept and returned in E.164, `+46701740605`' });

/** The longest address that SMTP carries (RFC 5321, as erratum 1690 of RFC 3696 reads it). */
const emailLimit = 254;

const Email = z
  .string()
  .trim()
  .max(emailLimit, `Adressen får ha högst ${emailLimit} tecken.`)
  .pipe(z.email('Skriv e-postadressen så här: namn@exempel.se'));

const spoken = languages.map(({ language }) => language) as [string, ...string[]];

/** The part of a contact that staff write. */
export const ContactDetails = z.strictObject({
  /** Missing: the patient. */
  recipient: z.enum(contactRecipients).optional(),
  phone: Phone.optional(),
  email: Email.optional(),
  /** The language of the messages; missing: Swedish. */
  language: z.enum(spoken).optional(),
});
export type ContactDetails = z.infer<typeof ContactDetails>;

export const ContactStop = z.strictObject({ reason: z.enum(stopReasons), at: GivenMoment });
export type ContactStop = z.infer<typeof ContactStop>;

/**
 * How a patient is reached, and whether anything may be sent. It is no part of the patient's record: what reads
 * answers or counts cannot read it.
 */
export const PatientContact = ContactDetails.extend({ stopped: ContactStop.optional() });
export type PatientContact = z.infer<typeof PatientContact>;

export const isProtected = ({ stopped }: PatientContact): boolean => stopped?.reason === 'protected-identity';

/**
 * Whether texts go to a number's country.
 * @param phone in E.164
 * @param codes of the countries that the stage's row allows. No country's code begins with another's
 */
export const mayText = (phone: string, codes: readonly string[] = [homeCode]): boolean =>
  codes.some((code) => phone.startsWith(code));

/** Whether the contact is a guardian's and the patient has come of age: from the 18th birthday it is not used. */
export const isOutgrown = (
  { recipient }: Pick<PatientContact, 'recipient'>,
  birthDate: CivilDate,
  today: CivilDate,
): boolean => recipient === 'guardian' && ageOn(birthDate, today) >= adultFrom;

/**
 * Stops a contact. A protected identity loses its telephone number and e-mail address, and no other reason replaces
 * it: only the end of the stop lifts the protection.
 */
export function withStop(contact: PatientContact, stopped: ContactStop): PatientContact {
  if (isProtected(contact) || contact.stopped?.reason === stopped.reason) return contact;
  const { phone: _, email: __, ...kept } = contact;
  return { ...(stopped.reason === 'protected-identity' ? kept : contact), stopped };
}

export const withoutStop = ({ stopped: _, ...contact }: PatientContact): PatientContact => contact;
