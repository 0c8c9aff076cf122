import type { Instant } from '../domain/care/period.ts';

/** The person who did something, and the time. */
export type Authorship = { at: Instant; by: string };

/** Picks the authorship out of an item. */
export const authorshipOf = ({ at, by }: Authorship): Authorship => ({ at, by });
