import type { legalSexes, PatientRecord, Visit, visitKinds, visitModes } from './patient.ts';

/**
 * The Swedish names of recorded fields, the same on screens and in the files for import and export. The area
 * has the names of groups, causes, treatments and procedures.
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

/** The names of fields, used as column headers, as labels of inputs and in lists of changes. */
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
