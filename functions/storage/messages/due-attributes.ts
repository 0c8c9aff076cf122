import type { Instant } from '../../domain/care/period.ts';
import { keys } from '../table.ts';

/** Moments in full milliseconds, so that they sort as text. */
export const sortable = (moment: Date | Instant): string => new Date(moment).toISOString();

/** The attributes that put an invitation into the index `byDue`. */
export const dueAttributes = (unit: string, at: Date | Instant) => ({
  due: keys.due(unit),
  dueAt: sortable(at),
});
