import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import type { InvitationsQuery, MembersQuery } from '../../../../web/portal/api.ts';
import {
  cameFrom,
  invitationsPath,
  invitedPath,
  memberPath,
  membersPath,
  pathInList,
} from '../../../../web/portal/members/list-paths.ts';

/** Parses a patient's address as the portal's router does. */
const queryOf = (path: string) =>
  Object.fromEntries(new URL(path, 'https://portal.test').searchParams) as Record<string, string>;

describe('a patient opened from a list', () => {
  it.each<[string, MembersQuery]>([
    ['of those in the numerator', { landed: 'numerator' }],
    ['of those in a part of the number', { part: 'homeRegion.14' }],
    ['of those about whom something is missing', { missing: 'referralReceivedOn' }],
  ])('has links back to the list %s and on to the next patient', (_, query) => {
    const opened = queryOf(memberPath('SU-0001', 2026, 'Ö1', query));
    const list = cameFrom(periferFacialispares, opened);
    expect(list).toMatchObject({
      path: membersPath(2026, 'Ö1', query),
      text: 'Tillbaka till listan för Ö1 2026',
    });
    expect(list && pathInList(list, 'SU-0002')).toBe(memberPath('SU-0002', 2026, 'Ö1', query));
  });

  it.each<[string, InvitationsQuery]>([
    ['of those sent', { occasion: 'new-visit' }],
    ['of those who are awaited', { occasion: 'one-year', state: 'open' }],
    ['of forms', { occasion: 'one-year', state: 'answered', forms: 'face,fdi' }],
  ])('of invitations has links back to it and on to the next patient: %s', (_, query) => {
    const opened = queryOf(invitedPath('SU-0001', 2026, query));
    const list = cameFrom(periferFacialispares, opened);
    expect(list).toMatchObject({
      path: invitationsPath(2026, query),
      text: 'Tillbaka till enkäterna 2026',
    });
    expect(list && pathInList(list, 'SU-0002')).toBe(invitedPath('SU-0002', 2026, query));
  });

  it('ignores unknown values in the address', () => {
    const year = '2026';
    expect(cameFrom(periferFacialispares, { measure: 'Ö1', year, landed: 'toString' })?.query).toEqual({});
    expect(cameFrom(periferFacialispares, { occasion: 'one-year', year, state: 'lost' })?.query).toEqual({
      occasion: 'one-year',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['nowhere', {}],
    ['an unknown occasion', { occasion: 'visit', year: '2026' }],
    ['an occasion without a year', { occasion: 'new-visit' }],
    ['a measure that the area does not have', { measure: 'R2', year: '2026' }],
    ['a year that is none', { measure: 'B1', year: 'x' }],
    ['no year', { measure: 'B1' }],
  ])('has none from %s', (_, query) => {
    expect(cameFrom(dysmeli, query)).toBeUndefined();
  });
});
