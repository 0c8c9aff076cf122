import { describe, expect, it } from 'vitest';
import { dysmeli } from '../../../../functions/domain/areas/dysmeli.ts';
import { periferFacialispares } from '../../../../functions/domain/areas/perifer-facialispares.ts';
import {
  cameFrom,
  type MembersQuery,
  memberPath,
  membersPath,
} from '../../../../web/portal/members/members-path.ts';

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

  it.each<[string, Record<string, string>]>([
    ['nowhere', {}],
    ['a measure that the area does not have', { measure: 'R2', year: '2026' }],
    ['a year that is none', { measure: 'B1', year: 'x' }],
    ['no year', { measure: 'B1' }],
  ])('has none from %s', (_, query) => {
    expect(cameFrom(dysmeli, query)).toBeUndefined();
  });
});
