import type { Occasion } from './care/area.ts';
import type {
  answerModes,
  channels,
  legalSexes,
  PatientRecord,
  Respondent,
  Visit,
  visitKinds,
  visitModes,
} from './patient/patient.ts';
import type { SunnybrookValues, sunnybrookRegions } from './patient/sunnybrook.ts';

/**
 * The Swedish names of what is recorded, the same on screens and in the files that patients come in and go out with.
 * Groups, causes, treatments and procedures have theirs in the area.
 */

type NamesOf<Values extends readonly string[]> = Readonly<Record<Values[number], string>>;

export const visitKindNames = {
  new: 'Nybesök',
  'one-year': 'Ettårskontroll',
  other: 'Annat besök',
} as const satisfies NamesOf<typeof visitKinds>;

export const modeNames = { physical: 'Fysiskt', digital: 'Digitalt' } as const satisfies NamesOf<
  typeof visitModes
>;

export const sexNames = { female: 'Kvinna', male: 'Man' } as const satisfies NamesOf<typeof legalSexes>;

export const channelNames = {
  letter: 'Brev',
  sms: 'Sms',
  email: 'E-post',
  clinic: 'På mottagningen',
} as const satisfies NamesOf<typeof channels>;

export const occasionNames = {
  'new-visit': 'Nybesök',
  'one-year': 'Ettårskontroll',
} as const satisfies Record<Occasion, string>;

export const respondentNames = {
  patient: 'Patienten själv',
  'patient-with-help': 'Patienten med hjälp',
  guardian: 'Närstående',
} as const satisfies Record<Respondent, string>;

export const answerModeNames = {
  web: 'På webben',
  paper: 'På papper',
  phone: 'Per telefon',
  clinic: 'På mottagningen',
} as const satisfies NamesOf<typeof answerModes>;

type FieldName = Exclude<keyof PatientRecord | keyof Visit, 'key' | 'visits' | 'treatments' | 'kind'>;

/** What a field is called: the header of a column, the label of an input, what changed. */
export const fieldNames = {
  reference: 'Referens',
  birthDate: 'Födelsedatum',
  legalSex: 'Juridiskt kön',
  homeRegion: 'Hemregion',
  patientGroup: 'Patientgrupp',
  cause: 'Orsak',
  date: 'Datum',
  mode: 'Form',
  multidisciplinary: 'Multidisciplinär teambedömning',
  referralReceivedOn: 'Godkänd remiss kom',
  patientChoseToWait: 'Patienten valde själv att vänta',
  reportedToReferrerOn: 'Svar till remittenten',
  sunnybrook: 'Sunnybrook',
  procedures: 'Typ av kirurgi',
  complications: 'Komplikationer',
} as const satisfies Record<FieldName | 'procedures' | 'complications', string>;

export const visitKindField = 'Typ av besök';
export const treatmentKindField = 'Typ av behandling';

const regions = {
  brow: 'Pannrynkning',
  eyeClosure: 'Ögonslutning',
  smile: 'Leende',
  snarl: 'Näsrynkning',
  pucker: 'Läpprundning',
} as const satisfies NamesOf<typeof sunnybrookRegions>;

/** The parts of a Sunnybrook grading and the places in each, in the order one grades. The words are this project's own. */
export const sunnybrookNames = {
  resting: { name: 'Vila', places: { eye: 'Ögonspringa', cheek: 'Kindfåra', mouth: 'Mungipa' } },
  movement: { name: 'Viljemässig rörelse', places: regions },
  synkinesis: { name: 'Synkinesier', places: regions },
} as const satisfies {
  [Part in keyof SunnybrookValues]: { name: string; places: Record<keyof SunnybrookValues[Part], string> };
};

export const notAssessableNames = {
  bilateral: 'Ej bedömbar: dubbelsidig pares',
  other: 'Ej bedömbar av annat skäl',
} as const;

/** The items that have a name instead of a number, in full and as a column is headed. */
const itemNames = new Map([
  ['overall', { name: 'Frågan om besöket som helhet', short: 'helhet' }],
  ['side', { name: 'Frågan om berörd sida', short: 'sida' }],
]);

/** What an item of an instrument is called: «Fråga 5», «Frågan om berörd sida». */
export const itemName = (key: string): string => itemNames.get(key)?.name ?? `Fråga ${key}`;

/** What is left of an item's name beside its form's: «5», «sida». */
export const itemShortName = (key: string): string => itemNames.get(key)?.short ?? key;

const scaleNames = new Map([
  ['ability', 'förmåga'],
  ['agreement', 'instämmande'],
  ['calm', 'lugn'],
  ['difficulty', 'svårighet'],
  ['experience', 'upplevelse'],
  ['frequency', 'hur ofta'],
  ['side', 'sida'],
]);

/** What a set of options is called; one that no instrument has is called by its key. */
export function scaleName(set: string): string {
  const name = scaleNames.get(set);
  return name ? `Svarsskalan för ${name}` : `Svarsskalan ${set}`;
}

/** A name as it stands within a sentence: «frågan om berörd sida». */
export const withinSentence = (name: string): string => name.charAt(0).toLowerCase() + name.slice(1);
