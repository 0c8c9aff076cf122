import { describe, expect, it } from 'vitest';
import { placeInList, rememberAfter, rememberList } from '../../../web/portal/list-trail.ts';

describe('the place of a patient in a list', () => {
  it('is known as far as the list was shown', () => {
    rememberList('whole', ['A', 'B', 'B', 'C'], false);
    expect(placeInList('whole', 'A')).toEqual({ number: 1, of: 3, next: 'B', unknown: false });
    expect(placeInList('whole', 'B')).toEqual({ number: 2, of: 3, next: 'C', unknown: false });
    expect(placeInList('whole', 'C')).toEqual({ number: 3, of: 3, unknown: false });
  });

  it('has no total while the list has more pages, and fetches the patient after the last', () => {
    rememberList('half', ['A', 'B'], true);
    expect(placeInList('half', 'A')).toEqual({ number: 1, next: 'B', unknown: false });
    expect(placeInList('half', 'B')).toEqual({ number: 2, unknown: true });
    rememberAfter('half', 'B', ['C', 'C'], false);
    expect(placeInList('half', 'B')).toEqual({ number: 2, of: 3, next: 'C', unknown: false });
    expect(placeInList('half', 'C')).toEqual({ number: 3, of: 3, unknown: false });
  });

  it('has no number when the list was never shown from its beginning', () => {
    expect(placeInList('unseen', 'M')).toEqual({ unknown: true });
    rememberAfter('unseen', 'M', ['N'], true);
    expect(placeInList('unseen', 'M')).toEqual({ next: 'N', unknown: false });
    expect(placeInList('unseen', 'N')).toEqual({ unknown: true });
    rememberAfter('unseen', 'N', [], false);
    expect(placeInList('unseen', 'N')).toEqual({ unknown: false });
  });
});
