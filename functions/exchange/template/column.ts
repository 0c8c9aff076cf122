import { fieldNames } from '../../domain/patient/record-names.ts';
import { type Codec, text } from '../files/codec.ts';

/** A column of the template: its Swedish header, and the field it holds (dots for parts). */
export type Column = {
  header: string;
  /** Headers of an earlier template: a unit may go on filling in its copy of one, so they are read as well. */
  formerly?: readonly string[];
  field: string;
  codec: Codec;
  required?: true;
  /** Of the answers sheet: which form the item is of. */
  form?: string;
  /** The area does not ask for it: it is read where it stands and written where a patient has it, and never offered. */
  unasked?: true;
};

export const isAsked = ({ unasked }: Column): boolean => !unasked;

export type SheetId = 'patients' | 'visits' | 'treatments' | 'complications' | 'answers';

/** A sheet of the template. Every row begins with the patient's reference. */
export type Sheet = { id: SheetId; name: string; columns: readonly Column[] };

/** Every row begins with whose it is. */
export const reference: Column = {
  header: fieldNames.reference,
  field: 'reference',
  codec: text,
  required: true,
};

/** What tells the patient's own visits, treatments or invitations apart; the same again is the same one. */
export const key = (header: string, explains: string): Column => ({
  header,
  field: 'key',
  codec: { ...text, explains },
  required: true,
});
