import canonicalize from 'canonicalize';
import type { ReportContent } from './content.ts';

/** Writes a report's content in the one form of RFC 8785, which every program makes alike. */
export function canonicalForm(content: ReportContent): string {
  const written = canonicalize(content);
  if (written === undefined) throw new Error('a report has no canonical form');
  return written;
}

/**
 * The text whose SHA-256 is the hash of a version: each version's hash is over that of the one before, so that none of
 * them can be replaced.
 * @param previous the hash of the version before; empty for the first
 */
export const chainedText = (previous: string, canonical: string): string => `${previous}\n${canonical}`;
