import { fieldNames } from '../../domain/patient/record-names.ts';
import { type Codec, text } from '../files/codec.ts';

/** A column of the template: its Swedish header, and its field (dots separate parts). */
export type Column = {
  header: string;
  /**
   * Headers of an earlier template: a unit may go on filling in its copy of one, so they are read as well.
   */
  formerly?: readonly string[];
  field: string;
  codec: Codec;
  required?: true;
  /** On the answers sheet: the form that the item belongs to. */
  form?: string;
  /**
   * The area does not ask for it: it is read when a file has it, written when a patient has it, and never
   * offered.
   */
  unasked?: true;
};

export const isAsked = ({ unasked }: Column): boolean => !unasked;

export type SheetId = 'patients' | 'visits' | 'treatments' | 'complications' | 'answers';

/** A sheet of the template. Every row begins with the patient's reference. */
export type Sheet = { id: SheetId; name: string; columns: readonly Column[] };

/** The first column of every row: the patient's reference. */
export const reference: Column = {
  header: fieldNames.reference,
  field: 'reference',
  codec: text,
  required: true,
};

/** The key of a visit, treatment or invitation within its patient; the same key means the same one. */
export const key = (header: string, explains: string): Column => ({
  header,
  field: 'key',
  codec: { ...text, explains },
  required: true,
});
