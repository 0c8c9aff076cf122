import * as z from 'zod';
import { holdsPersonalNumber, personalNumberRefusal } from './personal-number.ts';

/**
 * The id of a row in the system that the record comes from. It is part of the table's keys and of addresses.
 */
export const Key = z
  .string()
  .regex(/^\S(?:.{0,98}\S)?$/, 'En nyckel är 1–100 tecken på en rad, utan mellanslag i ändarna.')
  .refine(
    (text) => !/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text),
    'En nyckel har inga styrtecken och inga osynliga tecken.',
  )
  .refine((text) => !holdsPersonalNumber(text), personalNumberRefusal);
