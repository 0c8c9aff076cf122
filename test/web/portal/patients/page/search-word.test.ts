import { describe, expect, it } from 'vitest';
import {
  mayStandInAddress,
  searchPath,
  wordHere,
} from '../../../../../web/portal/patients/page/search-word.ts';

describe('the search word of the patient list', () => {
  it.each(['99', 'SU-0999', 'su', '1987', 'A.1_b', 'SU-2024'])('is part of the address: %s', (word) => {
    expect(searchPath(word)).toBe(`/portal/patients?q=${word}`);
    expect(wordHere({ q: word }, null)).toBe(word);
  });

  it.each([
    '1987-0',
    '19870503',
    '1987-05-03',
    '1987 05 03',
    '870503',
    '870503-1',
    '870503+1234',
    '19870503-12',
    'SU-1987-05-03',
  ])('is not part of the address when it may begin a birth date or personal number: %s', (word) => {
    expect(mayStandInAddress(word)).toBe(false);
    expect(searchPath(word)).toBe('/portal/patients?q=');
    expect(wordHere({ q: '' }, { search: word })).toBe(word);
    expect(wordHere({ q: '' }, null)).toBe('');
  });

  it('is empty when nothing was typed', () => {
    expect(searchPath('')).toBe('/portal/patients');
    for (const state of [null, undefined, 'x', { search: 7 }, {}]) expect(wordHere({}, state)).toBe('');
    expect(wordHere({ q: 'SU' }, { search: '' })).toBe('');
  });
});
