import { type Area, measureOf } from '../../../functions/domain/area.ts';
import type { Landed } from '../api.ts';
import { patientPath } from '../patients/patient-path.ts';

/** Which of a measure's patients: where they land, what is missing about them, or which part of the number they are. */
export type MembersQuery = { landed?: Landed; missing?: string; part?: string };

/** The address of the patients behind a number. */
export function membersPath(year: number, id: string, query: MembersQuery): string {
  return `/portal/measures/${year}/${encodeURIComponent(id)}?${new URLSearchParams(query)}`;
}

/** The address of a patient that remembers the list it was opened from, so that one can go on working through it. */
export function memberPath(reference: string, year: number, id: string, query: MembersQuery): string {
  return `${patientPath(reference)}?${new URLSearchParams({ measure: id, year: String(year), ...query })}`;
}

/** The list that a patient was opened from; undefined when it was none of the area's. */
export function cameFrom(
  area: Area,
  { measure: id = '', year: written = '', landed, missing, part }: Record<string, string>,
): { path: string; text: string } | undefined {
  const year = Number(written);
  if (!measureOf(area, id) || !Number.isInteger(year) || year === 0) return undefined;
  const query = {
    ...(landed ? { landed: landed as Landed } : {}),
    ...(missing ? { missing } : {}),
    ...(part ? { part } : {}),
  };
  return { path: membersPath(year, id, query), text: `Tillbaka till listan för ${id} ${year}` };
}
