import type { legalSexes, PatientRecord, Visit, visitKinds, visitModes } from './patient.ts';

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
