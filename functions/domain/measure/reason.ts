import * as z from 'zod';
import type { CivilDate } from '../care/period.ts';
import { WrittenDate } from '../care/written.ts';

const Told = z.strictObject({
  date: WrittenDate.optional(),
  days: z.int().optional(),
  count: z.int().optional(),
  what: z
    .string()
    .optional()
    .describe('A value of the record (a grade), an occasion, or the months of the follow-up window'),
});
type Told = z.infer<typeof Told>;

const days = (count: number | undefined) => (count === 1 ? '1 dag' : `${count ?? 0} dagar`);

/** A last day, which has passed or not: reasons are stored without a clock, so their words are chosen by today's date. */
const lastDay = (date: CivilDate | undefined, today: CivilDate, coming: string, past: string): string =>
  date === undefined ? '' : ` ${date < today ? past : coming} ${date}.`;
const answerDay = ({ date }: Told, today: CivilDate) =>
  lastDay(date, today, 'Sista svarsdag är', 'Svarstiden gick ut');

const sentences = {
  'new-visit': ({ date }: Told) => `Nybesök med teambedömning ${date}.`,
  treatments: ({ count }: Told) => (count === 1 ? '1 behandling räknas.' : `${count} behandlingar räknas.`),
  'treatment-outside': ({ date }: Told) =>
    `Behandlingen ${date} ligger utanför definitionen och räknas inte.`,
  'treatment-unknown-region': ({ date }: Told) => `Behandlingen ${date} räknas inte: hemregion saknas.`,
  'treatment-unknown-group': ({ date }: Told) => `Behandlingen ${date} räknas inte: patientgrupp saknas.`,
  'treatment-unknown-group-and-region': ({ date }: Told) =>
    `Behandlingen ${date} räknas inte: patientgrupp och hemregion saknas.`,
  'assessed-in-time': (told: Told) => `Bedömd ${told.date}, ${days(told.days)} efter remissen.`,
  'assessed-late': (told: Told) =>
    `Bedömd ${told.date}, ${days(told.days)} efter remissen: senare än vårdgarantin.`,
  'no-referral-date': ({ date }: Told) => `Remissdatum saknas för nybesöket ${date}.`,
  'patient-chose-to-wait': () => 'Patienten valde själv att vänta.',
  operated: ({ date }: Told) => `Opererad ${date}.`,
  'serious-complication': (told: Told) =>
    `Oförväntad komplikation av grad ${told.what} den ${told.date}, ${days(told.days)} efter operationen.`,
  'milder-complication': (told: Told) =>
    `Komplikation av grad ${told.what} den ${told.date} räknas inte: under IIIa.`,
  'expected-complication': (told: Told) =>
    `Komplikation av grad ${told.what} den ${told.date} räknas inte: förväntad.`,
  'late-complication': (told: Told) =>
    `Komplikation av grad ${told.what} den ${told.date} räknas inte: för sent, ${days(told.days)} efter operationen.`,
  'no-complication': () => 'Ingen komplikation är registrerad.',
  'not-treated': () => 'Ingen behandling räknas under behandlingsåret. Utskicken räknas i svarsfrekvensen.',
  'not-followed-up': ({ date, what }: Told) =>
    `Behandlad ${date}, ingen ettårskontroll inom fönstret ${what} månader.`,
  'window-ends': ({ date }: Told, today) =>
    lastDay(
      date,
      today,
      'En ettårskontroll räknas om den görs till och med',
      'Tiden för ettårskontroll gick ut',
    ).trim(),
  'graded-both': () => 'Graderad med Sunnybrook både vid nybesök före behandlingen och vid ettårskontrollen.',
  'not-graded': ({ what }: Told) => `Sunnybrook saknas ${occasionText(what)}.`,
  'not-assessable': () => 'En gradering är registrerad som ej bedömbar.',
  'graded-after-treatment': ({ date }: Told) => `Graderad vid nybesök ${date}, som låg efter behandlingen.`,
  'graded-around-different-treatments': () =>
    'Graderingarna före och efter hör till olika behandlingar: gradering vid ettårskontroll efter den senare saknas.',
  answered: () => 'Enkäten är besvarad.',
  'not-answered': (told: Told, today) => `Enkäten är skickad men inte besvarad.${answerDay(told, today)}`,
  withdrawn: () => 'Enkäten är återkallad och inte besvarad.',
  'not-sent': () => 'Ingen enkät är skickad för nybesöket.',
  'answered-both': () => 'FaCE eller FDI är besvarad både vid nybesöket och efter ett år.',
  'form-not-sent': ({ what }: Told) => `Ingen FaCE eller FDI är skickad för ${visitText(what)}.`,
  'form-not-answered': (told: Told, today) =>
    `FaCE eller FDI är skickad för ${visitText(told.what)} men inte besvarad.${answerDay(told, today)}`,
  'form-withdrawn': ({ what }: Told) =>
    `Utskicket av FaCE eller FDI för ${visitText(what)} är återkallat och inte besvarat.`,
  'form-incomplete': ({ what }: Told) =>
    `FaCE eller FDI är besvarad ${occasionText(what)} men inte fullständig.`,
  'forms-around-different-treatments': () =>
    'Formulären före och efter hör till olika behandlingar: fullständig FaCE eller FDI efter den senare saknas.',
  reported: ({ date }: Told) => `Svar till remittenten ${date}.`,
  'not-reported': ({ date }: Told) => `Inget svar till remittenten är registrerat för nybesöket ${date}.`,
} as const satisfies Record<string, (told: Told, today: CivilDate) => string>;

