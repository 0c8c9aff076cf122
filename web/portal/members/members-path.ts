import type { Landed } from '../api.ts';

/** The address of the patients behind a number. */
export function membersPath(year: number, id: string, query: { landed?: Landed; missing?: string }): string {
  return `/portal/measures/${year}/${encodeURIComponent(id)}?${new URLSearchParams(query)}`;
}
