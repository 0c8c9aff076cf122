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
} from '../../../../web/portal/members/list-paths.ts';

/** A patient's address taken apart as the portal's router does. */
const queryOf = (path: string) =>
  Object.fromEntries(new URL(path, 'https://portal.test').searchParams) as Record<string, string>;

describe('a patient opened from a list', () => {
  it.each<[string, MembersQuery]>([
    ['of those in the numerator', { landed: 'numerator' }],
    ['of those in a part of the number', { part: 'homeRegion.14' }],
    ['of those about whom something is missing', { missing: 'referralReceivedOn' }],
  ])('has the way back to the list %s', (_, query) => {
    const opened = queryOf(memberPath('SU-0001', 2026, 'Ö1', query));
    expect(cameFrom(periferFacialispares, opened)).toEqual({
      path: membersPath(2026, 'Ö1', query),
      text: 'Tillbaka till listan för Ö1 2026',
    });
  });

  it.each<[string, InvitationsQuery]>([
    ['of those sent', { occasion: 'new-visit' }],
    ['of those who are awaited', { occasion: 'one-year', state: 'open' }],
    ['of forms', { occasion: 'one-year', state: 'answered', forms: 'face,fdi' }],
  ])('of invitations has the way back to it: %s', (_, query) => {
    const opened = queryOf(invitedPath('SU-0001', 2026, query));
    expect(cameFrom(periferFacialispares, opened)).toEqual({
      path: invitationsPath(2026, query),
      text: 'Tillbaka till listan över utskick 2026',
    });
  });

  it.each<[string, Record<string, string>]>([
    ['nowhere', {}],
    ['an occasion that is none', { occasion: 'visit', year: '2026' }],
    ['an occasion without a year', { occasion: 'new-visit' }],
    ['a measure that the area does not have', { measure: 'R2', year: '2026' }],
    ['a year that is none', { measure: 'B1', year: 'x' }],
    ['no year', { measure: 'B1' }],
  ])('has none from %s', (_, query) => {
    expect(cameFrom(dysmeli, query)).toBeUndefined();
  });
});
