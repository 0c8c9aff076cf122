import * as z from 'zod';
import { type Instrument, optionsOf } from './instrument.ts';
import type { Value, Values } from './values.ts';

/**
 * Makes the schema of an instrument's values: known items with known options, and at least one answered item.
 */
export function valuesSchema(instrument: Instrument): z.ZodType<Values> {
  const shape: Record<string, z.ZodType<Value | undefined>> = {};
  for (const item of instrument.items) {
    const value = z.literal([...optionsOf(instrument, item)] as [Value, ...Value[]]);
    shape[item.key] = item.required ? value : value.optional();
  }
  const counts = instrument.items.filter((item) => !item.unscored).map((item) => item.key);
  return z.strictObject(shape).refine((values) => counts.some((key) => values[key] !== undefined), {
    message: 'Minst en fråga ska vara besvarad.',
  }) as unknown as z.ZodType<Values>;
}
