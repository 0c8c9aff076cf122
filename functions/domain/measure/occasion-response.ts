import * as z from 'zod';
import { occasions } from '../care/occasion.ts';

const count = z.int().min(0);

/** Forms sent and answered. */
export const ResponseRate = z.strictObject({ answered: count, sent: count });
export type ResponseRate = z.infer<typeof ResponseRate>;

/** The outcomes of the invitations for an occasion in a year. */
export const OccasionResponse = z
  .strictObject({
    occasion: z.enum(occasions),
    created: count.describe('Invitations that are not handed over and still can be'),
    lapsed: count.describe('Invitations that were not handed over by their last day'),
    sent: count.describe('Invitations that are handed over; so are the numbers below'),
    opened: count,
    answered: count,
    withdrawn: count,
    open: count.describe('Can still be answered, the day it expires included'),
    expired: count,
    forms: z.record(z.string(), ResponseRate),
  })
  .meta({ id: 'Response' });
export type OccasionResponse = z.infer<typeof OccasionResponse>;
