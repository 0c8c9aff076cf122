import { type MeasuredArea, measureOf } from '../../../functions/domain/measure/measured-area.ts';
import type { InvitationsQuery, MembersQuery } from '../api.ts';
import { isLanded } from '../measure/tabs.ts';
import { patientPath } from '../patients/page/patient-path.ts';
import { channelNames, occasionNames, responseNames } from '../words.ts';

/** Addresses of the lists behind the year's numbers, and of a patient opened from one of them. */

/** The address of a measure's page. */
export const measurePath = (year: number, id: string): string =>
  `/portal/measures/${year}/${encodeURIComponent(id)}`;

/** The address of the patients behind a measure's number. */
export function membersPath(year: number, id: string, query: MembersQuery): string {
  return `${measurePath(year, id)}?${new URLSearchParams(query)}`;
}

/** The address of the invitations behind a number of the response. */
export const invitationsPath = (year: number, query: InvitationsQuery): string => {
  const named = Object.entries(query).filter(([, value]) => value !== '');
  return `/portal/surveys/${year}?${new URLSearchParams(Object.fromEntries(named))}`;
};

/**
 * The address of a patient that names the list it was opened from, so that staff can work through the list.
 */
export function memberPath(reference: string, year: number, id: string, query: MembersQuery): string {
  return `${patientPath(reference)}?${new URLSearchParams({ measure: id, year: String(year), ...query })}`;
}

/** The address of a patient opened from a list of invitations. */
export const invitedPath = (reference: string, year: number, query: InvitationsQuery): string =>
  `${patientPath(reference)}?${new URLSearchParams({ year: String(year), ...query })}`;

/** Whether a text from an address is one of the names' values. */
const isOneOf =
  <Value extends string>(names: Readonly<Record<Value, string>>) =>
  (written: string | undefined): written is Value =>
    written !== undefined && Object.hasOwn(names, written);

const isOccasion = isOneOf(occasionNames);
const isState = isOneOf(responseNames);
const isChannel = isOneOf(channelNames);

/**
 * Reads the query of an invitation list from an address; undefined when it names no occasion. An unknown
 * state is left out.
 */
export function invitationsQueryOf({
  occasion = '',
  state,
  forms,
  channel,
}: Record<string, string>): InvitationsQuery | undefined {
  if (!isOccasion(occasion)) return undefined;
  return {
    occasion,
    ...(isState(state) ? { state } : {}),
    ...(forms ? { forms } : {}),
    ...(isChannel(channel) ? { channel } : {}),
  };
}

/** Reads the query of a measure's list from an address. */
export const membersQueryOf = ({
  landed,
  missing,
  part,
  complete,
}: Record<string, string>): MembersQuery => ({
  ...(isLanded(landed) ? { landed } : {}),
  ...(missing ? { missing } : {}),
  ...(part ? { part } : {}),
  ...(complete === 'true' ? { complete } : {}),
});

/** The list that a patient was opened from. */
export type OpenedFrom = {
  /** The list's own address, which also identifies it. */
  path: string;
  /** The text of the link back to it. */
  text: string;
  year: number;
} & ({ of: 'members'; id: string; query: MembersQuery } | { of: 'invitations'; query: InvitationsQuery });

/**
 * Finds the list that an address says a patient was opened from; undefined when the area has no such list.
 */
export function cameFrom(area: MeasuredArea, query: Record<string, string>): OpenedFrom | undefined {
  const { measure: id = '', year: written = '' } = query;
  const year = Number(written);
  if (!Number.isInteger(year) || year === 0) return undefined;
  const invitations = invitationsQueryOf(query);
  if (invitations)
    return {
      path: invitationsPath(year, invitations),
      text: `Tillbaka till enkäterna ${year}`,
      year,
      of: 'invitations',
      query: invitations,
    };
  if (!measureOf(area, id)) return undefined;
  const members = membersQueryOf(query);
  return {
    path: membersPath(year, id, members),
    text: `Tillbaka till listan för ${id} ${year}`,
    year,
    of: 'members',
    id,
    query: members,
  };
}

/** The address of another patient of the same list. */
export const pathInList = (list: OpenedFrom, reference: string): string =>
  list.of === 'members'
    ? memberPath(reference, list.year, list.id, list.query)
    : invitedPath(reference, list.year, list.query);