/**
 * Why a patient lands where they do, as data: a code and what the sentence needs. Stored with the tally, so a list of
 * patients is one read; the sentences are here and can change without a recount.
 */
export const Reason = Told.extend({ code: z.enum(Object.keys(sentences) as (keyof typeof sentences)[]) });
export type Reason = z.infer<typeof Reason>;

const visitText = (occasion: string | undefined): string =>
  occasion === 'one-year' ? 'ettårskontrollen' : 'nybesök före behandlingen';

const occasionText = (occasion: string | undefined): string => `vid ${visitText(occasion)}`;

/** The reason as a Swedish sentence, as it is true on a day. */
export const reasonText = (reason: Reason, today: CivilDate): string => sentences[reason.code](reason, today);

const gaps: Readonly<Record<string, string>> = {
  referralReceivedOn: 'remissdatum',
  reportedToReferrerOn: 'svar till remittent',
  homeRegion: 'hemregion',
  legalSex: 'juridiskt kön',
  patientGroup: 'patientgrupp',
  cause: 'orsak',
  procedures: 'typ av kirurgi',
  prem: 'besvarad PREM',
  'sunnybrook@new-visit': 'Sunnybrook vid nybesök',
  'sunnybrook@one-year': 'Sunnybrook vid ettårskontroll',
  'prom@new-visit': 'FaCE eller FDI vid nybesök',
  'prom@one-year': 'FaCE eller FDI vid ettårskontroll',
  'one-year-visit': 'ettårskontroll inom fönstret',
};

/** Whether anything can be missing by that name. */
export const isGap = (name: string): boolean => Object.hasOwn(gaps, name);

/** What is missing, as Swedish words that follow «saknas:». */
export const gapText = (gap: string): string => gaps[gap] ?? gap;

/** What a measure counts one of for each patient: their earliest new visit of the year. */
const ofNewVisit = ['referralReceivedOn', 'reportedToReferrerOn'];

/** How many lack what is missing, as Swedish words: «3 nybesök utan remissdatum», «1 patient utan hemregion». */
export function gapCountText(gap: string, count: number): string {
  const noun = ofNewVisit.includes(gap) ? 'nybesök' : count === 1 ? 'patient' : 'patienter';
  return `${count} ${noun} utan ${gapText(gap)}`;
}
