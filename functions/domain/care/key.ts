import * as z from 'zod';

/** Whatever the system that a record comes from calls its rows; it stands in the table's keys and in addresses. */
export const Key = z
  .string()
  .regex(/^\S(?:.{0,98}\S)?$/, 'En nyckel är 1–100 tecken på en rad, utan mellanslag i ändarna.')
  .refine(
    (text) => !/[\p{Cc}\p{Cf}\p{Default_Ignorable_Code_Point}]/u.test(text),
    'En nyckel har inga styrtecken och inga osynliga tecken.',
  );
