import type { Instant } from '../domain/care/period.ts';

/** Who did something, and when. */
export type Authorship = { at: Instant; by: string };

/** The authorship alone, of something that was stored with it. */
export const authorshipOf = ({ at, by }: Authorship): Authorship => ({ at, by });
