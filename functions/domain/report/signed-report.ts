import type { Instant } from '../care/period.ts';
import type { ReportContent } from './content.ts';

/** A signed version of a year's report. It is written once and never changed. */
export type SignedReport = {
  year: number;
  /** From 1. */
  version: number;
  /** The content in its canonical form: the bytes that the hash is over. */
  canonical: string;
  hash: string;
  /** The hash of the report that was read and signed; answers that waited may have closed with the signing. */
  read: string;
  /** The hash of the version before; empty for the first. */
  previous: string;
  signedAt: Instant;
  signedBy: string;
  /** Why it corrects the version before. */
  reason?: string;
  /** Names the list of what each patient added to it. */
  members: string;
};

export const contentIn = ({ canonical }: Pick<SignedReport, 'canonical'>): ReportContent =>
  JSON.parse(canonical);

/** Writes a version as JSON, with the very bytes that were signed in place of its content. */
export function signedJson({ canonical, version, signedAt, signedBy, reason, hash, previous }: SignedReport) {
  const rest = JSON.stringify({ version, signedAt, signedBy, reason, hash, previous });
  return `{"content":${canonical},${rest.slice(1)}`;
}
